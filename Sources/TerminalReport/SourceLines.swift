/// The lines of a source, for excerpts.
public struct SourceLines: Sendable {
    private let bytes: [UInt8]
    /// Where each line begins, and where its text ends.
    private let lines: [Range<Int>]

    /// The lines of a text in UTF-8; a byte order mark at its start does not count. O(bytes).
    ///
    /// LF, CRLF and CR end a line.
    public init(utf8 bytes: [UInt8]) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                lines.append(start..<index)
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(start..<bytes.count)
        self.bytes = bytes
        self.lines = lines
    }

    /// Whether there is a line of a number, counted from 1.
    public func contains(_ number: Int) -> Bool { number > 0 && number <= lines.count }

    /// A line by its number, counted from 1, without its end; nil beyond the last. O(scalars).
    ///
    /// - Parameter scalars: How many Unicode scalars of it to take at most.
    public subscript(number: Int, upTo scalars: Int = .max) -> String? {
        guard contains(number) else { return nil }
        var left = scalars
        let start = bytes[lines[number - 1]].prefix { byte in
            if byte & 0xC0 != 0x80 { left -= 1 }
            return left >= 0
        }
        return String(decoding: start, as: UTF8.self)
    }
}
