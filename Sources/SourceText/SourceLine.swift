public import DisclosureModel

/// One line of a decoded text: its number and where its bytes are, without the line ending.
public struct SourceLine: Hashable, Sendable {
    /// The line's number, 1-based.
    public let number: Int
    /// The bytes of the line in ``DecodedText/bytes``; LF, CR LF and a lone CR end a line and do not belong to it.
    public let range: Range<Int>

    /// Makes a line.
    public init(number: Int, range: Range<Int>) {
        self.number = number
        self.range = range
    }

    /// Whether the line has no bytes at all.
    public var isEmpty: Bool { range.isEmpty }

    /// The place of a byte of this line; columns count Unicode scalars from 1. O(offset - start of line).
    ///
    /// - Parameters:
    ///   - offset: A byte offset into the text; one outside the line is moved to its nearer end.
    ///   - bytes: The bytes of the whole text, valid UTF-8.
    public func locator(at offset: Int, in bytes: Span<UInt8>) -> Locator {
        .text(line: number, column: 1 + bytes.scalarCount(in: range.lowerBound..<max(range.lowerBound, offset)))
    }
}

/// Finds the lines of a text.
public enum LineScanner {
    /// The lines of a text, in order. The ending of the last line starts no further line. O(bytes).
    public static func lines(of bytes: Span<UInt8>) -> [SourceLine] {
        var lines: [SourceLine] = []
        lines.reserveCapacity(bytes.count / 48)
        var start = 0
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            // Both line endings are below 0x0E, so one comparison passes nearly every byte.
            guard byte < 0x0E, byte == 0x0A || byte == 0x0D else {
                index += 1
                continue
            }
            lines.append(SourceLine(number: lines.count + 1, range: start..<index))
            index += 1
            if byte == 0x0D, index < count, bytes[index] == 0x0A { index += 1 }
            start = index
        }
        if start < count { lines.append(SourceLine(number: lines.count + 1, range: start..<count)) }
        return lines
    }
}
