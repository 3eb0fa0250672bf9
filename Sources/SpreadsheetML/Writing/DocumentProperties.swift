/// What a workbook says of itself (ECMA-376 part 2, 11: core properties; part 1, 22.2: extended properties).
///
/// There is no time among them: the same content gives the same bytes whenever it is written.
public struct DocumentProperties: Hashable, Sendable {
    /// The title.
    public var title: String?
    /// What it is about.
    public var subject: String?
    /// Who made the content.
    public var creator: String?
    /// Words to find it by.
    public var keywords: String?
    /// What is to be said about it.
    public var description: String?
    /// The program that wrote it.
    public var application = "Tabularium"

    /// Nothing but the application.
    public init() {}

    var core: [UInt8] {
        var xml = Array(XMLName.declaration.utf8)
        xml += "<cp:coreProperties xmlns:cp=\"\(XMLName.coreProperties)\"".utf8
        xml += " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"".utf8
        xml += " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">".utf8
        let elements = [
            ("dc:title", title), ("dc:subject", subject), ("dc:creator", creator), ("cp:keywords", keywords),
            ("dc:description", description),
        ]
        for case (let name, let text?) in elements {
            xml += "<\(name)>".utf8
            XMLText.append(text, to: &xml, .element)
            xml += "</\(name)>".utf8
        }
        return xml + "</cp:coreProperties>".utf8
    }

    var extended: [UInt8] {
        var xml = Array(XMLName.declaration.utf8)
        xml += "<Properties xmlns=\"\(XMLName.extendedProperties)\"><Application>".utf8
        XMLText.append(application, to: &xml, .element)
        return xml + "</Application></Properties>".utf8
    }
}
