/// A relationship of a part (ECMA-376 part 2, 6.5).
struct Relationship {
    /// Its identifier in the part that it belongs to.
    let id: String
    /// What kind it is: the last segment of the type's URI, the same in transitional and strict files.
    let kind: String
    /// The part that it points at; nil where it points outside the package.
    let part: String?
}

/// Reads the relationships of one part.
struct RelationshipReader: XMLHandler {
    private let source: String
    /// The relationships in the order of the file.
    private(set) var relationships: [Relationship] = []

    /// A reader of the relationships of this part; empty for the package itself.
    init(source: String) {
        self.source = source
    }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        guard element.isMain("Relationship"), let target = element.text("Target") else { return }
        let type = element.text("Type") ?? ""
        let kind = type.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(type[type.index(after: $0)...]) } ?? type
        let isExternal = element.attribute("TargetMode").map { Lexical.equals($0, "external") } ?? false
        relationships.append(
            Relationship(
                id: element.text("Id") ?? "", kind: kind,
                part: isExternal ? nil : PartName.resolve(target: target, from: source)))
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {}
}
