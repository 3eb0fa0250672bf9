public import DisclosureModel

/// Writes JSON (RFC 8259) into a buffer, token by token, in one of three layouts.
///
/// The writer keeps commas, indentation and escapes right; that keys and values alternate is the caller's part.
/// The same calls give the same bytes on every machine. Nothing is allocated but the buffer and a small stack.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("rows")
/// writer.beginArray(.inline)
/// writer.number(1)
/// writer.endArray()
/// writer.endObject()
/// writer.endLine()
/// ```
public struct JSONWriter: Sendable {
    /// How the members of an object or array are set out. What stands inside is never set out more widely.
    public enum Layout: Int, Sendable, Comparable {
        /// One member a line, indented by two blanks.
        case lines
        /// All on one line, for people: `{ "a": 1, "b": [1, 2] }`.
        case inline
        /// All on one line, without a blank: `{"a":1,"b":[1,2]}`, the form of NDJSON.
        case dense

        /// Wider layouts come before narrower ones.
        public static func < (left: Layout, right: Layout) -> Bool { left.rawValue < right.rawValue }
    }

    /// What was written so far: UTF-8.
    public internal(set) var bytes: [UInt8] = []

    private var containers: [Container] = []
    private var followsKey = false

    private struct Container {
        let layout: Layout
        var isEmpty = true
    }

    /// An empty buffer, with room for as many bytes as are expected.
    public init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Opens an object.
    public mutating func beginObject(_ layout: Layout = .lines) {
        begin(UInt8(ascii: "{"), layout)
    }

    /// Closes the innermost object.
    public mutating func endObject() {
        end(UInt8(ascii: "}"), blankInside: true)
    }

    /// Opens an array.
    public mutating func beginArray(_ layout: Layout = .lines) {
        begin(UInt8(ascii: "["), layout)
    }

    /// Closes the innermost array.
    public mutating func endArray() {
        end(UInt8(ascii: "]"), blankInside: false)
    }

    /// Writes the key of the value that follows.
    public mutating func key(_ key: String) {
        separate(blankInside: true)
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        if containers.last?.layout != .dense { bytes.append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        beginValue()
        quote(value)
    }

    /// Writes a whole number.
    public mutating func number(_ value: Int) {
        beginValue()
        append(Amount(Int64(value)))
    }

    /// Writes an exact decimal with its printed decimals: `2540.10`.
    public mutating func number(_ value: Amount) {
        beginValue()
        append(value)
    }

    /// Writes a number that is given as text; text that is no JSON number (RFC 8259, section 6) becomes a string.
    public mutating func number(text: String) {
        var reader = JSONReader(bytes: Array(text.utf8))
        let isNumber = (try? reader.numberToken()) != nil && reader.isAtEnd
        beginValue()
        if isNumber { bytes.append(contentsOf: text.utf8) } else { quote(text) }
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Ends the line, after the outermost value.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func begin(_ bracket: UInt8, _ layout: Layout) {
        beginValue()
        bytes.append(bracket)
        containers.append(Container(layout: max(layout, containers.last?.layout ?? .lines)))
    }

    private mutating func end(_ bracket: UInt8, blankInside: Bool) {
        if let container = containers.popLast(), !container.isEmpty {
            switch container.layout {
            case .lines: breakLine()
            case .inline: if blankInside { bytes.append(UInt8(ascii: " ")) }
            case .dense: break
            }
        }
        bytes.append(bracket)
    }

    /// What stands before a value: nothing after a key, a comma and a break between the elements of an array.
    private mutating func beginValue() {
        if followsKey { followsKey = false } else { separate(blankInside: false) }
    }

    private mutating func separate(blankInside: Bool) {
        guard let last = containers.indices.last else { return }
        let isFirst = containers[last].isEmpty
        containers[last].isEmpty = false
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        switch containers[last].layout {
        case .lines: breakLine()
        case .inline: if !isFirst || blankInside { bytes.append(UInt8(ascii: " ")) }
        case .dense: break
        }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in containers { bytes.append(contentsOf: [0x20, 0x20]) }
    }
}
