public import DisclosureModel

/// Makes disclosure documents from a seed. They keep what the model promises: keys of a table are distinct, the values
/// of a row stand in the order of the columns, and no text is empty where the model would leave it out.
public struct DocumentGenerator: Sendable {
    private var random: SeededGenerator

    /// Starts a sequence of documents.
    public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// The next document.
    public mutating func document() -> DisclosureDocument {
        DisclosureDocument(
            document: info(), tables: list(4) { $0.table() }, statements: list(3) { $0.statement() },
            checks: list(3) { $0.check() }, diagnostics: list(3) { $0.diagnostic() })
    }

    /// The next document as real ones are: a known unit, amounts of two decimals, no awkward text.
    public mutating func tame() -> DisclosureDocument {
        var columns: [DisclosureTable.Column] = []
        for key in ["total", "basic", "project"] {
            columns.append(.init(key: key, label: key, path: ["本年支出", key], ordinal: columns.count + 1, type: .amount))
        }
        let rows = (1...20).map { index -> DisclosureTable.Row in
            var amounts = Keyed<Amount>()
            for column in columns where !random.once(in: 3) {
                amounts[column.key] = Amount(coefficient: Int64(random.below(100_000_000)) - 1000, scale: 2)
            }
            return .init(code: "20\(index)", level: 1 + index % 3, label: "教育支出\(index)", amounts: amounts)
        }
        return DisclosureDocument(
            document: DocumentInfo(title: "2024年度部门决算", agency: "某局", year: 2024, kind: .final, unit: "万元"),
            tables: [.init(form: "final/expenditure", title: "支出决算表", unit: "万元", columns: columns, rows: rows)])
    }

    private mutating func info() -> DocumentInfo {
        DocumentInfo(
            title: maybe { $0.text() }, agency: maybe { $0.text() }, year: maybe { 1990 + $0.random.below(60) },
            kind: maybe { $0.one(of: DocumentInfo.Kind.allCases, or: .final) },
            published: maybe { $0.random.once(in: 2) ? "2025-10" : "2025-10-31" }, unit: maybe { $0.unit() },
            profile: maybe { $0.text() },
            source: maybe {
                SourceFile(
                    name: $0.text(), format: "text", bytes: $0.random.below(1 << 40),
                    sha256: String($0.random.next(), radix: 16))
            })
    }

    private mutating func table() -> DisclosureTable {
        let columns = columns()
        let extras = random.once(in: 4) ? ["more", text()] : []
        return DisclosureTable(
            form: maybe { $0.text() }, title: maybe { $0.text() }, number: maybe { $0.text() },
            agency: maybe { $0.text() }, unit: maybe { $0.unit() },
            state: one(of: DisclosureTable.State.allCases, or: .reported),
            fields: list(3) { .init(key: $0.text(), label: $0.text(), text: $0.text(), at: $0.place()) },
            columns: columns, rows: list(6) { $0.row(columns, extras) }, notes: list(3) { $0.text() }, at: place(),
            repairs: list(3) { .init(at: $0.place(), rule: $0.text(), before: $0.text(), after: $0.text()) })
    }

    private mutating func columns() -> [DisclosureTable.Column] {
        (0..<random.below(5)).map { index in
            let key = random.once(in: 4) ? "\(text())\(index)" : "c\(index)"
            let path = list(3) { $0.label() }
            let label = random.once(in: 4) ? label() : path.last ?? label()
            return .init(
                key: key, label: label, path: path, ordinal: maybe { $0.random.below(40) },
                type: random.once(in: 3) ? .text : .amount, section: maybe { $0.section() })
        }
    }

    private mutating func row(_ columns: [DisclosureTable.Column], _ extras: [String]) -> DisclosureTable.Row {
        var row = DisclosureTable.Row(
            kind: one(of: DisclosureTable.Row.Kind.allCases, or: .item), section: maybe { $0.section() },
            line: maybe { $0.random.below(100) }, code: maybe { String(201 + $0.random.below(30)) },
            level: maybe { 1 + $0.random.below(3) }, label: random.once(in: 8) ? "" : label(), at: place())
        for column in columns where !random.once(in: 3) {
            switch column.type {
            case .amount: row.amounts[column.key] = amount()
            case .text: row.texts[column.key] = text()
            }
            if random.once(in: 2) { row.cells[column.key] = place() ?? .text(line: 1, column: 1) }
        }
        for key in extras where random.once(in: 2) { row.amounts[key] = amount() }
        return row
    }

    private mutating func statement() -> Statement {
        Statement(subject: text(), measure: text(), value: amount(), unit: text(), at: place())
    }

    private mutating func check() -> Check {
        Check(
            rule: text(), at: place(), result: one(of: Check.Result.allCases, or: .pass),
            expected: maybe { $0.amount() }, found: maybe { $0.amount() }, tolerance: maybe { $0.amount() },
            message: maybe { $0.text() })
    }

    private mutating func diagnostic() -> Diagnostic {
        Diagnostic(
            one(of: Diagnostic.Severity.allCases, or: .note), text(), at: place(), text(),
            excerpt: maybe { $0.text() }, hint: maybe { $0.text() })
    }

    private mutating func amount() -> Amount {
        let edges: [Int64] = [0, 1, -1, 254_011, 254_010, .max, .min, 10, -100]
        return Amount(coefficient: one(of: edges, or: 0), scale: UInt8(random.below(19)))
    }

    private mutating func place() -> Locator? {
        switch random.below(3) {
        case 0: nil
        case 1: .text(line: 1 + random.below(1000), column: 1 + random.below(100))
        default: .sheet(label(), row: 1 + random.below(1000), column: 1 + random.below(16_384))
        }
    }

    private mutating func text() -> String { TextGenerator.text(&random) }
    private mutating func label() -> String { TextGenerator.label(&random) }
    private mutating func unit() -> String { one(of: ["元", "千元", "万元", "亿元"], or: "元") }
    private mutating func section() -> String { one(of: ["revenue", "expenditure", "public", text()], or: "public") }

    private mutating func list<Element>(_ most: Int, _ make: (inout Self) -> Element) -> [Element] {
        (0..<random.below(most + 1)).map { _ in make(&self) }
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        random.once(in: 2) ? nil : make(&self)
    }

    private mutating func one<Element>(of elements: [Element], or fallback: Element) -> Element {
        random.one(of: elements, or: fallback)
    }
}
