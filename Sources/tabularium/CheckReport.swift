import DisclosureModel
import TerminalReport
import Verification

/// Findings as a compiler shows errors: the sentence, the source line with carets, the arithmetic, a hint.
struct CheckReport {
    let style: TerminalStyle
    /// Whether passes, skipped checks and hints are told one by one.
    let isVerbose: Bool
    /// Whether findings alone are told.
    let isQuiet: Bool

    /// The lines of one document's report.
    func lines(for checked: CheckedDocument) -> [String] {
        let frame = DiagnosticFrame(style: style)
        var shown: [String] = []
        for finding in checked.verdict.findings {
            var diagnostic = finding.diagnostic
            diagnostic.excerpt = diagnostic.at.flatMap { checked.lines?.number(at: $0) } ?? diagnostic.excerpt
            let others = finding.cells.dropFirst().prefix(Self.shownCells).compactMap {
                cell -> DiagnosticFrame.Place? in
                guard let at = cell.at, at != diagnostic.at else { return nil }
                return .init(at: at, excerpt: checked.lines?.number(at: at))
            }
            shown += frame.lines(for: diagnostic, file: checked.source, in: checked.lines, others: others)
            shown += self.others(finding, checked) + [""]
        }
        if isQuiet { return shown }
        // Reading the document has told its warnings already.
        for hint in checked.verdict.hints where isVerbose && hint.severity < .warning {
            shown += frame.lines(for: hint, file: checked.source, in: checked.lines) + [""]
        }
        shown += outcomes(checked) + [summary(checked)]
        return shown
    }

    /// The other amounts that take part, each with its place, so that a person can follow the sum.
    private func others(_ finding: Finding, _ checked: CheckedDocument) -> [String] {
        let others = finding.cells.dropFirst()
        var shown: [String] = []
        for cell in others.prefix(Self.shownCells) {
            let amount = cell.printed.map { "\($0)\(cell.unit)" } ?? "blank"
            let place = cell.at.map { "\(checked.source):\($0)" } ?? checked.source
            shown.append(
                "    " + style.paint("= ", .frame) + TerminalText.sanitised("\(amount)  \(cell.name)  (\(place))"))
        }
        if others.count > Self.shownCells { shown.append("      and \(others.count - Self.shownCells) more") }
        return shown
    }

    private func outcomes(_ checked: CheckedDocument) -> [String] {
        checked.verdict.checks.compactMap { check in
            let isTold: Bool
            switch check.result {
            case .fail: isTold = false
            case .misread, .rounding: isTold = true
            case .pass, .skipped: isTold = isVerbose
            }
            guard isTold else { return nil }
            let place = check.at.map { " \(checked.source):\($0)" } ?? ""
            return TerminalText.sanitised("\(check.result.rawValue)  \(check.rule)\(place)  \(check.message ?? "")")
        }
    }

    private func summary(_ checked: CheckedDocument) -> String {
        let verdict = checked.verdict
        let counts = DisclosureModel.Check.Result.allCases.compactMap { result in
            let count = verdict.count(result)
            return count > 0 ? "\(count) \(Self.word(result, count))" : nil
        }
        let head = counts.isEmpty ? "nothing to check" : counts.joined(separator: ", ")
        return "\(TerminalText.sanitised(checked.name)): \(head)"
    }

    private static func word(_ result: DisclosureModel.Check.Result, _ count: Int) -> String {
        switch result {
        case .pass: count == 1 ? "rule holds" : "rules hold"
        case .rounding: "with rounding"
        case .fail: "failed"
        case .skipped: "skipped"
        case .misread: "misread"
        }
    }

    private static let shownCells = 12
}
