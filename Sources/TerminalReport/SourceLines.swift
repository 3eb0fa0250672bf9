/// The lines of a source, for excerpts.
public struct SourceLines: Sendable {
    private let bytes: [UInt8]

    /// The lines of a text in UTF-8; a byte order mark at its start does not count.
    public init(utf8 bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// A line by its number, counted from 1, without its end; nil beyond the last. O(bytes before it).
    ///
    /// LF, CRLF and CR end a line.
    public subscript(number: Int) -> String? {
        var start = 0
        var line = 1
        while line < number {
            guard let next = end(from: start).next else { return nil }
            start = next
            line += 1
        }
        guard number > 0, start <= bytes.count else { return nil }
        return String(decoding: bytes[start..<end(from: start).line], as: UTF8.self)
    }

    private func end(from start: Int) -> (line: Int, next: Int?) {
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x0A { return (index, index + 1) }
            if bytes[index] == 0x0D {
                let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
                return (index, index + (isPair ? 2 : 1))
            }
            index += 1
        }
        return (index, nil)
    }
}
