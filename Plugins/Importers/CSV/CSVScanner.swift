import SourceText

/// Divides a text into records and fields as RFC 4180 does; LF, CR LF and a lone CR all end a record.
///
/// What the RFC does not allow is read as people mean it: a quote inside a field is itself, text after a closing quote
/// belongs to the field, and a quote that nothing closes is itself.
struct CSVScanner {
    /// The byte between two fields.
    let delimiter: UInt8
    /// Where the next record begins.
    private(set) var offset: Int

    /// One field.
    struct Field {
        /// The content: without the quotes around it.
        var range: Range<Int>
        /// Whether it stands in quotes, so that two quotes in it are one.
        var isQuoted = false
        /// What stands between the closing quote and the delimiter; empty where the file keeps to the RFC.
        var tail: Range<Int>
        /// Whether it begins with a quote that nothing closes.
        var isUnclosed = false
    }

    init(delimiter: UInt8, from offset: Int = 0) {
        self.delimiter = delimiter
        self.offset = offset
    }

    /// Reads the next record; false at the end of the text. A record of one empty field is a blank line.
    ///
    /// O(record), and once in a text O(bytes), where a quote is not closed.
    mutating func next(in bytes: Span<UInt8>, into fields: inout [Field]) -> Bool {
        fields.removeAll(keepingCapacity: true)
        guard offset < bytes.count else { return false }
        while true {
            fields.append(field(in: bytes))
            guard offset < bytes.count else { return true }
            let byte = bytes[offset]
            offset += 1
            if byte == delimiter {
                // A delimiter that ends the text stands before one more empty field.
                guard offset == bytes.count else { continue }
                fields.append(Field(range: offset..<offset, tail: offset..<offset))
                return true
            }
            if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
            return true
        }
    }

    /// Whether a record is a blank line: one field with nothing in it.
    static func isBlank(_ fields: [Field], in bytes: Span<UInt8>) -> Bool {
        guard let first = fields.first, fields.count == 1 else { return fields.isEmpty }
        return bytes.isBlank(first.range) && first.tail.isEmpty
    }

    /// Reads a field up to the delimiter or line ending, which is left.
    private mutating func field(in bytes: Span<UInt8>) -> Field {
        let start = offset
        guard bytes[start] == UInt8(ascii: "\"") else {
            let end = end(in: bytes, from: start)
            return Field(range: start..<end, tail: end..<end)
        }
        guard let close = closingQuote(in: bytes, from: start + 1) else {
            let end = end(in: bytes, from: start)
            return Field(range: start..<end, tail: end..<end, isUnclosed: true)
        }
        let end = end(in: bytes, from: close + 1)
        return Field(range: (start + 1)..<close, isQuoted: true, tail: (close + 1)..<end)
    }

    private mutating func end(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            index += 1
        }
        offset = index
        return index
    }

    private func closingQuote(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { return index }
            index += 2
        }
        return nil
    }
}
