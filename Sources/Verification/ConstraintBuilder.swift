import DisclosureModel
import FormCatalogue

/// Turns identities into constraints over a ledger, and says which could not be run and why.
struct ConstraintBuilder {
    let ledger: Ledger
    private(set) var constraints: [Constraint] = []
    private(set) var skipped: [Check] = []
    /// Why instances of the identity at hand could not be run for cells that hold something else than an amount.
    private var unread: [String] = []

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// Adds every instance of an identity.
    mutating func add(_ identity: Identity) {
        let own = ledger.tables(of: identity.form)
        for (ordinal, table) in own.enumerated() {
            let isReported = identity.equation.scope == .fields ? table.table.state == .reported : table.isReported
            guard isReported else {
                // A table that is printed empty has nothing to add up; one that is missing is said once, by the verifier.
                continue
            }
            var partners: [String: LedgerTable] = [:]
            var missing: String?
            for form in identity.forms {
                switch partner(form, of: table, ordinal: ordinal, among: own.count) {
                case .found(let other): partners[form] = other
                case .missing(let reason): missing = missing ?? reason
                }
            }
            if let missing {
                skip(identity, table, missing)
                continue
            }
            instantiate(identity, table, partners)
        }
    }

    private enum Partner {
        case found(LedgerTable)
        case missing(String)
    }

    private func partner(_ form: String, of table: LedgerTable, ordinal: Int, among count: Int) -> Partner {
        let title = ledger.catalogue.form(form)?.title ?? form
        let others = ledger.tables(of: form).filter { $0.table.state == .reported || $0.table.state == .empty }
        guard !others.isEmpty else { return .missing("The document has no \(title).") }
        let sameAgency = others.filter { $0.table.agency != nil && $0.table.agency == table.table.agency }
        let fitting = others.count > 1 && sameAgency.count == 1 ? sameAgency : others
        guard let other = fitting.count == 1 ? fitting.first : (fitting.count == count ? fitting[ordinal] : nil) else {
            return .missing("The document has several tables \(title), and none of them is clearly meant.")
        }
        return .found(other)
    }

    private mutating func instantiate(_ identity: Identity, _ table: LedgerTable, _ partners: [String: LedgerTable]) {
        let equation = identity.equation
        let before = constraints.count
        unread = []
        var reasons: [String] = []
        func run(_ context: Context) {
            if let reason = addInstance(identity, table, partners, context) { reasons.append(reason) }
        }
        let columns: [Int?] = equation.runsOverColumns ? table.columns.indices.map { $0 } : [nil]
        let rows = table.table.rows
        if let row = identity.unless, isThere(row, in: table) { return }
        if let column = missingColumn(identity, table) {
            skip(identity, table, "The table has no column \(column).")
            return
        }
        switch equation.scope {
        case .once:
            for column in columns { run(Context(row: nil, column: column)) }
        case .fields:
            guard case .field(let names)? = equation.left.first?.rows else { return }
            for name in names {
                // A group that a form prints twice is judged by its first fields, once.
                var seen: Set<Substring> = []
                for (_, group) in ledger.fieldCells(name, in: table) where seen.insert(group).inserted {
                    run(Context(group: group))
                }
            }
        case .row:
            for row in rows.indices where table.isPrinted[row] {
                guard identity.section == nil || rows[row].section == identity.section else { continue }
                run(Context(row: row, column: nil))
            }
            dropLostColumns(identity, table, since: before)
        case .parent:
            guard !table.repeatsCodes else {
                skip(identity, table, "A code stands twice in the table, so its codes make no tree.")
                return
            }
            for row in table.children.keys.sorted() {
                for column in columns { run(Context(row: row, column: column)) }
            }
        case .class, .code:
            for row in rows.indices where table.isPrinted[row] {
                guard identity.section == nil || rows[row].section == identity.section else { continue }
                guard let code = code(of: rows[row], scope: equation.scope) else { continue }
                for column in columns { run(Context(row: row, column: column, code: code)) }
            }
        }
        if constraints.count == before {
            skip(identity, table, reasons.first ?? unread.first ?? "None of its amounts is printed.")
        } else if let reason = unread.first {
            skip(identity, table, reason)
        }
    }

    /// Whether a table has a row of the form (`section/key`), or prints an amount other than 0 in a cell of it
    /// (`section/key.column`).
    private func isThere(_ name: String, in table: LedgerTable) -> Bool {
        if table.named[name] != nil { return true }
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), let row = table.named[String(name[..<dot])],
            let column = table.column(String(name.utf8[dot...].dropFirst()) ?? "")
        else { return false }
        return ledger.values[table.cell(row: row, column: column)] ?? 0 != 0
    }

    /// A column that the identity needs and the table does not print: one named by it, or, where all parts are columns
    /// that only some districts print, any of them.
    private func missingColumn(_ identity: Identity, _ table: LedgerTable) -> String? {
        if let need = identity.needs.first(where: { table.column($0) == nil }) { return need }
        guard identity.equation.scope == .row, let form = table.form else { return nil }
        let parts = identity.equation.right.compactMap(\.column)
        guard parts.allSatisfy({ form.column($0)?.isOptional == true }) else {
            return parts.contains { table.column($0) != nil } ? nil : parts.first
        }
        return parts.first { table.column($0) == nil }
    }

    /// Where several rows lack something and a column of parts holds nothing at all, the column was lost in reading.
    ///
    /// One wrong amount breaks one row; a column that no one spent from breaks none.
    private mutating func dropLostColumns(_ identity: Identity, _ table: LedgerTable, since before: Int) {
        let lost = identity.equation.right.compactMap(\.column).filter { key in
            guard table.form?.column(key)?.isOptional == false else { return false }
            guard let column = table.column(key) else { return true }
            return table.table.rows.indices.allSatisfy { ledger.values[table.cell(row: $0, column: column)] == nil }
        }
        let broken = constraints.indices.dropFirst(before).filter { constraints[$0].outcome(ledger.values) == .broken }
        let isShort = broken.allSatisfy { Constraint.sum(constraints[$0].terms, ledger.values) > 0 }
        guard let key = lost.first, broken.count >= 2, isShort else { return }
        let labels = lost.compactMap { table.form?.column($0)?.label }.joined(separator: ", ")
        let dropped = Set(broken)
        constraints = constraints.indices.filter { !dropped.contains($0) }.map { constraints[$0] }
        skip(
            identity, table,
            "\(broken.count) rows lack an amount, and \(labels.isEmpty ? key : labels) holds none: the column was lost."
        )
    }

    /// What an instance runs over.
    private struct Context {
        var row: Int?
        var column: Int?
        var code: String?
        var group: Substring = ""
    }

    private func code(of row: DisclosureTable.Row, scope: Equation.Scope) -> String? {
        if scope == .code { return row.code }
        if let code = row.code { return code.utf8.count == 3 ? code : nil }
        guard row.kind == .item else { return nil }
        return ledger.code(ofClass: row.label)
    }

    /// Adds one instance; says why not where it cannot be run.
    private mutating func addInstance(
        _ identity: Identity, _ table: LedgerTable, _ partners: [String: LedgerTable], _ context: Context
    ) -> String? {
        var terms: [Constraint.Term] = []
        var places: (fine: Money, coarse: Money) = (.max, 1)
        func take(_ place: Money) { places = (min(places.fine, place), max(places.coarse, place)) }
        var leaves = 1
        var operands: [[Constraint.Term]] = [[], [], []]
        let equation = identity.equation
        for (ordinal, sum) in [equation.left, equation.right, equation.divisor].enumerated() {
            let side = ordinal == 0 || !equation.divisor.isEmpty ? 1 : -1
            defer {
                operands[ordinal] = terms
                terms = []
            }
            for term in sum {
                let target = term.form.flatMap { partners[$0] } ?? table
                if case .field(let names)? = term.rows {
                    let cells = names.compactMap { fieldCell($0, in: target, context) }
                    guard let cell = nearest(cells, to: operands.flatMap { $0 } + terms) else {
                        return "The form prints no amount for \(names.joined(separator: " or "))."
                    }
                    terms.append(Constraint.Term(cell: cell, factor: side * term.sign))
                    take(ledger.places[cell])
                    continue
                }
                if term.form != nil, target.table.state == .empty { continue }
                guard let rows = self.rows(term, in: target, own: term.form == nil, context) else {
                    return "The table has no row for \(describe(term))."
                }
                guard let column = column(term, in: target, rows: rows, context) else {
                    // A part whose column is not printed adds nothing; a total without a column is no claim.
                    if side == -1, term.form == nil, let key = term.column, target.form?.column(key) != nil { continue }
                    return "The table has no column for \(describe(term))."
                }
                for row in rows {
                    terms.append(Constraint.Term(cell: target.cell(row: row, column: column), factor: side * term.sign))
                    leaves = max(leaves, target.partsBehind(row, column, values: ledger.values))
                }
                take(target.place)
            }
        }
        if !equation.divisor.isEmpty { return addRate(identity, operands) }
        return add(identity, operands.flatMap { $0 }, places, leaves: leaves, isCross: !partners.isEmpty)
    }

    /// The field of a name in the group at hand; else the only one of the form that has an amount.
    private func fieldCell(_ name: String, in table: LedgerTable, _ context: Context) -> Int? {
        if let cell = ledger.fieldCell(name, of: context.group, in: table) { return cell }
        let fields = ledger.fieldCells(name, in: table)
        return fields.count == 1 ? fields.first?.cell : nil
    }

    /// The cell that agrees best with what the terms before it come to.
    private func nearest(_ cells: [Int], to terms: [Constraint.Term]) -> Int? {
        let sum = Constraint.sum(terms, ledger.values)
        func distance(_ cell: Int) -> Money { abs(sum - (ledger.values[cell] ?? 0)) }
        return cells.min { distance($0) < distance($1) }
    }

    private mutating func addRate(_ identity: Identity, _ operands: [[Constraint.Term]]) -> String? {
        guard let cell = operands[0].first?.cell, ledger.unit(of: cell) == "%" else {
            return "Its percentage is not printed as one."
        }
        guard Constraint.sum(operands[2], ledger.values) != 0 else {
            return "zero-base: a percentage of nothing means nothing."
        }
        let parts = operands[1] + operands[2]
        let uncertainty = parts.map { ledger.places[$0.cell] / 2 }.max() ?? 0
        constraints.append(
            Constraint(
                rule: identity.rule, code: identity.code, strength: identity.strength,
                shape: .rate(cell, of: operands[1], by: operands[2]), tolerance: ledger.places[cell], subject: cell,
                uncertainty: uncertainty * Money(max(operands[1].count, 1))))
        return nil
    }

    private mutating func add(
        _ identity: Identity, _ terms: [Constraint.Term], _ places: (fine: Money, coarse: Money), leaves: Int,
        isCross: Bool
    ) -> String? {
        let printed = terms.filter { ledger.values[$0.cell] != nil }
        guard let subject = terms.first?.cell, !printed.isEmpty, isClaim(identity, terms, printed, isCross: isCross)
        else {
            if let term = terms.first(where: { ledger.unread.contains($0.cell) }) {
                unread.append(ledger.unreadable(term.cell) ?? "")
            }
            return nil
        }
        let isPair = terms.count == 2 || printed.count <= 2 && isCross
        let parts = isPair ? leaves : max(printed.count - 1, isCross ? leaves : 1)
        let (fine, coarse) = places
        var tolerance = identity.strength == .hard && !isCross ? 0 : Money(parts / 2) * fine
        if coarse != fine { tolerance += coarse / 2 * Money(max(1, printed.count - 1)) }
        constraints.append(
            Constraint(
                rule: identity.rule, code: identity.code, strength: identity.strength,
                shape: identity.equation.relation == .equal ? .equal(terms) : .atMost(terms), tolerance: tolerance,
                subject: subject))
        return nil
    }

    /// Whether so much of it is printed that it claims anything.
    private func isClaim(
        _ identity: Identity, _ terms: [Constraint.Term], _ printed: [Constraint.Term], isCross: Bool
    ) -> Bool {
        // One amount of a table without any of its parts is no claim: the parts were lost, or it stands in a wrapped row.
        if printed.count == 1, !isCross, identity.equation.relation == .equal, !isSplit(terms) { return false }
        guard let subject = terms.first?.cell, ledger.values[subject] == nil else { return true }
        guard identity.equation.left.count == 1, isRowPrinted(subject) else { return false }
        // A total that is not printed is no claim; what its parts come to is left to the reader.
        return isCross || printed.allSatisfy { ledger.values[$0.cell] == 0 }
    }

    /// Whether the rows of blank places are printed with a total and its parts, so that a blank place is nothing rather
    /// than something that was lost.
    private func isSplit(_ terms: [Constraint.Term]) -> Bool {
        terms.allSatisfy { term in
            guard ledger.values[term.cell] == nil else { return true }
            guard let place = ledger.place(of: term.cell), place.table.isPrinted[place.row] else { return false }
            return place.table.table.rows[place.row].amounts.count >= 2
        } && terms.contains { ledger.values[$0.cell] != nil }
    }

    private func isRowPrinted(_ cell: Int) -> Bool {
        ledger.place(of: cell).map { $0.table.isPrinted[$0.row] } ?? true
    }

    private func rows(_ term: Equation.Term, in table: LedgerTable, own: Bool, _ context: Context) -> [Int]? {
        let all = table.table.rows
        switch term.rows {
        case nil: return context.row.map { [$0] }
        case .total: return table.totalRow.map { [$0] }
        case .first: return table.isPrinted.firstIndex(of: true).map { [$0] }
        case .top(let section):
            let rows = table.topRows(section: section)
            return rows.isEmpty ? nil : rows
        case .items(let section):
            let rows = table.items(section: section)
            return rows.isEmpty ? nil : rows
        case .named(let name):
            if let row = table.named[name], own || table.isPrinted[row] { return [row] }
            return own ? nil : table.parts(ofTotal: name)
        case .rest(let section): return table.rest(section: section)
        case .coded(let code): return table.row(code: code).map { [$0] }
        case .lines(let lines):
            let rows = all.indices.filter { all[$0].line.map(lines.contains) ?? false }
            return rows.isEmpty ? nil : rows
        case .field: return nil
        case .parent: return context.row.map { [$0] }
        case .children: return context.row.flatMap { table.children[$0] }
        case .class, .code:
            if own { return context.row.map { [$0] } }
            guard let code = context.code, !table.repeatsCodes else { return nil }
            return table.row(code: code).map { [$0] }
        }
    }

    private func column(_ term: Equation.Term, in table: LedgerTable, rows: [Int], _ context: Context) -> Int? {
        guard let key = term.column else { return context.column }
        return table.column(key)
    }

    private func describe(_ term: Equation.Term) -> String {
        switch term.rows {
        case .named(let name): name
        case .coded(let code): "code \(code)"
        case .total, .top: "its total"
        case .field(let names): names.joined(separator: " or ")
        case .items(let section), .rest(let section): "the items of \(section)"
        default: term.column ?? "an operand"
        }
    }

    private mutating func skip(_ identity: Identity, _ table: LedgerTable, _ reason: String) {
        skipped.append(Check(rule: identity.rule, at: table.table.at, result: .skipped, message: reason))
    }
}

extension Catalogue {
    /// The codes of the 类 by the keys of their names, earlier ones included.
    var classCodes: [String: String] {
        var codes: [String: String] = [:]
        for known in classes {
            for name in [known.label] + known.also { codes[LabelText.key(name)] = known.code }
        }
        return codes
    }
}
