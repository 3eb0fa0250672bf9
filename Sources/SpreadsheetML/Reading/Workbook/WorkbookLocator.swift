/// Finds the parts of a workbook in its package, by relationships first, then by content type.
enum WorkbookLocator {
    /// What was found.
    struct Found {
        var sheets: [SheetDescription]
        var uses1904: Bool
        var awaitsCalculation: Bool
        var styles: String?
        var strings: String?
        var customXML: [String]
        var coreProperties: String?
    }

    static func locate(in package: inout PackageReader) throws(SpreadsheetError) -> Found {
        var types = ContentTypes()
        if package.contains("[Content_Types].xml") { try package.parse("[Content_Types].xml", into: &types) }
        let root = try relationships(of: "", in: &package) ?? []
        let part = try workbookPart(in: package, root, types)
        var workbook = WorkbookPart(limits: package.limits)
        try package.parse(part, into: &workbook)
        let relationships = try relationships(of: part, in: &package)
        if relationships == nil, workbook.sheets.contains(where: { $0.relationship != nil }) {
            throw SpreadsheetError(
                .missingPart, "The workbook does not say where its sheets are.",
                part: PartName.relationships(of: part), hint: "Let a spreadsheet program repair the file.")
        }
        let known = relationships ?? []
        var sheets: [SheetDescription] = []
        for entry in workbook.sheets { sheets.append(try sheet(entry, known, types, part: part, in: package)) }
        return Found(
            sheets: sheets, uses1904: workbook.uses1904, awaitsCalculation: workbook.awaitsCalculation,
            styles: optionalPart("styles", "spreadsheetml.styles+xml", known, types, in: package),
            strings: optionalPart("sharedStrings", "spreadsheetml.sharedstrings+xml", known, types, in: package),
            customXML: known.filter { $0.kind == "customXml" }.compactMap(\.part),
            coreProperties: root.first { $0.kind == "core-properties" }?.part)
    }

    private static func workbookPart(
        in package: borrowing PackageReader, _ root: [Relationship], _ types: ContentTypes
    ) throws(SpreadsheetError) -> String {
        let documents = root.filter { $0.kind == "officeDocument" }.compactMap(\.part)
        if let part = documents.first(where: { package.contains($0) }) {
            try refuseOthers(part, types.type(of: part))
            return part
        }
        if let part = types.parts.first(where: { isWorkbook(types.type(of: $0)) && package.contains($0) }) {
            return part
        }
        if let part = documents.first {
            try refuseOthers(part, types.type(of: part))
            throw SpreadsheetError(
                .notWorkbook, "The archive says that its workbook is in a part that is not there.", part: part,
                hint: "Fetch the file again; it was not saved or sent completely.")
        }
        throw notWorkbook(package)
    }

    private static func isWorkbook(_ type: String) -> Bool {
        type.contains("spreadsheetml.sheet.main") || type.contains("spreadsheetml.template.main")
            || type.contains("ms-excel.sheet.macroenabled.main") || type.contains("ms-excel.template.macroenabled.main")
            || type.contains("ms-excel.addin.macroenabled.main")
    }

    private static func refuseOthers(_ part: String, _ type: String) throws(SpreadsheetError) {
        if type.contains("sheet.binary") || PartName.fileExtension(part) == "bin" {
            throw SpreadsheetError(
                .binary, "The workbook is in the binary form (.xlsb).", part: part,
                hint: "Open it in a spreadsheet program and save it as .xlsx.")
        }
        for (mark, name) in [("wordprocessingml", "a text document (.docx)"), ("presentationml", "slides (.pptx)")]
        where type.contains(mark) {
            throw SpreadsheetError(.notWorkbook, "The file is \(name), not a workbook.", part: part)
        }
    }

    private static func notWorkbook(_ package: borrowing PackageReader) -> SpreadsheetError {
        if package.contains("mimetype"), package.contains("content.xml") {
            return SpreadsheetError(
                .notWorkbook, "The file is an OpenDocument file (.ods), not an .xlsx workbook.",
                hint: "Open it in a spreadsheet program and save it as .xlsx.")
        }
        return SpreadsheetError(
            .notWorkbook, "The file is a ZIP archive without a workbook in it.",
            hint: "If the archive contains workbooks, unpack it first.")
    }

    private static func relationships(
        of part: String, in package: inout PackageReader
    ) throws(SpreadsheetError) -> [Relationship]? {
        let name = PartName.relationships(of: part)
        guard package.contains(name) else { return nil }
        var reader = RelationshipReader(source: part)
        try package.parse(name, into: &reader)
        return reader.relationships
    }

    private static func sheet(
        _ entry: WorkbookPart.Entry, _ known: [Relationship], _ types: ContentTypes, part: String,
        in package: borrowing PackageReader
    ) throws(SpreadsheetError) -> SheetDescription {
        guard let id = entry.relationship, !id.isEmpty else {
            return SheetDescription(name: entry.name, kind: .absent, visibility: entry.visibility, part: "")
        }
        guard let relationship = known.first(where: { $0.id == id }), let target = relationship.part else {
            throw SpreadsheetError(
                .missingPart, "The workbook does not say in which part the sheet “\(entry.name)” is.",
                part: PartName.relationships(of: part), hint: "Let a spreadsheet program repair the file.")
        }
        guard package.contains(target) else {
            return SheetDescription(name: entry.name, kind: .absent, visibility: entry.visibility, part: target)
        }
        let kind: SheetDescription.Kind
        switch PartName.lowercased(relationship.kind) {
        case "chartsheet": kind = .chart
        case "dialogsheet": kind = .dialog
        case "xlmacrosheet", "xlintlmacrosheet": kind = .macro
        default: kind = types.type(of: target).contains("chartsheet") ? .chart : .worksheet
        }
        return SheetDescription(name: entry.name, kind: kind, visibility: entry.visibility, part: target)
    }

    /// A part that is optional, even where a relationship names it: found by its relationship, else by its type.
    private static func optionalPart(
        _ kind: String, _ type: String, _ known: [Relationship], _ types: ContentTypes,
        in package: borrowing PackageReader
    ) -> String? {
        let related = known.first { $0.kind == kind }?.part
        if let related, package.contains(related) { return related }
        return types.parts.first { types.type(of: $0).contains(type) && package.contains($0) }
    }
}
