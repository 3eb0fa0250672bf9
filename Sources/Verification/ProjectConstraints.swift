import DisclosureModel
import FormCatalogue

/// What the text, the performance forms and the tables say of the same projects.
///
/// A project that two sentences name has one amount, and its form has it too. The projects that the text lists add up
/// to the whole that it states before them, and the applications to the project expenditure; but a department may list
/// part of its projects, so that sums are findings only where one misprint explains the difference.
struct ProjectConstraints {
    private let ledger: Ledger
    private let book: IdentityBook
    private(set) var constraints: [Constraint] = []

    init(_ ledger: Ledger, book: IdentityBook) {
        self.ledger = ledger
        self.book = book
    }

    private var statements: [Statement] { ledger.document.statements }

    mutating func build() {
        let projects = listed()
        // A name that is listed twice with amounts of its own is no project's: it is what several items are for.
        var times: [String: Int] = [:]
        for project in projects { times[project.name, default: 0] += 1 }
        for project in projects where times[project.name] == 1 { relate(project) }
        for (whole, parts) in wholes(projects) where parts.count >= 2 {
            equal(whole, parts, rule: "narrative:projects=sum(projects)", code: .itemSum, strength: .soft)
        }
        addApplications()
    }

    /// A project of the text: what it spent.
    private struct Project {
        let name: String
        let index: Int
    }

    /// Names with a budget, an amount and a completion rate, one after the other, that are neither items nor totals.
    private func listed() -> [Project] {
        statements.indices.dropFirst().compactMap { index in
            let statement = statements[index]
            let before = statements[index - 1]
            guard statement.measure == "actual", before.measure == "budget", before.subject == statement.subject
            else { return nil }
            let key = LabelText.key(statement.subject)
            guard ItemName(key: key) == nil, book.byName[LabelKey(key)] == nil else { return nil }
            return Project(name: Self.name(key), index: index)
        }
    }

    private static func name(_ key: String) -> String {
        let last = key.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(key[key.index(after: $0)...]) } ?? key
        return last.hasSuffix("项目") ? String(last.dropLast(2)) : last
    }

    private mutating func relate(_ project: Project) {
        guard project.name.utf8.count >= 12 else { return }
        let cell = ledger.cell(statement: project.index)
        for (index, statement) in statements.enumerated() {
            guard index != project.index, ["total", "actual"].contains(statement.measure), statement.unit != "%",
                statement.subject.utf8.count >= project.name.utf8.count,
                statement.measure == "total" || index > project.index,
                Self.name(LabelText.key(statement.subject)).hasSuffix(project.name)
            else { continue }
            equal(
                cell, [ledger.cell(statement: index)], rule: "narrative:project=project", code: .statement,
                strength: .rounding)
        }
        for table in ledger.tables(of: "performance/project") {
            guard let field = table.table.fields.first(where: { $0.key == "projectName" }),
                Self.name(LabelText.key(field.text)) == project.name
            else { continue }
            let spent = ledger.fieldCells("executed", in: table)
            guard let first = spent.first, spent.count == 1 else { continue }
            equal(
                cell, [first.cell], rule: "narrative:project=performance/project", code: .statement,
                strength: .rounding)
        }
    }

    /// The wholes that the text states before a list of projects (`资金951.48万元，占项目支出…`), with the list.
    private func wholes(_ projects: [Project]) -> [(Int, [Int])] {
        var wholes: [(Int, [Int])] = []
        for (index, statement) in statements.enumerated() {
            guard statement.measure.dropping(prefix: "share of ")?.contains("项目支出") == true, index > 0 else { continue }
            let whole = statements[index - 1]
            guard whole.measure == "total", whole.subject == statement.subject, whole.unit != "%" else { continue }
            let cell = ledger.cell(statement: index - 1)
            guard let sum = ledger.values[cell] else { continue }
            var parts: [Int] = []
            for project in projects where project.index > index {
                let part = ledger.cell(statement: project.index)
                guard let value = ledger.values[part], value < sum else {
                    if parts.isEmpty { continue } else { break }
                }
                parts.append(part)
            }
            // A whole that is stated twice has one list.
            wholes.removeAll { $0.1 == parts }
            wholes.append((cell, parts))
        }
        return wholes
    }

    /// The applications of a budget add up to its project expenditure.
    private mutating func addApplications() {
        let tables = ledger.tables(of: "performance/project-target")
        let cells = tables.compactMap { ledger.fieldCells("yearBudget", in: $0).first?.cell }
        guard cells.count >= 2, cells.count == tables.count, let whole = projectExpenditure() else { return }
        equal(
            whole, cells, rule: "performance/project-target:sum([field/yearBudget])=project expenditure", code: .cross,
            strength: .soft)
    }

    private func projectExpenditure() -> Int? {
        for (form, column) in [("budget/expenditure", "project"), ("budget/projects", "total")] {
            guard let table = ledger.tables(of: form).first(where: \.isReported), let row = table.totalRow,
                let column = table.column(column)
            else { continue }
            let cell = table.cell(row: row, column: column)
            if ledger.values[cell] != nil { return cell }
        }
        return book.subject("budget.expenditure.project").flatMap { subject in
            statements.firstIndex { statement in
                subject.measures.contains(statement.measure)
                    && subject.names.contains { LabelText.key($0) == LabelText.key(statement.subject) }
            }.map { ledger.cell(statement: $0) }
        }
    }

    /// Forms print more decimals than the text, which may have cut them off rather than rounded them.
    private mutating func equal(
        _ whole: Int, _ parts: [Int], rule: String, code: FindingCode, strength: Identity.Strength
    ) {
        let places = ([whole] + parts).map { ledger.places[$0] }
        let fine = places.min() ?? 1
        let coarse = places.max() ?? 1
        constraints.append(
            Constraint(
                rule: rule, code: code, strength: strength,
                shape: .equal([.init(cell: whole, factor: 1)] + parts.map { .init(cell: $0, factor: -1) }),
                tolerance: Money(parts.count / 2) * fine + (coarse == fine ? 0 : coarse), subject: whole))
    }
}
