/// The small parts that hold a workbook together (ECMA-376 part 1, 12.3; part 2, 9).
struct WorkbookParts {
    let sheets: [(name: SheetName, titleRows: ClosedRange<Int>?)]
    let names: [WorkbookWriter.DefinedName]
    let hasStrings: Bool
    let customParts: [CustomXMLPart]
    let properties: DocumentProperties

    typealias Part = (name: String, bytes: [UInt8])

    /// The parts that stand first in the package: some readers tell the format by the first entries.
    var beforeSheets: [Part] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelationships),
            ("docProps/app.xml", properties.extended), ("docProps/core.xml", properties.core),
            ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", workbookRelationships),
        ]
    }

    /// The parts that stand last.
    var afterSheets: [Part] {
        customParts.enumerated().flatMap { index, part in part.parts(number: index + 1) }
    }

    private var contentTypes: [UInt8] {
        let base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        var overrides = [("/xl/workbook.xml", "\(base).sheet.main+xml")]
        for index in sheets.indices {
            overrides.append(("/xl/worksheets/sheet\(index + 1).xml", "\(base).worksheet+xml"))
        }
        overrides.append(("/xl/styles.xml", "\(base).styles+xml"))
        if hasStrings { overrides.append(("/xl/sharedStrings.xml", "\(base).sharedStrings+xml")) }
        overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        overrides.append(
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"))
        for index in customParts.indices {
            overrides.append(
                (
                    "/customXml/itemProps\(index + 1).xml",
                    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
                ))
        }
        var xml = XMLName.declaration + "<Types xmlns=\"\(XMLName.contentTypes)\">"
        xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        for (name, type) in overrides { xml += "<Override PartName=\"\(name)\" ContentType=\"\(type)\"/>" }
        return Array((xml + "</Types>").utf8)
    }

    private var packageRelationships: [UInt8] {
        Self.relationships([
            ("\(XMLName.relationships)/officeDocument", "xl/workbook.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml"
            ),
            ("\(XMLName.relationships)/extended-properties", "docProps/app.xml"),
        ])
    }

    private var workbookRelationships: [UInt8] {
        var targets = sheets.indices.map { ("\(XMLName.relationships)/worksheet", "worksheets/sheet\($0 + 1).xml") }
        targets.append(("\(XMLName.relationships)/styles", "styles.xml"))
        if hasStrings { targets.append(("\(XMLName.relationships)/sharedStrings", "sharedStrings.xml")) }
        for index in customParts.indices {
            targets.append(("\(XMLName.relationships)/customXml", "../customXml/item\(index + 1).xml"))
        }
        return Self.relationships(targets)
    }

    static func relationships(_ targets: [(type: String, target: String)]) -> [UInt8] {
        var xml = XMLName.declaration + "<Relationships xmlns=\"\(XMLName.packageRelationships)\">"
        for (index, (type, target)) in targets.enumerated() {
            xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(type)\" Target=\"\(target)\"/>"
        }
        return Array((xml + "</Relationships>").utf8)
    }

    private var workbook: [UInt8] {
        var xml = Array(XMLName.declaration.utf8)
        xml += "<workbook xmlns=\"\(XMLName.spreadsheet)\" xmlns:r=\"\(XMLName.relationships)\">".utf8
        xml += "<workbookPr/><bookViews><workbookView/></bookViews><sheets>".utf8
        for (index, sheet) in sheets.enumerated() {
            xml += "<sheet name=\"".utf8
            XMLText.append(sheet.name.description, to: &xml, .attribute)
            xml += "\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>".utf8
        }
        xml += "</sheets>".utf8
        let titles = sheets.enumerated().filter { $0.element.titleRows != nil }
        if !names.isEmpty || !titles.isEmpty {
            xml += "<definedNames>".utf8
            for (index, sheet) in titles {
                guard let rows = sheet.titleRows else { continue }
                xml += "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">".utf8
                XMLText.append("\(sheet.name.quoted)!$\(rows.lowerBound):$\(rows.upperBound)", to: &xml, .element)
                xml += "</definedName>".utf8
            }
            for name in names {
                xml += "<definedName name=\"".utf8
                XMLText.append(name.name, to: &xml, .attribute)
                xml += "\">".utf8
                XMLText.append(name.target, to: &xml, .element)
                xml += "</definedName>".utf8
            }
            xml += "</definedNames>".utf8
        }
        return xml + "</workbook>".utf8
    }
}
