/// The identifier of a node of the graph: a file format (`text`, `xlsx`) or a representation (`source`, `disclosure`).
///
/// Identifiers are open: a plugin names its own. They are lower-case words joined by hyphens.
public struct NodeID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The identifier as the user types it.
    public let name: String

    /// Makes an identifier.
    public init(_ name: String) { self.name = name }
    /// Makes an identifier from a literal.
    public init(stringLiteral value: String) { self.init(value) }
    /// The identifier as the user types it.
    public var description: String { name }
    /// Orders by the bytes of the name, the same everywhere.
    public static func < (left: NodeID, right: NodeID) -> Bool {
        left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
}

/// A node together with the Swift type of the values that stand there.
///
/// The type parameter keeps converters honest at compile time; the registry refuses two nodes of one name and
/// different types.
public struct Node<Value: Sendable>: Hashable, Sendable {
    /// The node's identifier.
    public let id: NodeID

    /// A node of this name and type.
    public init(_ id: NodeID) { self.id = id }
}
