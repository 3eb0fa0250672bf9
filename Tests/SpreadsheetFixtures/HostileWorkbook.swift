/// Small workbooks for tests of what must not work.
package enum HostileWorkbook {
    /// The namespace of SpreadsheetML.
    package static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A sheet with these rows.
    package static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
        "<worksheet xmlns=\"\(main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
    }

    /// The parts of a workbook with one sheet, `S`.
    package static func parts(sheet: String, strings: String? = nil) -> [(name: String, bytes: [UInt8])] {
        var targets =
            "<Relationship Id=\"a\" Type=\"\(relations)/worksheet\" Target=\"sheet.xml\"/>"
        if strings != nil {
            targets += "<Relationship Id=\"b\" Type=\"\(relations)/sharedStrings\" Target=\"strings.xml\"/>"
        }
        var parts = [
            (
                "_rels/.rels",
                relationships("<Relationship Id=\"a\" Type=\"\(relations)/officeDocument\" Target=\"book.xml\"/>")
            ),
            (
                "book.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
            ), ("_rels/book.xml.rels", relationships(targets)), ("sheet.xml", sheet),
        ]
        if let strings { parts.append(("strings.xml", strings)) }
        return parts.map { ($0.0, Array($0.1.utf8)) }
    }

    /// The file of such a workbook.
    package static func bytes(sheet: String, strings: String? = nil) -> [UInt8] {
        var archive = TestArchive()
        archive.entries = parts(sheet: sheet, strings: strings)
        return archive.made()
    }

    private static func relationships(_ items: String) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(items)</Relationships>"
    }
}
