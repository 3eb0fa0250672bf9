/// A workbook with chosen quirks, made from a table of switches, and the cells that it reads to.
package struct QuirkWorkbook {
    let quirks: Set<Quirk>
    /// Its first sheet.
    package let sheet: QuirkSheet

    /// A workbook with these quirks.
    package init(_ quirks: Set<Quirk>) {
        self.quirks = quirks
        sheet = QuirkSheet(quirks)
    }

    /// The name of the first sheet.
    package var name: String { has(.sheetNames) ? " 收支 & <总>'表' " : "Sheet1" }

    /// What every cell reads to, one a line.
    package var expected: [String] {
        let first = sheet.expected.map { "\(name)!\(["", "A", "B", "C", "D"][$0.column])\($0.row) \($0.meaning)" }
        return has(.hidden) ? first + ["Very!A1 n 99"] : first
    }

    /// The file.
    package var bytes: [UInt8] {
        var archive = TestArchive()
        if has(.strangeArchive) { archive.oddities = [.descriptors, .wrongSizes, .folders, .trailing] }
        let part = { (name: String) in has(.letterCase) ? name.uppercased() : name }
        let inSheets = has(.strangeTargets) ? "xl\\worksheets\\" : "xl/worksheets/"
        add(&archive, has(.letterCase) ? "[content_types].xml" : "[Content_Types].xml", types)
        add(&archive, "_rels/.rels", relationships([("officeDocument", bookPart)]))
        add(&archive, part(bookPart), book, .withMark)
        add(&archive, part("xl/_rels/\(bookPart.dropFirst(3)).rels"), relationships(bookTargets))
        add(&archive, part("\(inSheets)\(sheetFile)"), sheetXML, .utf16Little)
        add(&archive, part(stringsPart), stringsXML, .utf16Big)
        add(&archive, part("xl/styles.xml"), stylesXML)
        if has(.hidden) {
            add(&archive, part("\(inSheets)very.xml"), worksheet(element("sheetData", "", very)))
            add(&archive, part("xl/chartsheets/chart.xml"), "<chartsheet xmlns=\"\(main)\"/>")
        }
        return archive.made()
    }

    private enum Encoding { case utf8, withMark, utf16Little, utf16Big }

    private func has(_ quirk: Quirk) -> Bool { quirks.contains(quirk) }

    private var main: String {
        has(.strict)
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    private var relations: String {
        has(.strict)
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    private var bookPart: String { has(.strangeNames) ? "xl/book.xml" : "xl/workbook.xml" }
    private var stringsPart: String { has(.strangeNames) ? "xl/texts/1.xml" : "xl/sharedStrings.xml" }
    private var sheetFile: String { has(.strangeTargets) ? "sheet 1.xml" : "sheet1.xml" }
    private var prefix: String { has(.prefixes) ? "x:" : "" }
    private var declaration: String { has(.prefixes) ? "xmlns:x=\"\(main)\"" : "xmlns=\"\(main)\"" }

    private func element(_ name: String, _ attributes: String, _ content: String) -> String {
        sheet.element(name, attributes, content)
    }

    private var bookTargets: [(String, String)] {
        let folder = has(.strangeTargets) ? "/xl/worksheets/" : "worksheets/"
        let file = has(.strangeTargets) ? "sheet%201.xml" : sheetFile
        let strings = String(stringsPart.dropFirst(3))
        var targets = [
            ("worksheet", folder + file), ("styles", has(.strangeTargets) ? "..\\xl\\styles.xml" : "styles.xml"),
            ("sharedStrings", strings),
        ]
        if has(.hidden) { targets += [("chartsheet", "chartsheets/chart.xml"), ("worksheet", folder + "very.xml")] }
        if has(.foreignReferences) { targets.append(("externalLink", "file:///C:/other.xlsx")) }
        return targets
    }

    private var book: String {
        let id = has(.prefixes) ? "ns0:id" : "r:id"
        let escaped = name.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] ?? String($0) }.joined()
        var sheets = element("sheet", " name=\"\(escaped)\" sheetId=\"7\" \(id)=\"rId0\"", "")
        if has(.hidden) {
            sheets += element("sheet", " name=\"Chart\" sheetId=\"3\" \(id)=\"rId3\"", "")
            sheets += element("sheet", " name=\"Very\" sheetId=\"1\" state=\"veryHidden\" \(id)=\"rId4\"", "")
        }
        let properties =
            has(.epoch1904) ? element("workbookPr", " date1904=\"\(has(.strict) ? "true" : "1")\"", "") : ""
        let calculation = has(.uncalculated) ? element("calcPr", " fullCalcOnLoad=\"1\"", "") : ""
        let external =
            has(.foreignReferences)
            ? element("externalReferences", "", element("externalReference", " \(id)=\"rId9\"", "")) : ""
        let namespace = "xmlns:\(has(.prefixes) ? "ns0" : "r")=\"\(relations)\""
        return "<\(prefix)workbook \(declaration) \(namespace)>\(properties)\(element("sheets", "", sheets))\(external)"
            + "\(calculation)</\(prefix)workbook>"
    }

    private var sheetXML: String {
        let dimension = has(.falseDimensions) ? element("dimension", " ref=\"A1\"", "") : ""
        let columns = has(.hidden) ? element("cols", "", element("col", " min=\"2\" max=\"2\" hidden=\"1\"", "")) : ""
        let merges =
            sheet.merges.isEmpty
            ? "" : element("mergeCells", "", sheet.merges.map { element("mergeCell", " ref=\"\($0)\"", "") }.joined())
        let extensions =
            has(.alternatives)
            ? element(
                "extLst", "",
                element(
                    "ext", "", element("sheetData", "", element("row", "", element("c", "", element("v", "", "667"))))))
            : ""
        return worksheet(dimension + columns + element("sheetData", "", sheet.rows.joined()) + merges + extensions)
    }

    private var very: String { element("row", "", element("c", "", element("v", "", "99"))) }

    private func worksheet(_ content: String) -> String {
        let compatibility =
            has(.alternatives)
            ? " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:far=\"urn:far\"" : ""
        return "<\(prefix)worksheet \(declaration)\(compatibility)>\(content)</\(prefix)worksheet>"
    }

    private var stringsXML: String {
        let items = sheet.strings.map { element("si", "", sheet.prefixed($0)) }.joined()
        let counts = has(.falseDimensions) ? " count=\"1\" uniqueCount=\"4000000000\"" : ""
        return "<\(prefix)sst \(declaration)\(counts)>\(items)</\(prefix)sst>"
    }

    private var stylesXML: String {
        var formats = [(164, "#,##0.00"), (165, "yyyy-mm-dd"), (166, "0.0&quot; YMD&quot;"), (167, "[h]:mm:ss")]
        if has(.redefinedFormats) { formats += [(14, "0.000"), (168, "G/通用格式")] }
        let codes = formats.map { element("numFmt", " numFmtId=\"\($0.0)\" formatCode=\"\($0.1)\"", "") }.joined()
        let ids = [0, 164, 165, 9, 14, 168, 166, 167, 57, 31]
        let cells = ids.map { element("xf", " numFmtId=\"\($0)\" fontId=\"0\"", "") }.joined()
        let fonts = element("fonts", "", element("font", "", element("b", "", "")))
        return "<\(prefix)styleSheet \(declaration)>\(element("numFmts", "", codes))\(fonts)"
            + "\(element("cellXfs", "", cells))</\(prefix)styleSheet>"
    }

    private var types: String {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        let rest =
            has(.defaultTypes)
            ? "<Default Extension=\"xml\" ContentType=\"\(type)sheet.main+xml\"/>"
            : "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/\(bookPart)\" ContentType=\"\(type)sheet.main+xml\"/>"
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\(rest)</Types>"
    }

    private func relationships(_ targets: [(String, String)]) -> String {
        let items = targets.enumerated().map { index, target in
            "<Relationship Id=\"rId\(index)\" Type=\"\(relations)/\(target.0)\" Target=\"\(target.1)\""
                + (target.0 == "externalLink" ? " TargetMode=\"External\"" : "") + "/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "\(items.joined())</Relationships>"
    }

    private func add(_ archive: inout TestArchive, _ name: String, _ xml: String, _ wanted: Encoding = .utf8) {
        let encoding = has(.encodings) ? wanted : .utf8
        let isWide = encoding == .utf16Little || encoding == .utf16Big
        let text = "<?xml version=\"1.0\" encoding=\"\(isWide ? "UTF-16" : "UTF-8")\"?>\r\n" + xml
        let bytes: [UInt8] =
            switch encoding {
            case .utf8: Array(text.utf8)
            case .withMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case .utf16Little:
                [0xFF, 0xFE]
                    + text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            case .utf16Big:
                [0xFE, 0xFF]
                    + text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
            }
        archive.entries.append((name, bytes))
    }
}
