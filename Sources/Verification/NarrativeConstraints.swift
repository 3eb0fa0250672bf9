import DisclosureModel
import FormCatalogue

/// Turns what the narrative states into constraints: against the tables, and of its amounts against each other.
struct NarrativeConstraints {
    private let ledger: Ledger
    private let book: IdentityBook
    private let items: ItemRows
    private(set) var constraints: [Constraint] = []
    /// Rates whose base is zero, and shares whose whole is not stated: they could not be checked.
    private(set) var skipped: [Check] = []
    private var lastOf: [String: [String: Int]] = [:]
    /// The key of each statement's subject, and what it is called after its last slash.
    private let keys: [String]
    private let names: [String]
    /// The subject of the book that each statement states.
    private var subjects: [Int?] = []
    private var stated: [String: [Int]] = [:]
    private var order: [String] = []

    init(_ ledger: Ledger, book: IdentityBook) {
        self.ledger = ledger
        self.book = book
        items = ItemRows(ledger)
        keys = ledger.document.statements.map { LabelText.key($0.subject) }
        names = keys.map { key in
            key.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(key[key.utf8.index(after: $0)...]) } ?? key
        }
        subjects = ledger.document.statements.indices.map(find)
    }

    private var statements: [Statement] { ledger.document.statements }
    private var agency: String? {
        ledger.document.document.agency.map(LabelText.key).flatMap { $0.isEmpty ? nil : $0 }
    }
    private var kind: DocumentInfo.Kind? { ledger.document.document.kind }

    mutating func build() {
        for (index, statement) in statements.enumerated() {
            switch statement.measure {
            case "completionRate": completion(index, statement)
            case "changeRate": growth(index, statement)
            case "comparison": comparison(index, statement)
            case let measure where measure.hasPrefix("share"): share(index, statement)
            default: remember(index, statement)
            }
            lastOf[statement.subject, default: [:]][statement.measure] = index
        }
        for id in order { relate(id, stated[id] ?? []) }
        for subject in book.subjects where !subject.parts.isEmpty { addParts(of: subject) }
        sumItems()
    }

    // MARK: Amounts

    private mutating func remember(_ index: Int, _ statement: Statement) {
        guard statement.unit != "%", let id = subjects[index].map({ book.subjects[$0].id }) else { return }
        if stated[id] == nil { order.append(id) }
        stated[id, default: []].append(index)
    }

    private func find(_ index: Int) -> Int? {
        if let found = find(index, named: keys[index]) { return found }
        // `某局收入` is 收入 of the agency that the document is about.
        guard let agency, keys[index].utf8.starts(with: agency.utf8) else { return nil }
        return find(index, named: String(keys[index].dropFirst(agency.count)))
    }

    private func find(_ index: Int, named key: String) -> Int? {
        let statement = statements[index]
        return book.byName[LabelKey(key)]?.first { candidate in
            let subject = book.subjects[candidate]
            return subject.measures.contains(statement.measure)
                && (subject.kind == nil || kind == nil || subject.kind == kind?.rawValue)
        }
    }

    /// The statements of one subject agree with its cell, or with each other where no table has it.
    private mutating func relate(_ id: String, _ indices: [Int]) {
        guard let subject = book.subjects.first(where: { $0.id == id }) else { return }
        let cells = self.cells(of: subject)
        for index in indices {
            if let cells {
                add(.statement, subject: index, other: cells, rule: "narrative:\(id)=\(description(of: subject))")
            } else if let first = indices.first, first != index {
                add(.statement, subject: index, other: [ledger.cell(statement: first)], rule: "narrative:\(id)=\(id)")
            }
        }
    }

    private func description(of subject: NarrativeSubject) -> String {
        subject.cell.map { ($0.form ?? "") }.joined(separator: "+")
    }

    /// The cells that a subject is the sum of; nil where the document does not print them.
    func cells(of subject: NarrativeSubject) -> [Int]? {
        var cells: [Int] = []
        for term in subject.cell {
            guard let form = term.form, let key = term.column,
                let table = ledger.tables.first(where: { $0.table.form == form && $0.isReported }),
                let rows = rows(term, in: table), let column = table.column(key)
            else { return nil }
            cells += rows.map { table.cell(row: $0, column: column) }
        }
        let isPrinted = cells.contains { ledger.values[$0] != nil }
        return cells.isEmpty || !isPrinted ? nil : cells
    }

    private func rows(_ term: Equation.Term, in table: LedgerTable) -> [Int]? {
        switch term.rows {
        case .total: return table.totalRow.map { [$0] }
        case .first: return table.isPrinted.firstIndex(of: true).map { [$0] }
        case .named(let name):
            if let row = table.named[name], table.isPrinted[row] { return [row] }
            return table.parts(ofTotal: name)
        case .coded(let code): return table.row(code: code).map { [$0] }
        default: return nil
        }
    }

    private mutating func add(_ code: FindingCode, subject index: Int, other cells: [Int], rule: String) {
        let cell = ledger.cell(statement: index)
        let place = max(ledger.places[cell], cells.map { ledger.places[$0] }.max() ?? 1)
        let fine = min(ledger.places[cell], cells.map { ledger.places[$0] }.min() ?? 1)
        let leaves = cells.reduce(0) { sum, cell in
            guard let at = ledger.place(of: cell) else { return sum + 1 }
            return sum + at.table.partsBehind(at.row, at.column, values: ledger.values)
        }
        var tolerance = Money(max(leaves, cells.count) / 2) * (place == fine ? fine : place)
        if place != fine { tolerance = max(tolerance, place / 2) }
        constraints.append(
            Constraint(
                rule: rule, code: code, strength: .rounding,
                shape: .equal([.init(cell: cell, factor: 1)] + cells.map { .init(cell: $0, factor: -1) }),
                tolerance: tolerance, subject: cell))
    }

    private mutating func addParts(of subject: NarrativeSubject) {
        guard let whole = stated[subject.id]?.first else { return }
        let parts = subject.parts.compactMap { stated[$0]?.first }
        guard parts.count >= 2 else { return }
        let terms =
            [Constraint.Term(cell: ledger.cell(statement: whole), factor: 1)]
            + parts.map { Constraint.Term(cell: ledger.cell(statement: $0), factor: -1) }
        constraints.append(
            Constraint(
                rule: "narrative:\(subject.id)=\(subject.parts.joined(separator: "+"))", code: .itemSum,
                strength: subject.id == "basic" ? .rounding : .soft, shape: .equal(terms),
                tolerance: Money(parts.count / 2) * ledger.places[ledger.cell(statement: whole)],
                subject: ledger.cell(statement: whole)))
    }

    // MARK: Rates

    /// How many statements back an amount may stand for a rate to speak of it.
    private static let reach = 8

    private func last(_ measures: [String], of subject: String, before index: Int) -> Int? {
        let found = measures.compactMap { lastOf[subject]?[$0] }.max()
        return found.flatMap { index - $0 <= Self.reach ? $0 : nil }
    }

    private mutating func completion(_ index: Int, _ statement: Statement) {
        guard let budget = last(["budget"], of: statement.subject, before: index),
            let actual = last(["actual", "total"], of: statement.subject, before: index), actual > budget
        else { return }
        rate(index, of: [(actual, 1)], by: [(budget, 1)], rule: "narrative:completionRate=actual/budget")
    }

    private mutating func growth(_ index: Int, _ statement: Statement) {
        let subject = statement.subject
        let change = last(["change"], of: subject, before: index)
        let prior = last(["priorYear"], of: subject, before: index)
        let previous = lastOf[subject]?["changeRate"] ?? -1
        guard let now = last(["total", "actual", "budget"], of: subject, before: index) else { return }
        if let change, change > previous, change > now, change > prior ?? -1 {
            rate(
                index, of: [(change, 1)], by: [(now, 1), (change, -1)],
                rule: "narrative:changeRate=change/(total-change)")
        } else if let prior, prior > previous, now > prior || now == prior - 1 {
            rate(
                index, of: [(now, 1), (prior, -1)], by: [(prior, 1)],
                rule: "narrative:changeRate=(total-priorYear)/priorYear")
            if let first = lastOf[subject]?["total"], now != first, lastOf[subject]?["budget"] == now, now - first <= 2
            {
                add(.statement, subject: now, other: [ledger.cell(statement: first)], rule: "narrative:total=budget")
            }
        }
    }

    private mutating func share(_ index: Int, _ statement: Statement) {
        guard let base = statement.measure.dropping(prefix: "share of "),
            let part = last(["total", "actual", "budget"], of: statement.subject, before: index), index - part <= 2
        else { return }
        let rule = "narrative:share=part/whole"
        if let whole = whole(base, before: part) {
            rate(index, of: [(part, 1)], by: [(whole, 1)], rule: rule)
        } else if let cells = cells(named: base) {
            append(index, of: [term(part, 1)], by: cells.map { .init(cell: $0, factor: 1) }, rule: rule)
        }
    }

    private func cells(named name: String) -> [Int]? {
        for index in book.byName[LabelKey(label: name)] ?? [] {
            if let cells = cells(of: book.subjects[index]) { return cells }
        }
        return nil
    }

    /// The nearest statement before that names a whole.
    private func whole(_ base: String, before part: Int) -> Int? {
        let key = LabelText.key(base)
        let known = book.byName[LabelKey(key)] ?? []
        var stem = key
        for ending in ["总额", "金额", "合计", "总数"] where stem.hasSuffix(ending) { stem = String(stem.dropLast(2)) }
        for index in stride(from: part - 1, through: max(0, part - 40), by: -1) {
            let statement = statements[index]
            guard ["total", "actual"].contains(statement.measure) else { continue }
            if names[index] == key || keys[index] == key { return index }
            if let subject = subjects[index], known.contains(subject) { return index }
            if stem.utf8.count >= 18, names[index].hasSuffix(stem) { return index }
        }
        return nil
    }

    private mutating func comparison(_ index: Int, _ statement: Statement) {
        guard let budget = last(["budget"], of: statement.subject, before: index),
            let actual = last(["actual", "total"], of: statement.subject, before: index), actual > budget,
            index - budget <= 4
        else { return }
        let cell = ledger.cell(statement: index)
        constraints.append(
            Constraint(
                rule: "narrative:comparison=actual-budget", code: .comparison, strength: .rounding,
                shape: .sign(cell, of: [term(actual, 1), term(budget, -1)]), tolerance: 0, subject: cell))
    }

    private func term(_ index: Int, _ factor: Int) -> Constraint.Term {
        Constraint.Term(cell: ledger.cell(statement: index), factor: factor)
    }

    private mutating func rate(_ index: Int, of: [(Int, Int)], by: [(Int, Int)], rule: String) {
        append(index, of: of.map { term($0.0, $0.1) }, by: by.map { term($0.0, $0.1) }, rule: rule)
    }

    private mutating func append(_ index: Int, of: [Constraint.Term], by: [Constraint.Term], rule: String) {
        let cell = ledger.cell(statement: index)
        if Constraint.sum(by, ledger.values) == 0 {
            skipped.append(
                Check(
                    rule: rule, at: statements[index].at, result: .skipped, found: statements[index].value,
                    message: "zero-base: a percentage of nothing means nothing."))
            return
        }
        let uncertainty = (of + by).map { ledger.places[$0.cell] / 2 }.max() ?? 0
        constraints.append(
            Constraint(
                rule: rule, code: .rate, strength: .rounding, shape: .rate(cell, of: of, by: by),
                tolerance: ledger.places[cell], subject: cell, uncertainty: uncertainty * Money(max(of.count, 1))))
    }

    // MARK: Items

    /// The items that the text lists add up to the whole, and each agrees with its row.
    private mutating func sumItems() {
        let named = keys.map { ItemName(key: $0) }
        for (measure, whole) in [("budget", "general.budget"), ("actual", "general")] {
            var listed: [(name: ItemName, index: Int)] = []
            var seen: Set<String> = []
            for (index, statement) in statements.enumerated() where statement.measure == measure {
                guard let name = named[index], seen.insert(keys[index]).inserted else { continue }
                listed.append((name, index))
            }
            let deepest = listed.map(\.name.level).max() ?? 0
            let items = listed.filter { $0.name.level == deepest }
            guard items.count >= 2, kind != .budget else { continue }
            guard let total = stated[whole]?.first(where: { statements[$0].measure == measure }) else { continue }
            let cell = ledger.cell(statement: total)
            constraints.append(
                Constraint(
                    rule: "narrative:\(whole)=sum(items)", code: .itemSum,
                    strength: measure == "budget" ? .soft : .rounding,
                    shape: .equal([.init(cell: cell, factor: 1)] + items.map { term($0.index, -1) }),
                    tolerance: Money(items.count / 2) * ledger.places[cell], subject: cell))
        }
        for (index, statement) in statements.enumerated() {
            let measures = kind == .budget ? ["total", "budget"] : ["total", "actual"]
            guard measures.contains(statement.measure), statement.unit != "%", let name = named[index],
                let cell = items.cell(of: name)
            else { continue }
            add(.statement, subject: index, other: [cell], rule: "narrative:item=\(items.form ?? "")")
        }
    }
}
