public import DisclosureModel

extension Node where Value == SourceDocument {
    /// What a file shows, and where.
    public static var source: Node<SourceDocument> { Node("source") }
}

extension Node where Value == DisclosureDocument {
    /// What it means.
    public static var disclosure: Node<DisclosureDocument> { Node("disclosure") }
}

extension Node where Value == FileContent {
    /// The node of a file format.
    public static func format(_ id: NodeID) -> Node<FileContent> { Node(id) }
}
