import SourceText

/// What can start at a line, told from its bytes alone (CommonMark 4 and 5).
enum BlockStart {
    case blockQuote
    case heading(level: Int, content: Range<Int>)
    case fence(mark: UInt8, length: Int, indent: Int)
    case thematicBreak
    case list(ListMarker)
    case comment
    case html
    case none

    /// Looks at a line whose indentation is below four columns.
    ///
    /// - Parameters:
    ///   - index: The first byte that is no blank.
    ///   - end: The end of the line.
    static func read(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) -> BlockStart {
        switch bytes[index] {
        case UInt8(ascii: ">"): return .blockQuote
        case UInt8(ascii: "#"): return heading(bytes, at: index, end: end)
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return fence(bytes, at: index, end: end, indent: indent)
        case UInt8(ascii: "<"):
            if bytes.hasPrefix("<!--", at: index) { return .comment }
            return HTMLBlockStart.interrupts(bytes, at: index) ? .html : .none
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
            if isThematicBreak(bytes, at: index, end: end) { return .thematicBreak }
            return list(bytes, at: index, end: end, indent: indent)
        case UInt8(ascii: "+"), 0x30...0x39: return list(bytes, at: index, end: end, indent: indent)
        default: return .none
        }
    }

    /// `## text ##` (4.2).
    private static func heading(_ bytes: Span<UInt8>, at index: Int, end: Int) -> BlockStart {
        let level = min(bytes.runLength(at: index), end - index)
        let after = index + level
        guard level <= 6, after == end || bytes[after] == 0x20 || bytes[after] == 0x09 else { return .none }
        var content = bytes.trimmed(after..<end)
        var close = content.upperBound
        while close > content.lowerBound, bytes[close - 1] == UInt8(ascii: "#") { close -= 1 }
        if close == content.lowerBound || (close < content.upperBound && bytes[close - 1] <= 0x20) {
            content = bytes.trimmed(content.lowerBound..<close)
        }
        return .heading(level: level, content: content)
    }

    /// Three or more backticks or tildes; no backtick may follow backticks on the line (4.5).
    private static func fence(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) -> BlockStart {
        let mark = bytes[index]
        let length = min(bytes.runLength(at: index), end - index)
        guard length >= 3 else { return .none }
        if mark == UInt8(ascii: "`"), bytes.firstIndex(of: mark, in: (index + length)..<end) != nil { return .none }
        return .fence(mark: mark, length: length, indent: indent)
    }

    /// Three or more of the same mark and blanks, nothing else (4.1).
    static func isThematicBreak(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
        let mark = bytes[index]
        var count = 0
        for offset in index..<end {
            let byte = bytes[offset]
            if byte == mark { count += 1 } else if byte != 0x20, byte != 0x09 { return false }
        }
        return count >= 3
    }

    /// The level of a setext underline: `===` 1, `---` 2 (4.3).
    static func underlineLevel(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int? {
        let mark = bytes[index]
        guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
        let run = min(bytes.runLength(at: index), end - index)
        guard bytes.isBlank((index + run)..<end) else { return nil }
        return mark == UInt8(ascii: "=") ? 1 : 2
    }

    private static func list(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) -> BlockStart {
        ListMarker(bytes, at: index, end: end, indent: indent).map { .list($0) } ?? .none
    }
}

/// The marker of a list item: `-`, `*`, `+`, `1.`, `1)` and a blank (5.2).
struct ListMarker {
    /// The bytes of the marker.
    let range: Range<Int>
    /// Whether it is a number.
    let isOrdered: Bool
    /// The columns that the item's further lines are indented by.
    let contentIndent: Int
    /// The blanks between marker and content.
    let contentBlanks: Int
    /// Whether it may end a paragraph: it has content, and a number is 1.
    let mayInterruptParagraph: Bool

    init?(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) {
        var next = index
        while next < end, next - index < 9, ASCII.isDigit(bytes[next]) { next += 1 }
        let digits = next - index
        isOrdered = digits > 0
        guard next < end else { return nil }
        switch bytes[next] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): if isOrdered { return nil }
        case UInt8(ascii: "."), UInt8(ascii: ")"): if !isOrdered { return nil }
        default: return nil
        }
        next += 1
        guard next == end || bytes[next] == 0x20 || bytes[next] == 0x09 else { return nil }
        range = index..<next
        let isEmpty = bytes.isBlank(next..<end)
        var blanks = 0
        var offset = next
        while offset < end, blanks < 5 {
            if bytes[offset] == 0x20 {
                blanks += 1
            } else if bytes[offset] == 0x09 {
                blanks += 4 - (indent + range.count + blanks) % 4
            } else {
                break
            }
            offset += 1
        }
        contentBlanks = isEmpty || blanks > 4 ? 1 : blanks
        contentIndent = indent + range.count + contentBlanks
        mayInterruptParagraph =
            !isEmpty && (!isOrdered || (digits == 1 && bytes[index] == UInt8(ascii: "1")))
    }
}
