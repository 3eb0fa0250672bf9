/// XML of one's own that travels with a workbook (ECMA-376 part 1, 15.2.5 Custom XML Data Storage Part, 22.5).
///
/// Applications neither show nor change it, and keep it when they save the workbook.
public struct CustomXMLPart: Hashable, Sendable {
    /// The identity of the kind of data, a GUID in braces.
    public let itemID: String
    /// The namespace of the root element.
    public let namespace: String
    /// The XML document, in UTF-8.
    public let xml: [UInt8]

    /// Makes a part.
    public init(itemID: String, namespace: String, xml: [UInt8]) {
        self.itemID = itemID
        self.namespace = namespace
        self.xml = xml
    }

    /// An element that holds nothing but text, and attributes.
    ///
    /// - Parameters:
    ///   - name: the element's name.
    ///   - attributes: names and values, in order.
    ///   - text: UTF-8; characters that XML cannot hold are left out, so escape them first by the text's own rules.
    public init(
        itemID: String, namespace: String, element name: String, attributes: [(name: String, value: String)],
        text: [UInt8]
    ) {
        var xml = Array(XMLName.declaration.utf8)
        xml += "<\(name) xmlns=\"\(namespace)\"".utf8
        for attribute in attributes {
            xml += " \(attribute.name)=\"".utf8
            XMLText.append(attribute.value, to: &xml, .attribute)
            xml += "\"".utf8
        }
        xml += ">".utf8
        text.withUnsafeBufferPointer { XMLText.append($0, to: &xml, .element) }
        xml += "</\(name)>".utf8
        self.init(itemID: itemID, namespace: namespace, xml: xml)
    }

    func parts(number: Int) -> [WorkbookParts.Part] {
        var properties = Array(XMLName.declaration.utf8)
        properties += "<ds:datastoreItem ds:itemID=\"\(itemID)\" xmlns:ds=\"\(XMLName.customXML)\">".utf8
        properties += "<ds:schemaRefs><ds:schemaRef ds:uri=\"".utf8
        XMLText.append(namespace, to: &properties, .attribute)
        properties += "\"/></ds:schemaRefs></ds:datastoreItem>".utf8
        let relationship = WorkbookParts.relationships([
            ("\(XMLName.relationships)/customXmlProps", "itemProps\(number).xml")
        ])
        return [
            ("customXml/item\(number).xml", xml), ("customXml/itemProps\(number).xml", properties),
            ("customXml/_rels/item\(number).xml.rels", relationship),
        ]
    }
}
