import Testing

@testable import SpreadsheetML

@Suite struct SheetWriterTests {
    @Test(arguments: [
        (0, 0, "0"), (0, 2, "0"), (5, 0, "5"), (-5, 1, "-0.5"), (254_010, 2, "2540.1"), (254_000, 2, "2540"),
        (1, 18, "0.000000000000000001"), (Int64.max, 0, "9223372036854775807"), (Int64.min, 0, "-9223372036854775808"),
        (Int64.min, 18, "-9.223372036854775808"), (100, 1, "10"), (-7, 4, "-0.0007"),
        (12_345_678_901, 3, "12345678.901"),
    ])
    func exactDecimals(coefficient: Int64, scale: Int, text: String) throws {
        let data = try sheetData { sheet in
            try sheet.row()
            try sheet.number(coefficient: coefficient, scale: scale)
        }
        #expect(data == "<row r=\"1\"><c r=\"A1\"><v>\(text)</v></c></row>")
    }

    @Test(arguments: [
        (1.0, "1"), (-0.0, "0"), (0.1 + 0.2, "0.30000000000000004"), (1e300, "1e+300"), (-2.5, "-2.5"),
        (9e15, "9000000000000000"), (1e16, "1e+16"),
        (5e-324, "5e-324"), (8_999_999_999_999_999, "8999999999999999"),
    ])
    func doublesReadBack(value: Double, text: String) throws {
        let data = try sheetData { sheet in
            try sheet.row()
            try sheet.number(value)
        }
        #expect(data == "<row r=\"1\"><c r=\"A1\"><v>\(text)</v></c></row>")
        #expect(Double(text) == value)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNoNumberIsAnError(value: Double) throws {
        let data = try sheetData { sheet in
            try sheet.row()
            try sheet.number(value)
        }
        #expect(data == "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#NUM!</v></c></row>")
    }

    @Test(arguments: ["", "x", "1 2", "1.2.3", "1e", "--1", "e5", "1e99999999999999999999", "0x10"])
    func refusesDecimalTextThatIsNone(text: String) throws {
        #expect(throws: SpreadsheetError.self) {
            _ = try sheetData { sheet in
                try sheet.row()
                try sheet.number(decimal: text)
            }
        }
    }

    @Test(arguments: [
        ("a<b>&\"c\"", "<t>a&lt;b&gt;&amp;\"c\"</t>"), (" a", "<t xml:space=\"preserve\"> a</t>"),
        ("a\nb", "<t xml:space=\"preserve\">a\nb</t>"), ("\u{1}", "<t xml:space=\"preserve\">_x0001_</t>"),
        ("a\rb", "<t>a_x000D_b</t>"), ("_x000D_", "<t>_x005F_x000D_</t>"), ("_x00g0_ _y", "<t>_x00g0_ _y</t>"),
        ("\u{FFFE}\u{FFFF}\u{FFFD}", "<t>_xFFFE__xFFFF_\u{FFFD}</t>"), ("部门", "<t>部门</t>"),
        ("\u{1F9EE}", "<t>\u{1F9EE}</t>"),
    ])
    func escapesText(text: String, xml: String) throws {
        let data = try sheetData { sheet in
            try sheet.row()
            try sheet.text(text)
        }
        #expect(data == "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>\(xml)</is></c></row>")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")"])
    func textThatLooksLikeAFormulaStaysText(text: String) throws {
        var style = -1
        let xml = try sheetXML { sheet, state in
            style = state.styles.quoted(0)
            try sheet.row()
            try sheet.text(text)
        }
        #expect(xml.range(of: "<c r=\"A1\" s=\"\(style)\" t=\"s\"><v>0</v></c>") != nil)
        #expect(xml.range(of: "<f>") == nil)
    }

    @Test func rowsAndCellsThatAreLeftOut() throws {
        let data = try sheetData { sheet in
            try sheet.skipRows(2)
            try sheet.row(height: 20.25, isHidden: true)
            try sheet.skip(27)
            try sheet.boolean(true)
            try sheet.text("")
            try sheet.boolean(false)
        }
        #expect(
            data == "<row r=\"3\" ht=\"20.25\" customHeight=\"1\" hidden=\"1\"><c r=\"AB3\" t=\"b\"><v>1</v></c>"
                + "<c r=\"AD3\" t=\"b\"><v>0</v></c></row>")
    }

    @Test func nothingBeyondTheFormat() throws {
        #expect(throws: SpreadsheetError.self) {
            try sheetData { sheet in
                try sheet.skipRows(CellReference.maximumRow)
                try sheet.row()
            }
        }
        #expect(throws: SpreadsheetError.self) {
            try sheetData { sheet in
                try sheet.row()
                try sheet.skip(CellReference.maximumColumn)
                try sheet.boolean(true)
            }
        }
        #expect(throws: SpreadsheetError.self) {
            try sheetData { sheet in
                try sheet.row()
                try sheet.text(String(repeating: "字", count: SheetWriter.maximumText + 1))
            }
        }
        #expect(throws: SpreadsheetError.self) { try sheetData { try $0.boolean(true) } }
    }

    @Test(arguments: [Double.nan, .infinity, -5, 1e300])
    func sizesThatAreNoneDoNotTrap(size: Double) throws {
        var layout = SheetLayout()
        layout.columns = [.init(.fixed(size)), .init(.fitting(minimum: size, maximum: size))]
        let xml = try sheetXML(layout: layout) { sheet, state in
            _ = state.styles.index(of: CellStyle().with { $0.font = .init(size: size) })
            #expect(!state.styles.xml().isEmpty)
            try sheet.row(height: size)
            try sheet.text("a")
        }
        #expect(xml.range(of: "<row r=\"1\"") != nil)
        #expect(DisplayWidth.lines("abc", width: size) >= 1)
    }

    @Test func mergedCellsMustNotOverlap() throws {
        #expect(throws: SpreadsheetError.self) {
            _ = try sheetXML { sheet, _ in
                sheet.merge(CellRange(rows: 1...4, columns: 1...1))
                sheet.merge(CellRange(rows: 6...7, columns: 1...1))
                sheet.merge(CellRange(rows: 4...5, columns: 1...2))
            }
        }
    }

    @Test func columnsFitTheirContent() throws {
        var layout = SheetLayout()
        layout.columns = Array(repeating: .init(.fitting(minimum: 6, maximum: 20)), count: 4)
        let xml = try sheetXML(layout: layout) { sheet, state in
            let wrapping = CellStyleID(index: state.styles.index(of: CellStyle().with { $0.wraps = true }))
            try sheet.row()
            try sheet.text("一般公共预算")
            try sheet.number(coefficient: 123_456_789, scale: 2)
            try sheet.text(String(repeating: "长", count: 40))
            try sheet.text(String(repeating: "长", count: 40), wrapping)
        }
        let widths = [14, 14, 20, 6].enumerated().map { index, width in
            "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        #expect(xml.range(of: "<cols>\(widths.joined())</cols>") != nil)
    }
}
