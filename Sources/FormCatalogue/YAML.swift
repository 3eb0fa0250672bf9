import Yams

/// A value of a YAML file, as the readers of districts want it: text, lists and mappings in order, with lines.
///
/// Plain files are read here, all others by Yams, whose nodes resolve tags whenever they are compared or looked up.
/// Everything is text here until somebody asks for a number.
package struct YAML: Sendable {
    private let content: Content
    /// The line that the value begins in, counted from 1.
    package let line: Int?

    enum Content: Sendable {
        case scalar(String)
        case list([YAML])
        case mapping([(key: String, value: YAML)])
    }

    /// Reads a file; an empty one is an empty mapping.
    ///
    /// - Throws: What Yams throws for text that is not YAML.
    package init(bytes: [UInt8]) throws {
        self = if let plain = PlainYAML.value(of: bytes) { plain } else { try YAML(library: bytes) }
    }

    /// Reads a file by the library alone; what ``init(bytes:)`` does is the same, and faster where it can be.
    ///
    /// - Throws: What Yams throws for text that is not YAML.
    package init(library bytes: [UInt8]) throws {
        let parser = try Yams.Parser(yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
        let node = try parser.singleRoot()
        self = node.map { YAML($0) } ?? YAML(content: .mapping([]), line: nil)
    }

    init(content: Content, line: Int?) {
        self.content = content
        self.line = line
    }

    private init(_ node: Yams.Node) {
        line = node.mark?.line
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string)
        // By index: what the library offers for iterating is generic, and not specialised here.
        case .sequence(let sequence): content = .list((0..<sequence.count).map { YAML(sequence[$0]) })
        case .mapping(let mapping):
            content = .mapping(
                (0..<mapping.count).compactMap { index in
                    let (key, value) = mapping[index]
                    return key.scalar.map { ($0.string, YAML(value)) }
                })
        case .alias: content = .scalar("")
        }
    }

    /// The value of a key; nil where there is none, or this is no mapping. O(keys).
    package subscript(key: String) -> YAML? { pairs.first { $0.key == key }?.value }

    /// The pairs of a mapping, in order; empty for anything else.
    package var pairs: [(key: String, value: YAML)] {
        if case .mapping(let pairs) = content { pairs } else { [] }
    }

    /// The items of a list; empty for anything else.
    package var items: [YAML] {
        if case .list(let items) = content { items } else { [] }
    }

    /// The text of a scalar; nil for anything else.
    package var string: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    /// The texts of a list of scalars, or of the one scalar; empty for anything else.
    package var strings: [String] {
        if let string { [string] } else { items.compactMap(\.string) }
    }

    /// A scalar as a whole number; nil where it is none.
    package var int: Int? { string.flatMap { Int($0) } }

    /// A scalar as `true` or `false`; nil where it is neither.
    package var bool: Bool? { string.flatMap { Bool($0) } }
}
