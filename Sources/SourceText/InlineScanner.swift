/// Reads inline content mark by mark into plain text.
struct InlineScanner {
    let dialect: InlineText.Dialect
    /// Whether blanks that come from marks are kept at the ends of lines and of the text.
    let exact: Bool
    var output: [UInt8] = []
    var noteMarks: [String] = []
    /// How many bold spans are open.
    var boldDepth = 0
    /// Whether a comment was found that never ends.
    var hasOpenComment = false
    private var hasPlainText = false
    private var hasBoldText = false
    /// Emphasis marks that have a partner further on, by the offset where the partner stands.
    private var closers: [(offset: Int, length: Int, bold: Bool)] = []
    /// Searches that found nothing, so that hostile text costs no more than one search of each kind.
    private var failures: [Search: Int] = [:]

    private struct Search: Hashable {
        let mark: UInt8
        let length: Int
    }

    init(dialect: InlineText.Dialect, exact: Bool = false) {
        self.dialect = dialect
        self.exact = exact
    }

    var result: InlineText {
        let span = output.span
        let whole = 0..<span.count
        let text = span.string(in: exact ? whole : span.trimmed(whole))
        return InlineText(text: text, isBold: hasBoldText && !hasPlainText, noteMarks: noteMarks)
    }

    mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            if let closer = closers.last, closer.offset == index {
                closers.removeLast()
                if closer.bold { boldDepth -= 1 }
                index += closer.length
                continue
            }
            let length = mark(in: bytes, at: index)
            if length > 0 {
                index += length
            } else {
                append(bytes[index])
                index += 1
            }
        }
    }

    /// Appends a byte of visible text.
    mutating func append(_ byte: UInt8) {
        output.append(byte)
        guard byte > 0x20 else { return }
        if boldDepth > 0 { hasBoldText = true } else { hasPlainText = true }
    }

    /// Appends visible text.
    mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Ends the printed line, once, and only after something was printed.
    mutating func breakLine(always: Bool) {
        while !exact, let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
        if always || (output.last.map { $0 != 0x0A } ?? false) { output.append(0x0A) }
    }

    /// Takes the mark at an index, if there is one; its length or 0.
    private mutating func mark(in bytes: Span<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "<"): return tag(in: bytes, at: index)
        case UInt8(ascii: "&"):
            guard let (text, length) = CharacterReference.read(bytes, at: index) else { return 0 }
            append(text)
            return length
        case UInt8(ascii: "*"): return emphasis(in: bytes, at: index)
        default: return dialect == .markdown ? markdownMark(in: bytes, at: index) : 0
        }
    }

    private mutating func markdownMark(in bytes: Span<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "\\"): return escape(in: bytes, at: index)
        case UInt8(ascii: "`"): return codeSpan(in: bytes, at: index)
        case UInt8(ascii: "$"): return formula(in: bytes, at: index)
        case UInt8(ascii: "_"), UInt8(ascii: "~"): return emphasis(in: bytes, at: index)
        case UInt8(ascii: "!"): return link(in: bytes, at: index, isImage: true)
        case UInt8(ascii: "["): return link(in: bytes, at: index, isImage: false)
        default: return 0
        }
    }

    /// A backslash before ASCII punctuation makes it plain (CommonMark 2.4); before a line break it is one.
    private mutating func escape(in bytes: Span<UInt8>, at index: Int) -> Int {
        guard index + 1 < bytes.count else { return 0 }
        let next = bytes[index + 1]
        if next == 0x0A {
            breakLine(always: true)
            return 2
        }
        guard ASCII.isPunctuation(next) else { return 0 }
        append(next)
        return 2
    }

    /// A run of backticks up to the next run of the same length (CommonMark 6.1).
    private mutating func codeSpan(in bytes: Span<UInt8>, at index: Int) -> Int {
        let length = bytes.runLength(at: index)
        let search = Search(mark: UInt8(ascii: "`"), length: length)
        var next = length > Self.longestFence || failures[search] != nil ? bytes.count : index + length
        while next < bytes.count {
            guard bytes[next] == UInt8(ascii: "`") else {
                next += 1
                continue
            }
            let run = bytes.runLength(at: next)
            if run == length {
                var content = (index + length)..<next
                if content.count > 2, bytes[content.lowerBound] == 0x20, bytes[content.upperBound - 1] == 0x20,
                    !bytes.isBlank(content)
                {
                    content = (content.lowerBound + 1)..<(content.upperBound - 1)
                }
                for offset in content { append(bytes[offset]) }
                return next + run - index
            }
            next += run
        }
        if length <= Self.longestFence { failures[search] = bytes.count }
        for _ in 0..<length { append(UInt8(ascii: "`")) }
        return length
    }

    /// A formula, `$\geq 99\%$`, which stays as printed: a backslash in it is no escape. Like pandoc, the first dollar
    /// stands before a character, the second after one and not before a digit.
    private mutating func formula(in bytes: Span<UInt8>, at index: Int) -> Int {
        let search = Search(mark: UInt8(ascii: "$"), length: 1)
        guard failures[search] == nil, index + 1 < bytes.count, bytes[index + 1] > 0x20 else { return 0 }
        var next = index + 1
        while next < bytes.count {
            if bytes[next] == UInt8(ascii: "\\") {
                next += 2
                continue
            }
            if bytes[next] == UInt8(ascii: "$"), bytes[next - 1] > 0x20 {
                guard next + 1 == bytes.count || !ASCII.isDigit(bytes[next + 1]) else { return 0 }
                for offset in index...next { append(bytes[offset]) }
                return next + 1 - index
            }
            next += 1
        }
        failures[search] = bytes.count
        return 0
    }

    /// Emphasis in the few shapes that occur in tables: a run of marks and, further on, a run that closes it.
    ///
    /// Delimiter runs follow CommonMark 6.2 (flanking, no `_` inside a word); a run without a partner stays as text.
    private mutating func emphasis(in bytes: Span<UInt8>, at index: Int) -> Int {
        let run = bytes.runLength(at: index)
        let byte = bytes[index]
        let longest = Delimiter.takenLength(of: run, mark: byte, dialect: dialect)
        let shortest = byte == UInt8(ascii: "~") || dialect == .dump ? longest : 1
        if longest > 0, Delimiter.opens(bytes, at: index, length: run) {
            for taken in stride(from: longest, through: shortest, by: -1) {
                guard let partner = partner(of: Search(mark: byte, length: taken), in: bytes, after: index + run)
                else { continue }
                for _ in taken..<run { append(byte) }
                let bold = byte != UInt8(ascii: "~") && taken >= 2
                closers.append((partner, taken, bold))
                if bold { boldDepth += 1 }
                return run
            }
        }
        for _ in 0..<run { append(byte) }
        return run
    }

    private mutating func partner(of search: Search, in bytes: Span<UInt8>, after start: Int) -> Int? {
        let bound = closers.last?.offset ?? bytes.count
        if let failed = failures[search], bound <= failed { return nil }
        let partner = Delimiter.closer(
            in: bytes, after: start, mark: search.mark, length: search.length, limit: bound)
        if partner == nil { failures[search] = bound }
        return partner
    }

    private static let longestFence = 80
}
