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

    /// A line by its number, counted from 1, without its end; nil beyond the last. O(bytes of the line).
    public subscript(number: Int) -> String? {
        guard number > 0, number <= lines.count else { return nil }
        return String(decoding: bytes[lines[number - 1]], as: UTF8.self)
    }
}
