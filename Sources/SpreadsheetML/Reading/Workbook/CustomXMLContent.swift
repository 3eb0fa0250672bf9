/// What one custom XML part of a workbook says (ECMA-376 part 1, 15.2.5): the attributes and the text of its root element.
public struct CustomXMLContent: Hashable, Sendable {
    /// The values of the attributes that were asked for; nil where one is absent.
    public let attributes: [String?]
    /// The text of the root element, without that of elements in it.
    public let text: [UInt8]
}

extension Workbook {
    /// The first custom XML part whose root element has this local name; nil where there is none.
    ///
    /// Parts are found by the workbook's relationships, then by their place: LibreOffice keeps the parts and loses the
    /// relationships. One that is no XML, or larger than the limits allow, is passed over: it is not the workbook's own.
    public mutating func customXML(root: StaticString, attributes: [StaticString]) -> CustomXMLContent? {
        let related = customXMLParts.filter { package.contains($0) }
        let known = Set(related.map(PartName.key))
        let placed = package.partNames.filter { $0.hasPrefix("customxml/item") && !known.contains($0) }
        for part in related + placed where !part.contains("/_rels/") {
            var reader = CustomXMLReader(root: root, attributes: attributes)
            do {
                try package.parse(part, into: &reader)
            } catch {
                continue
            }
            if let content = reader.content { return content }
        }
        return nil
    }
}

/// Reads the root element of a custom XML part.
private struct CustomXMLReader: XMLHandler {
    private let root: StaticString
    private let wanted: [StaticString]
    private var depth = 0
    private var isFound = false
    private var attributes: [String?] = []
    private var bytes: [UInt8] = []

    init(root: StaticString, attributes: [StaticString]) {
        self.root = root
        wanted = attributes
    }

    var content: CustomXMLContent? { isFound ? CustomXMLContent(attributes: attributes, text: bytes) : nil }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        depth += 1
        guard depth == 1, element.isMain(root) else { return }
        isFound = true
        attributes = wanted.map { element.text($0) }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {
        depth -= 1
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {
        if isFound, depth == 1 { bytes.append(contentsOf: text) }
    }
}
