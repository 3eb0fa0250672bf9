/// Reads flow collections and quoted scalars for ``PlainYAML`` (YAML 1.2, chapter 7).
struct FlowYAML {
    let bytes: [UInt8]
    var index: Int
    var line: Int

    /// The value that begins at the index; nil where it needs the library.
    mutating func value(depth: Int) -> YAML? {
        guard depth < PlainYAML.deepest, index < bytes.count else { return nil }
        let number = line
        switch bytes[index] {
        case UInt8(ascii: "["): return sequence(number, depth)
        case UInt8(ascii: "{"): return mapping(number, depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return quoted().map { YAML(content: .scalar($0), line: number) }
        default: return plain().map { YAML(content: .scalar($0), line: number) }
        }
    }

    /// Whether nothing but blanks and a comment stands before the end of the line.
    mutating func endsLine() -> Bool {
        let start = index
        while index < bytes.count, bytes[index] == PlainYAML.space { index += 1 }
        guard index < bytes.count, bytes[index] != PlainYAML.newline else { return true }
        guard bytes[index] == PlainYAML.hash, index > start else { return false }
        while index < bytes.count, bytes[index] != PlainYAML.newline { index += 1 }
        return true
    }

    private mutating func sequence(_ number: Int, _ depth: Int) -> YAML? {
        var items: [YAML] = []
        index += 1
        skipBlanks()
        if take("]") { return YAML(content: .list([]), line: number) }
        while true {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipBlanks()
            if take("]") { return YAML(content: .list(items), line: number) }
            guard take(",") else { return nil }
            skipBlanks()
        }
    }

    private mutating func mapping(_ number: Int, _ depth: Int) -> YAML? {
        var pairs: [(key: String, value: YAML)] = []
        index += 1
        skipBlanks()
        if take("}") { return YAML(content: .mapping([]), line: number) }
        while true {
            guard let key = plain(), !pairs.contains(where: { $0.key == key }), take(":"), take(" ") else { return nil }
            skipBlanks()
            guard let value = value(depth: depth + 1) else { return nil }
            pairs.append((key, value))
            skipBlanks()
            if take("}") { return YAML(content: .mapping(pairs), line: number) }
            guard take(",") else { return nil }
            skipBlanks()
        }
    }

    /// A plain scalar of one line; nil where it is empty, or where what ends it is not plain to see.
    private mutating func plain() -> String? {
        guard index < bytes.count, !Self.isIndicator(bytes[index]) else { return nil }
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), PlainYAML.newline:
                return text(start)
            case UInt8(ascii: "["), UInt8(ascii: "{"), PlainYAML.hash, 0x5C: return nil
            case PlainYAML.colon:
                guard index + 1 < bytes.count else { return nil }
                if bytes[index + 1] == PlainYAML.space { return text(start) }
                if Self.isIndicator(bytes[index + 1]) || bytes[index + 1] == PlainYAML.newline { return nil }
                index += 1
            default: index += 1
            }
        }
        return nil
    }

    private func text(_ start: Int) -> String? {
        var end = index
        while end > start, bytes[end - 1] == PlainYAML.space { end -= 1 }
        return end > start ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
    }

    /// A quoted scalar of one line without escapes.
    private mutating func quoted() -> String? {
        let quote = bytes[index]
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != quote {
            guard bytes[index] != 0x5C, bytes[index] != PlainYAML.newline else { return nil }
            index += 1
        }
        guard index < bytes.count else { return nil }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        // '' inside single quotes is a quote; after either kind only a mark or a blank may follow.
        if index < bytes.count, bytes[index] == quote { return nil }
        return text
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index] == PlainYAML.space || bytes[index] == PlainYAML.newline {
            if bytes[index] == PlainYAML.newline { line += 1 }
            index += 1
        }
    }

    /// The characters that no plain scalar begins with here: YAML's indicators, of which some would be allowed.
    static func isIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"),
            UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"),
            UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
            PlainYAML.space:
            true
        default: false
        }
    }
}
