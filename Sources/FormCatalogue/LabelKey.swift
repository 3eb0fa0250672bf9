/// A reduced label as a key of sets and dictionaries: hashed and compared by its bytes.
///
/// `String` normalises before it hashes or compares, which for Chinese text costs more than all else that a lookup
/// does. Labels are reduced by ``LabelText`` first, after which equal labels have equal bytes.
package struct LabelKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The reduced label.
    package let text: String

    /// A key of a label that is reduced already.
    package init(_ text: String) { self.text = text }

    /// The key of a label as printed.
    package init(label: String) { text = LabelText.key(label) }

    /// The key of an item's name as printed, without its enumerator.
    package init(item: String) { text = LabelText.itemKey(item) }

    /// A key of a label that is written as it is when reduced.
    package init(stringLiteral text: String) { self.text = text }

    /// Whether two labels have the same bytes.
    package static func == (left: LabelKey, right: LabelKey) -> Bool { left.text.hasBytes(of: right.text) }

    /// Feeds the bytes.
    ///
    /// - Complexity: O(n) over the UTF-8 bytes.
    package func hash(into hasher: inout Hasher) {
        text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether two texts have the same bytes: what `==` means for texts that are reduced, at a fraction of its price.
    package func hasBytes(of other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { own in
            other.withBytes { other in
                for index in own.indices where own[index] != other[index] { return false }
                return true
            }
        }
    }

    /// Calls the body with the UTF-8 bytes: in place, where they lie in one piece, as they do in all native strings.
    @inlinable
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}

extension [String] {
    /// Whether one of the texts has the same bytes.
    package func holds(_ text: String) -> Bool { contains { $0.hasBytes(of: text) } }
}
