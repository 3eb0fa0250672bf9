import Testing

@testable import SpreadsheetML

@Suite struct WorkbookWriterTests {
    /// A workbook with a sheet long enough to be compressed on its own thread, between two short ones.
    private func longBook(rows: Int) throws -> [UInt8] {
        let book = WorkbookWriter()
        let money = book.style(CellStyle().with { $0.numberFormat = "#,##0.00" })
        for (name, count) in [("一", 3), ("二", rows), ("三", 3)] {
            try book.sheet(book.reserveName(name)) { sheet in
                for row in 0..<count {
                    try sheet.row()
                    try sheet.text("行 \(row % 1000)")
                    for column in 0..<10 { try sheet.number(coefficient: Int64(row * 31 + column), scale: 2, money) }
                }
            }
        }
        return try book.finish()
    }

    @Test(arguments: [5, 20_000]) func sameCallsGiveSameBytes(rows: Int) throws {
        let first = try longBook(rows: rows)
        #expect(try longBook(rows: rows) == first)
        #expect(first.starts(with: [0x50, 0x4B, 3, 4]))
    }

    @Test func refusesToBeEmptyAndToRepeatASheet() throws {
        #expect(throws: SpreadsheetError.self) { try WorkbookWriter().finish() }
        let book = WorkbookWriter()
        let name = book.reserveName("a")
        try book.sheet(name) { _ in }
        #expect(throws: SpreadsheetError.self) { try book.sheet(name) { _ in } }
    }

    @Test func anErrorInTheBodyStopsTheCompressingThread() throws {
        struct Stop: Error {}
        let book = WorkbookWriter()
        #expect(throws: Stop.self) {
            try book.sheet(book.reserveName("a")) { sheet in
                for row in 0..<60_000 {
                    try sheet.row()
                    for _ in 0..<10 { try sheet.number(coefficient: Int64(row), scale: 0) }
                }
                throw Stop()
            }
        }
    }

    @Test func equalStylesAreWrittenOnce() {
        let book = WorkbookWriter()
        let bold = CellStyle().with { $0.font = .init(isBold: true) }
        #expect(book.style(bold) == book.style(CellStyle().with { $0.font = .init(isBold: true) }))
        #expect(book.style(bold) != book.style(bold.with { $0.indent = 1 }))
    }
}

@Suite struct SharedStringTableTests {
    @Test func textsAreSharedUntilTheTableIsFull() {
        var table = SharedStringTable(bound: 10)
        func index(_ text: String) -> Int? {
            var text = text
            return text.withUTF8 { table.index(of: $0) }
        }
        #expect(index("aaaa") == 0)
        #expect(index("bbbb") == 1)
        #expect(index("aaaa") == 0)
        #expect(index("ccc") == nil)
        #expect(index("dd") == 2)
        #expect(index("bbbb") == 1)
        #expect(table.references == 5)
    }

    @Test func manyTextsKeepTheirIndices() {
        var table = SharedStringTable(bound: 1 << 20)
        for round in 0..<2 {
            for number in 0..<20_000 {
                var text = "文本\(number)"
                let index = text.withUTF8 { table.index(of: $0) }
                #expect(index == number, "round \(round)")
            }
        }
    }
}

@Suite struct CellFingerprintTests {
    private func fingerprint(_ number: String) -> String {
        var fingerprint = CellFingerprint()
        fingerprint.add(row: 1, column: 1, number: number)
        return fingerprint.hexadecimal
    }

    @Test(arguments: [
        ("1234.50", "1234.5"), ("1234.5", "1.2345E3"), ("0", "-0.000"), ("2540.1100000000001", "2540.11"),
        ("0.30000000000000004", "0.3"), ("999999999999999.9", "1e15"), ("+5", "5"), ("1e-7", "0.0000001"),
    ])
    func equalForOneNumberInTwoForms(left: String, right: String) {
        #expect(fingerprint(left) == fingerprint(right))
    }

    @Test(arguments: [
        ("1", "2"), ("1", "-1"), ("1", "10"), ("0.1", "0.01"), ("0", "1"), ("123456789012345", "123456789012346"),
    ])
    func differentForTwoNumbers(left: String, right: String) {
        #expect(fingerprint(left) != fingerprint(right))
    }

    @Test func placeKindAndSheetCount() {
        var seen: Set<String> = []
        for (sheet, row, column) in [("a", 1, 1), ("a", 1, 2), ("a", 2, 1), ("b", 1, 1)] {
            var text = CellFingerprint()
            text.addSheet(sheet)
            var number = text
            text.add(row: row, column: column, text: " 1 ")
            number.add(row: row, column: column, number: "1")
            seen.formUnion([text.hexadecimal, number.hexadecimal])
        }
        #expect(seen.count == 8)
    }

    @Test func blanksDoNotCount() {
        var fingerprint = CellFingerprint()
        fingerprint.add(row: 1, column: 1, text: " \u{3000}\n")
        #expect(fingerprint == CellFingerprint())
    }
}
