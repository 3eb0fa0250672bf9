import DisclosureModel

/// Puts suspects into words.
struct FindingWriter {
    let ledger: Ledger
    let constraints: [Constraint]
    /// The values with every suspect corrected: operands are told as they should be, the wrong one apart.
    let corrected: [Money?]

    func finding(_ suspect: Localiser.Suspect) -> Finding? {
        guard let first = suspect.mends.first else { return nil }
        let constraint = constraints[first]
        let printed = ledger.printed(suspect.cell)
        let expected = ledger.amount(suspect.implied ?? suspect.expected, at: suspect.cell)
        var others = constraint.terms.map(\.cell).filter { $0 != suspect.cell && ledger.values[$0] != nil }
        var arithmetic = arithmetic(constraint, suspect)
        // A second sum that comes to the same says more than the number of them.
        let second = suspect.mends.dropFirst().lazy.map { constraints[$0] }.first {
            $0.isSum && $0.terms.count <= Self.shortest && self.arithmetic($0, suspect) != arithmetic
        }
        if constraint.isSum, let second, suspect.belongs == nil {
            arithmetic += "; " + self.arithmetic(second, suspect)
            for term in second.terms where term.cell != suspect.cell && ledger.values[term.cell] != nil {
                if !others.contains(term.cell) { others.append(term.cell) }
            }
        }
        let check = Check(
            rule: constraint.rule, at: ledger.locator(of: suspect.cell), result: .fail, expected: expected,
            found: printed, tolerance: tolerance(constraint, at: suspect.cell),
            message: message(constraint, suspect, arithmetic, expected))
        return Finding(
            code: constraint.code, check: check, cells: ([suspect.cell] + others).map(cell), arithmetic: arithmetic,
            rules: Set(suspect.mends.map { constraints[$0].rule }).sorted(), hint: hint(suspect, expected))
    }

    /// The most terms of a sum that is told beside another.
    private static let shortest = 8

    func cell(_ cell: Int) -> Finding.Cell {
        Finding.Cell(
            at: ledger.locator(of: cell), name: ledger.name(of: cell), printed: ledger.printed(cell),
            unit: ledger.unit(of: cell))
    }

    private func tolerance(_ constraint: Constraint, at cell: Int) -> Amount? {
        if case .rate = constraint.shape { return nil }
        return constraint.tolerance == 0 ? nil : ledger.amount(constraint.tolerance, at: cell)
    }

    private func message(
        _ constraint: Constraint, _ suspect: Localiser.Suspect, _ arithmetic: String, _ expected: Amount?
    ) -> String {
        let name = ledger.name(of: suspect.cell)
        let unit = ledger.unit(of: suspect.cell)
        let should = expected.map { "\($0)\(unit)" } ?? "another amount"
        switch constraint.shape {
        case .sign(_, let of):
            let larger = Constraint.sum(of, corrected).signum()
            let words = larger > 0 ? "is above" : (larger < 0 ? "is below" : "equals")
            let item = ledger.statement(of: suspect.cell).map { ledger.document.statements[$0].subject } ?? name
            return "The text compares \(item) the wrong way: the final account \(words) the budget, \(arithmetic)."
        case .rate where suspect.cell == constraint.subject:
            return "\(name) is stated as \(printedText(suspect.cell)), but \(arithmetic)."
        case .atMost:
            return "\(name) is \(printedText(suspect.cell)), but it cannot be more than \(arithmetic)."
        default:
            if let other = suspect.belongs {
                return
                    "\(name) is \(printedText(suspect.cell)), which belongs into another column: \(ledger.name(of: other))."
            }
            let arithmetic = arithmetic.isEmpty ? "nothing is printed for its parts" : arithmetic
            if constraint.code == .formula, suspect.implied != nil {
                let formula = constraint.rule.split(separator: ":").last.map(String.init) ?? constraint.rule
                return "\(name) is \(printedText(suspect.cell)), as the form's own formula makes it, but the note's "
                    + "\(formula) makes it \(should): \(arithmetic)."
            }
            guard ledger.printed(suspect.cell) != nil else {
                let state = ledger.text(of: suspect.cell).map { "is \"\($0)\", no amount" } ?? "is blank"
                return "\(name) \(state), but \(arithmetic) makes it \(should)."
            }
            return "\(name) is \(printedText(suspect.cell)), but should be \(should): \(arithmetic)."
        }
    }

    private func printedText(_ cell: Int) -> String {
        ledger.printed(cell).map { "\($0)\(ledger.unit(of: cell))" } ?? "blank"
    }

    /// The claim with its amounts, solved for the suspect.
    private func arithmetic(_ constraint: Constraint, _ suspect: Localiser.Suspect) -> String {
        switch constraint.shape {
        case .equal(let terms), .atMost(let terms):
            let factor = terms.first { $0.cell == suspect.cell }?.factor ?? 1
            let rest = terms.filter { $0.cell != suspect.cell && value($0.cell) != nil }
            if rest.count == 1, let other = rest.first, let amount = value(other.cell) {
                let sign = other.factor * factor > 0 ? "-" : ""
                let unit =
                    ledger.unit(of: other.cell) == ledger.unit(of: suspect.cell) ? "" : ledger.unit(of: other.cell)
                return "\(sign)\(amount)\(unit) in \(ledger.name(of: other.cell))"
            }
            return sum(rest.map { ($0.cell, -$0.factor * factor) }, in: suspect.cell)
        case .rate(_, let of, let by):
            let rate = Rate(of: Constraint.sum(of, corrected), by: Constraint.sum(by, corrected))
            let place = ledger.values.indices.contains(constraint.subject) ? constraint.tolerance : 1
            let percent = rate.rounded(to: place).flatMap { ledger.amount($0, at: constraint.subject) }
            let isMixed = Set((of + by).map { ledger.unit(of: $0.cell) }).count > 1
            func side(_ terms: [Constraint.Term]) -> String {
                let text = sum(terms.map { ($0.cell, $0.factor) }, hasUnits: isMixed)
                return terms.count > 1 ? "(\(text))" : text
            }
            return "\(side(of)) / \(side(by)) = \(percent.map { "\($0)%" } ?? "no percentage")"
        case .sign(_, let of): return sum(of.map { ($0.cell, $0.factor) })
        }
    }

    private func value(_ cell: Int) -> Amount? {
        corrected[cell].flatMap { ledger.amount($0, at: cell) }
    }

    private func sum(_ terms: [(Int, Int)], in target: Int? = nil, hasUnits: Bool = false) -> String {
        var text = ""
        for (cell, factor) in terms {
            guard let amount = value(cell) else { continue }
            let isOther = target.map { ledger.unit(of: $0) != ledger.unit(of: cell) } ?? hasUnits
            let shown = isOther ? "\(amount)\(ledger.unit(of: cell))" : "\(amount)"
            text += text.isEmpty ? (factor < 0 ? "-" : "") : (factor < 0 ? " - " : " + ")
            text += shown
        }
        guard let target, terms.count > 1 else { return text }
        let total = Constraint.sum(terms.map { Constraint.Term(cell: $0.0, factor: $0.1) }, corrected)
        return ledger.amount(total, at: target).map { "\(text) = \($0)" } ?? text
    }

    /// A percentage that would hold if one of its amounts were in 万元 rather than 元, or the reverse.
    private func unitSlip(_ constraint: Constraint, among terms: [Constraint.Term]) -> String? {
        let scale = MoneyScale.powers[4]
        for (printed, meant) in [("元", "万元"), ("万元", "元")] {
            for term in terms where ledger.unit(of: term.cell) == printed {
                guard let value = corrected[term.cell], let amount = ledger.printed(term.cell) else { continue }
                let other = printed == "元" ? value * scale : value / scale
                let outcome = constraint.outcome { cell in
                    cell == constraint.subject ? ledger.values[cell] : (cell == term.cell ? other : corrected[cell])
                }
                guard outcome == .exact || outcome == .rounding else { continue }
                return "It would hold if \(amount)\(printed) were \(amount)\(meant): the unit may be wrong."
            }
        }
        return nil
    }

    private func hint(_ suspect: Localiser.Suspect, _ expected: Amount?) -> String? {
        var sentences: [String] = []
        if suspect.belongs != nil { sentences.append("The amount was shifted by one column or more.") }
        let shape = suspect.mends.first.map { constraints[$0].shape }
        if let misprint = suspect.misprint, suspect.mends.first.map({ constraints[$0].code }) != .comparison {
            sentences.append(misprint.sentence)
        }
        if case .rate(let cell, let of, let by)? = shape, suspect.cell == cell, let index = suspect.mends.first,
            let unit = unitSlip(constraints[index], among: of + by)
        {
            sentences.append(unit)
        }
        if let other = suspect.alongside {
            sentences.append(
                "\(ledger.name(of: other.cell)) is wrong by as much, so that the row adds up all the same.")
        }
        if suspect.mends.count > 1 { sentences.append("\(suspect.mends.count) identities hold once it is corrected.") }
        if !suspect.rivals.isEmpty {
            let names = suspect.rivals.prefix(3).map { cell in
                ledger.name(of: cell) + (ledger.locator(of: cell).map { " (\($0))" } ?? "")
            }
            let more = suspect.rivals.count > 3 ? " and \(suspect.rivals.count - 3) more" : ""
            sentences.append(
                "Or \(names.count > 1 ? "one of these" : "this") is wrong instead: \(names.joined(separator: "; "))\(more)."
            )
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
