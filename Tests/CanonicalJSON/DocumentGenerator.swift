import DisclosureModel

/// Makes documents from a seed: every field of the model present and absent, awkward text, amounts of every scale.
struct DocumentGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func document() -> DisclosureDocument {
        DisclosureDocument(
            document: info(), tables: list(3) { $0.table() }, statements: list(3) { $0.statement() },
            checks: list(3) { $0.check() }, diagnostics: list(3) { $0.diagnostic() })
    }

    private mutating func info() -> DocumentInfo {
        DocumentInfo(
            title: maybe { $0.text() }, agency: maybe { $0.text() }, year: maybe { $0.below(10_000) },
            kind: maybe { $0.one(of: DocumentInfo.Kind.allCases) ?? .final }, published: maybe { $0.text() },
            unit: maybe { $0.text() }, profile: maybe { $0.text() },
            source: maybe {
                SourceFile(name: $0.text(), format: "text", bytes: $0.below(1 << 40), sha256: $0.text())
            })
    }

    private mutating func table() -> DisclosureTable {
        DisclosureTable(
            form: maybe { $0.text() }, title: maybe { $0.text() }, number: maybe { $0.text() },
            agency: maybe { $0.text() }, unit: maybe { $0.text() },
            state: one(of: DisclosureTable.State.allCases) ?? .reported,
            fields: list(3) { .init(key: $0.text(), label: $0.text(), text: $0.text(), at: $0.place()) },
            columns: (0..<below(5)).map { column($0) }, rows: list(5) { $0.row() }, notes: list(2) { $0.text() },
            at: place(),
            repairs: list(3) { .init(at: $0.place(), rule: $0.text(), before: $0.text(), after: $0.text()) })
    }

    private mutating func column(_ index: Int) -> DisclosureTable.Column {
        .init(
            key: "\(text())\(index)", label: text(), path: list(3) { $0.text() }, ordinal: maybe { $0.below(40) },
            type: one(of: [.amount, .text]) ?? .amount, section: maybe { $0.text() })
    }

    private mutating func row() -> DisclosureTable.Row {
        .init(
            kind: one(of: DisclosureTable.Row.Kind.allCases) ?? .item, section: maybe { $0.text() },
            line: maybe { $0.below(100) }, code: maybe { "\(201 + $0.below(30))" }, level: maybe { 1 + $0.below(3) },
            label: text(),
            amounts: keyed { $0.amount() }, texts: keyed { $0.text() }, at: place(),
            cells: keyed { $0.place() ?? .text(line: 1, column: 1) })
    }

    private mutating func statement() -> Statement {
        Statement(subject: text(), measure: text(), value: amount(), unit: text(), at: place())
    }

    private mutating func check() -> Check {
        Check(
            rule: text(), at: place(), result: one(of: Check.Result.allCases) ?? .pass, expected: maybe { $0.amount() },
            found: maybe { $0.amount() }, tolerance: maybe { $0.amount() }, message: maybe { $0.text() })
    }

    private mutating func diagnostic() -> Diagnostic {
        Diagnostic(
            one(of: Diagnostic.Severity.allCases) ?? .note, text(), at: place(), text(), excerpt: maybe { $0.text() },
            hint: maybe { $0.text() })
    }

    private mutating func amount() -> Amount {
        let edges: [Int64] = [0, 1, -1, 254_011, .max, .min, 10, -100]
        return Amount(coefficient: one(of: edges) ?? 0, scale: UInt8(below(19)))
    }

    private mutating func place() -> Locator? {
        switch below(3) {
        case 0: nil
        case 1: .text(line: 1 + below(1000), column: 1 + below(100))
        default: .sheet(text(), row: 1 + below(1000), column: 1 + below(16_384))
        }
    }

    /// Never empty: an empty text is left out of the JSON, as if it were not there.
    private mutating func text() -> String {
        let pieces = [
            "总计", "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{2028}", "\u{2029}", "😀", "e\u{301}", "é", "/", "\u{7F}",
            "“三公”",
            " ", "!", ":", "\u{10FFFF}", "\u{2027}", "â",
        ]
        return (0...below(6)).map { _ in one(of: pieces) ?? "" }.joined()
    }

    private mutating func keyed<Value>(_ make: (inout Self) -> Value) -> Keyed<Value> {
        var keyed = Keyed<Value>()
        for index in 0..<below(5) { keyed["\(text())\(index)"] = make(&self) }
        return keyed
    }

    private mutating func list<Element>(_ most: Int, _ make: (inout Self) -> Element) -> [Element] {
        (0..<below(most + 1)).map { _ in make(&self) }
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        below(2) == 0 ? nil : make(&self)
    }

    private mutating func one<Element>(of elements: [Element]) -> Element? {
        elements[below(elements.count)]
    }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 1) % bound
    }
}
