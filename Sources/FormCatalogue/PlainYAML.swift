/// Reads the plain part of YAML that districts are written in: block mappings and sequences, flow collections, plain
/// and quoted scalars of one line, literal blocks, comments.
///
/// Anything else (anchors, tags, escapes, folded text, scalars over several lines, duplicate keys, and whatever is no
/// YAML at all) is left to the library, which also says what is wrong. Where this reads a file, it reads the same as
/// the library does (YAML 1.2, chapters 7 and 8), in a fiftieth of the time: a conversion starts by reading all files.
struct PlainYAML {
    let bytes: [UInt8]
    private(set) var lines: [Line] = []
    private var next = 0

    /// A line that holds something: how far it is indented, and what it holds.
    struct Line {
        var indent: Int
        var start: Int
        let end: Int
        let number: Int
    }

    /// The value of a file; nil where it needs the library.
    static func value(of bytes: [UInt8]) -> YAML? {
        guard var reader = PlainYAML(bytes) else { return nil }
        guard !reader.lines.isEmpty else { return YAML(content: .mapping([]), line: nil) }
        guard let value = reader.block(deeperThan: -1, depth: 0), reader.next == reader.lines.count else { return nil }
        return value
    }

    private init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        var start = 0
        var number = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
            var first = start
            while first < end, bytes[first] == Self.space { first += 1 }
            if first < end {
                // Tabs, other line ends, byte order marks, directives and document marks are the library's.
                guard !Self.hasControls(bytes, start, end), bytes[first] != 0xEF else { return nil }
                guard first > start || !bytes[start..<end].starts(with: "---".utf8) && bytes[first] != 0x25 else {
                    return nil
                }
            }
            lines.append(Line(indent: first - start, start: first, end: end, number: number))
            start = end + 1
            number += 1
        }
        skipBlank()
        if next == lines.count { lines = [] }
    }

    /// Whether a line has control characters, or the line ends of Unicode, which YAML 1.1 knows, too.
    private static func hasControls(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var index = start
            while index < end {
                // Eight bytes at once, as long as none of them needs a second look.
                if index + 8 <= end {
                    let chunk = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if !Self.has(below: 0x20, chunk), !Self.has(0x7F, chunk), !Self.has(0xC2, chunk),
                        !Self.has(0xE2, chunk)
                    {
                        index += 8
                        continue
                    }
                }
                switch bytes[index] {
                case 0..<0x20, 0x7F: return true
                case 0xC2: if index + 1 >= end || bytes[index + 1] < 0xA0 { return true }
                case 0xE2: if index + 2 >= end || bytes[index + 1] == 0x80 && bytes[index + 2] >= 0xA8 { return true }
                default: break
                }
                index += 1
            }
            return false
        }
    }

    /// Whether one of eight bytes is below a bound of at most 0x80.
    private static func has(below bound: UInt64, _ chunk: UInt64) -> Bool {
        (chunk &- bound &* 0x0101_0101_0101_0101) & ~chunk & 0x8080_8080_8080_8080 != 0
    }

    /// Whether one of eight bytes is this one.
    private static func has(_ byte: UInt64, _ chunk: UInt64) -> Bool {
        has(below: 1, chunk ^ byte &* 0x0101_0101_0101_0101)
    }

    /// Passes over empty lines and comments.
    private mutating func skipBlank() {
        while next < lines.count, lines[next].start == lines[next].end || bytes[lines[next].start] == Self.hash {
            next += 1
        }
    }

    // MARK: Blocks

    private mutating func block(deeperThan outer: Int, depth: Int) -> YAML? {
        skipBlank()
        guard depth < Self.deepest, next < lines.count, lines[next].indent > outer else { return nil }
        return isItem(lines[next]) ? sequence(lines[next].indent, depth) : mapping(lines[next].indent, depth)
    }

    private func isItem(_ line: Line) -> Bool {
        bytes[line.start] == Self.dash && (line.start + 1 == line.end || bytes[line.start + 1] == Self.space)
    }

    private mutating func sequence(_ indent: Int, _ depth: Int) -> YAML? {
        let number = lines[next].number
        var items: [YAML] = []
        while next < lines.count, lines[next].indent == indent, isItem(lines[next]) {
            var line = lines[next]
            line.start = skippingBlanks(line.start + 1, line.end)
            guard line.start < line.end, bytes[line.start] != Self.hash else {
                next += 1
                guard let item = block(deeperThan: indent, depth: depth + 1) else { return nil }
                items.append(item)
                continue
            }
            if isItem(line) { return nil }
            if isScalarStart(line.start), colon(in: line) != nil {
                // A mapping that begins beside the dash is indented to where it begins.
                line.indent = indent + line.start - lines[next].start
                lines[next] = line
                guard let item = mapping(line.indent, depth + 1) else { return nil }
                items.append(item)
            } else {
                guard let item = value(line.start, line, indent) else { return nil }
                items.append(item)
            }
            skipBlank()
        }
        guard next == lines.count || lines[next].indent < indent || !isItem(lines[next]) else { return nil }
        return YAML(content: .list(items), line: number)
    }

    private mutating func mapping(_ indent: Int, _ depth: Int) -> YAML? {
        let number = lines[next].number
        var pairs: [(key: String, value: YAML)] = []
        while next < lines.count, lines[next].indent == indent, !isItem(lines[next]) {
            let line = lines[next]
            guard isScalarStart(line.start), let colon = colon(in: line) else { return nil }
            let key = text(line.start, colon)
            guard !pairs.contains(where: { $0.key == key }) else { return nil }
            let start = skippingBlanks(colon + 1, line.end)
            let value: YAML?
            if start < line.end, bytes[start] != Self.hash {
                value = self.value(start, line, indent)
            } else {
                next += 1
                skipBlank()
                // A sequence may stand as far left as the key that it belongs to.
                let isBeside = next < lines.count && lines[next].indent == indent && isItem(lines[next])
                value = block(deeperThan: isBeside ? indent - 1 : indent, depth: depth + 1)
            }
            guard let value else { return nil }
            pairs.append((key, value))
            skipBlank()
        }
        guard !pairs.isEmpty, next == lines.count || lines[next].indent < indent || isItem(lines[next]) else {
            return nil
        }
        return YAML(content: .mapping(pairs), line: number)
    }

    /// A value that begins in a line; what follows it must not be indented deeper than its parent.
    private mutating func value(_ start: Int, _ line: Line, _ indent: Int) -> YAML? {
        switch bytes[start] {
        case UInt8(ascii: "|"): return literal(start, line, indent)
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            var flow = FlowYAML(bytes: bytes, index: start, line: line.number)
            guard let value = flow.value(depth: 0), flow.endsLine() else { return nil }
            while next < lines.count, lines[next].start <= flow.index { next += 1 }
            return endsValue(indent) ? value : nil
        default:
            guard isScalarStart(start), colon(in: Line(indent: 0, start: start, end: line.end, number: 0)) == nil else {
                return nil
            }
            let end = comment(start, line.end)
            next += 1
            return endsValue(indent) ? YAML(content: .scalar(text(start, end)), line: line.number) : nil
        }
    }

    private mutating func endsValue(_ indent: Int) -> Bool {
        skipBlank()
        return next == lines.count || lines[next].indent <= indent
    }

    /// A literal block: its lines as they are, without their indentation, with one line end at the end.
    private mutating func literal(_ start: Int, _ line: Line, _ indent: Int) -> YAML? {
        guard start + 1 == line.end else { return nil }
        next += 1
        guard next < lines.count, lines[next].start < lines[next].end, lines[next].indent > indent else { return nil }
        let depth = lines[next].indent
        var text: [UInt8] = []
        var blank = 0
        while next < lines.count {
            let line = lines[next]
            if line.start == line.end {
                guard line.indent <= depth else { return nil }
                blank += 1
            } else {
                guard line.indent >= depth else { break }
                // Without a line end there, the text has none.
                guard line.end < bytes.count else { return nil }
                for _ in 0..<blank { text.append(Self.newline) }
                blank = 0
                text.append(contentsOf: bytes[(line.start - line.indent + depth)..<line.end])
                text.append(Self.newline)
            }
            next += 1
        }
        guard next == lines.count || lines[next].indent <= indent else { return nil }
        return YAML(content: .scalar(String(decoding: text, as: UTF8.self)), line: line.number)
    }

    // MARK: Scalars

    /// The colon that ends a plain key; nil where the line has none before a comment.
    private func colon(in line: Line) -> Int? {
        let end = comment(line.start, line.end)
        var index = line.start
        while index < end {
            if bytes[index] == Self.colon, index + 1 == line.end || bytes[index + 1] == Self.space { return index }
            index += 1
        }
        return nil
    }

    /// Where the text before a comment ends.
    private func comment(_ start: Int, _ end: Int) -> Int {
        var index = start + 1
        while index < end {
            if bytes[index] == Self.hash, bytes[index - 1] == Self.space { return index }
            index += 1
        }
        return end
    }

    private func isScalarStart(_ index: Int) -> Bool { !FlowYAML.isIndicator(bytes[index]) }

    private func skippingBlanks(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, bytes[index] == Self.space { index += 1 }
        return index
    }

    /// The text of a range without the blanks at its end.
    private func text(_ start: Int, _ end: Int) -> String {
        var end = end
        while end > start, bytes[end - 1] == Self.space { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    static let space = UInt8(ascii: " ")
    static let newline = UInt8(ascii: "\n")
    static let hash = UInt8(ascii: "#")
    static let colon = UInt8(ascii: ":")
    private static let dash = UInt8(ascii: "-")
    static let deepest = 32
}
