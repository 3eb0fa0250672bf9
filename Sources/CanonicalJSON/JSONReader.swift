import DisclosureModel

/// A pull reader of JSON (RFC 8259): the caller asks for what the schema expects next.
///
/// It works on the bytes in place, builds no tree, and makes a `String` only for what is asked for. Objects may give
/// their keys in any order, each once. Depth is bounded, so that a hostile file cannot exhaust the stack.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    /// Where the value at hand stands, as a JSON path.
    var path = JSONPath()

    private let maximumDepth: Int
    private var depth = 0

    init(bytes: [UInt8], maximumDepth: Int = 64) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether every byte was read.
    var isAtEnd: Bool { position >= bytes.count }

    /// The next byte that is no blank, left unread; nil at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Reads an object, handing each key to the body, which reads the value.
    mutating func object(_ body: (inout JSONReader, String) throws(JSONFault) -> Void) throws(JSONFault) {
        try open(UInt8(ascii: "{"), "an object")
        var seen = SeenKeys()
        if peek() == UInt8(ascii: "}") { return close() }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw syntax("expected a key in quotes") }
            let start = position
            let key = try string()
            guard seen.insert(key) else { throw syntax("the key \"\(key)\" appears twice", at: start) }
            try take(UInt8(ascii: ":"), "a colon after the key")
            path.enter(key: key)
            try body(&self, key)
            path.leave()
            guard try takesAnother(before: UInt8(ascii: "}"), "the object") else { return close() }
        }
    }

    /// Reads an array, calling the body for each element.
    mutating func array(_ body: (inout JSONReader) throws(JSONFault) -> Void) throws(JSONFault) {
        try open(UInt8(ascii: "["), "an array")
        if peek() == UInt8(ascii: "]") { return close() }
        var index = 0
        while true {
            path.enter(index: index)
            try body(&self)
            path.leave()
            index += 1
            guard try takesAnother(before: UInt8(ascii: "]"), "the array") else { return close() }
        }
    }

    /// Reads a value of any kind and forgets it.
    mutating func skip() throws(JSONFault) {
        switch peek() {
        case UInt8(ascii: "{"): try object { reader, _ throws(JSONFault) in try reader.skip() }
        case UInt8(ascii: "["): try array { reader throws(JSONFault) in try reader.skip() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try numberToken()
        }
    }

    /// Checks that nothing but blanks is left.
    mutating func finish() throws(JSONFault) {
        if peek() != nil { throw syntax("expected nothing after the outermost value") }
    }

    /// A breach of the grammar at the reading position, or at the byte given.
    func syntax(_ message: String, at offset: Int? = nil) -> JSONFault {
        let offset = offset ?? position
        let atEnd = offset >= bytes.count
        return JSONFault(
            code: "json.syntax", offset: offset, path: path.description,
            message: atEnd ? message + ", and the file ends" : message,
            hint: atEnd ? "The file may have been cut off: fetch or make it again." : nil)
    }

    /// A breach of the schema at the reading position, or at the byte given.
    func schema(_ message: String, at offset: Int? = nil, hint: String? = nil) -> JSONFault {
        JSONFault(
            code: "json.schema", offset: offset ?? position, path: path.description, message: message, hint: hint)
    }

    /// The kind of value that begins with a byte, as a phrase.
    static func kind(of byte: UInt8?) -> String {
        guard let byte else { return "the end of the file" }
        return switch byte {
        case UInt8(ascii: "{"): "an object"
        case UInt8(ascii: "["): "an array"
        case UInt8(ascii: "\""): "a string"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): "a truth value"
        case UInt8(ascii: "n"): "null"
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): "a number"
        default: "something that is no JSON value"
        }
    }

    /// A breach of the schema: the value at hand is of another kind than the one expected.
    mutating func mismatch(_ expected: String) -> JSONFault {
        let found = peek()
        let kind = Self.kind(of: found)
        guard found != nil, !kind.hasPrefix("something") else { return syntax("expected \(expected)") }
        return schema(
            "expected \(expected), found \(kind)",
            hint: found == UInt8(ascii: "n") ? "Leave a key out where there is no value." : nil)
    }

    private mutating func open(_ bracket: UInt8, _ expected: String) throws(JSONFault) {
        guard peek() == bracket else { throw mismatch(expected) }
        guard depth < maximumDepth else {
            throw syntax("objects and arrays are nested more than \(maximumDepth) deep")
        }
        depth += 1
        position += 1
    }

    private mutating func close() {
        depth -= 1
        position += 1
    }

    private mutating func take(_ byte: UInt8, _ expected: String) throws(JSONFault) {
        guard peek() == byte else { throw syntax("expected \(expected)") }
        position += 1
    }

    private mutating func takesAnother(before end: UInt8, _ what: String) throws(JSONFault) -> Bool {
        switch peek() {
        case UInt8(ascii: ","):
            position += 1
            if peek() == end { throw syntax("a comma stands before the end of \(what)") }
            return true
        case end: return false
        default: throw syntax("expected a comma or the end of \(what)")
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONFault) {
        let end = position + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { end <= bytes.count && bytes[position..<end].elementsEqual($0) }
        guard matches else { throw syntax("expected \(word)") }
        position = end
    }
}

/// The keys of one object: a few are searched in line, many are hashed, so that no file makes it quadratic.
private struct SeenKeys {
    private var few: [String] = []
    private var many: Set<String> = []

    mutating func insert(_ key: String) -> Bool {
        if few.count < 24 {
            if few.contains(key) { return false }
            few.append(key)
            return true
        }
        if many.isEmpty { many = Set(few) }
        return many.insert(key).inserted
    }
}
