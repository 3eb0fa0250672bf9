public import DisclosureModel

extension DisclosureDocument {
    /// Records what verification found.
    ///
    /// A file that we wrote, as JSON, markdown or a workbook, carries the outcomes of the document that it was made
    /// from, whose cells had places that the file does not keep. Outcomes that say the same stay as they were written,
    /// so that a document reads back equal. Where an amount was changed since, or other rules hold now, they say
    /// something else, and are replaced: no check is carried on that the amounts do not bear out.
    ///
    /// - Returns: The hints that are new.
    mutating func take(_ verdict: Verdict) -> [Diagnostic] {
        if !Self.sameButForPlace(checks, verdict.checks) {
            checks = verdict.checks
            diagnostics.removeAll { diagnostic in
                FindingCode.isHint(diagnostic.code)
                    && !verdict.hints.contains { $0.withoutPlace == diagnostic.withoutPlace }
            }
        }
        let new = newHints(of: verdict)
        diagnostics += new
        return new
    }

    /// The hints of a verdict that the document does not carry already, from its first verification.
    public func newHints(of verdict: Verdict) -> [Diagnostic] {
        let known = Set(diagnostics.map(\.withoutPlace))
        return verdict.hints.filter { !known.contains($0.withoutPlace) }
    }

    private static func sameButForPlace(_ left: [Check], _ right: [Check]) -> Bool {
        guard left.count == right.count else { return false }
        // The order follows the places, and with them changes.
        var counts: [Check: Int] = [:]
        for check in left { counts[check.withoutPlace, default: 0] += 1 }
        for check in right { counts[check.withoutPlace, default: 0] -= 1 }
        return counts.values.allSatisfy { $0 == 0 }
    }
}

extension Check {
    /// The outcome without where it stands.
    fileprivate var withoutPlace: Check {
        var check = self
        check.at = nil
        return check
    }
}

extension Diagnostic {
    /// The diagnostic without where it stands.
    fileprivate var withoutPlace: Diagnostic {
        var diagnostic = self
        diagnostic.at = nil
        return diagnostic
    }
}
