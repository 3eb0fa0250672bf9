extension InlineScanner {
    /// Takes a link, an image or a footnote reference; its length, or 0 where the bracket is just a character.
    ///
    /// A link shows its text, an image its description. A footnote reference after a number is left out and noted;
    /// elsewhere it stays as printed. Reference links (`[text][id]`, `[text]`) stay as printed: their definitions are
    /// lines of their own, which a table does not show.
    mutating func link(in bytes: Span<UInt8>, at index: Int, isImage: Bool) -> Int {
        let open = isImage ? index + 1 : index
        guard open < bytes.count, bytes[open] == UInt8(ascii: "[") else { return 0 }
        guard let close = Self.closingBracket(in: bytes, from: open) else { return 0 }
        if !isImage, open + 1 < close, bytes[open + 1] == UInt8(ascii: "^") {
            guard isNumber, bytes.isBlank((close + 1)..<bytes.count) else { return 0 }
            noteMarks.append(bytes.string(in: index..<(close + 1)))
            return close + 1 - index
        }
        guard let end = Self.destinationEnd(in: bytes, after: close) else { return 0 }
        var inner = InlineScanner(dialect: dialect)
        inner.boldDepth = boldDepth
        inner.scan(bytes.extracting((open + 1)..<close))
        for byte in inner.output { append(byte) }
        return end - index
    }

    /// The bracket that closes the one at an offset; brackets may nest and be escaped.
    private static func closingBracket(in bytes: Span<UInt8>, from open: Int) -> Int? {
        var depth = 0
        var index = open
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
            if depth > 32 { return nil }
        }
        return nil
    }

    /// The offset after `(destination "title")`, which follows the bracket directly (CommonMark 6.3).
    private static func destinationEnd(in bytes: Span<UInt8>, after close: Int) -> Int? {
        var index = close + 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return nil }
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("):
                depth += 1
                if depth > 32 { return nil }
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case 0x0A: return nil
            default: break
            }
            index += 1
        }
        return nil
    }
}
