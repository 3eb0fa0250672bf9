import CanonicalJSON
public import DisclosureModel
public import SpreadsheetML

/// The meaning that a workbook of ours carries beside its cells, so that it reads back equal.
///
/// A custom XML part (ECMA-376 part 1, 15.2.5), which Excel and others keep when they save, holds the canonical JSON and the
/// fingerprint of the cells as they were written:
///
///     <disclosure xmlns="urn:tabularium:disclosure:1" cells="0123…" besides="目录/明细数据">{ "schema": … }</disclosure>
///
/// Whoever reads the workbook computes the fingerprint of the cells that are there. If it is the same, the JSON is what the
/// cells mean; if not, someone changed a cell since, and the cells alone count: those of the tables, for `besides` names the sheets
/// that only repeat them. A slash separates the names, for no sheet's name can have one.
public enum EmbeddedDisclosure {
    private static let namespace = "urn:tabularium:disclosure:1"
    private static let itemID = "{6E8C1B0A-7C58-4B61-9A5D-2F1D3A7E9C04}"

    /// Puts a document into a workbook whose sheets are all written, and which computed a fingerprint.
    ///
    /// - Parameter besides: the sheets that hold no table of their own.
    public static func attach(_ document: DisclosureDocument, to book: WorkbookWriter, besides: [SheetName]) {
        guard let fingerprint = book.fingerprint?.hexadecimal else { return }
        let json = CanonicalJSON.encode(document, options: CanonicalJSON.Options(locators: .cells))
        book.attach(
            CustomXMLPart(
                itemID: itemID, namespace: namespace, element: "disclosure",
                attributes: [
                    ("cells", fingerprint), ("besides", besides.map(\.description).joined(separator: "/")),
                ], text: escapingNoncharacters(json)))
    }

    /// JSON in which the two characters that XML cannot hold, U+FFFE and U+FFFF, are escaped the way of JSON.
    private static func escapingNoncharacters(_ json: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(json.count)
        var index = 0
        while index < json.count {
            if json[index] == 0xEF, index + 2 < json.count, json[index + 1] == 0xBF, json[index + 2] >= 0xBE {
                escaped += json[index + 2] == 0xBE ? "\\ufffe".utf8 : "\\uffff".utf8
                index += 3
            } else {
                escaped.append(json[index])
                index += 1
            }
        }
        return escaped
    }
}
