import ConversionGraph

/// Reads UTF-8, replacing what is ill-formed and noting where.
enum UTF8Decoding {
    /// The bytes without a byte order mark, each maximal ill-formed part replaced by U+FFFD (Unicode 3.9, D93b).
    static func decode(_ file: [UInt8], malformed: inout [Int]) throws -> [UInt8] {
        let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let span = file.span.extracting(droppingFirst: start)
        if (try? UTF8Span(validating: span)) != nil {
            return start == 0 ? file : Array(file.dropFirst(start))
        }
        var output: [UInt8] = []
        output.reserveCapacity(file.count + 64)
        var index = 0
        while index < span.count {
            let length = sequenceLength(in: span, at: index)
            if length > 0 {
                for offset in index..<(index + length) { output.append(span[offset]) }
                index += length
                continue
            }
            if isTruncated(span, at: index) {
                throw ConversionError(
                    .data, "text.truncated",
                    "The text ends inside a character, at byte \(start + index) of \(file.count): the file is cut off.",
                    hint: "Fetch or export the file again.")
            }
            malformed.append(output.count)
            output += [0xEF, 0xBF, 0xBD]
            index += malformedLength(in: span, at: index)
        }
        return output
    }

    /// The length of the well-formed sequence at an index, or 0 (Unicode table 3-7).
    static func sequenceLength(in bytes: Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        guard let need = needed(after: first), index + need < bytes.count else { return 0 }
        for step in 1...need where !accepts(bytes[index + step], at: step, after: first) { return 0 }
        return need + 1
    }

    /// Whether the bytes from an index to the end are the proper beginning of a sequence that goes on.
    static func isTruncated(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        guard let need = needed(after: bytes[index]), index + need >= bytes.count else { return false }
        for step in 1..<(bytes.count - index + 1) where index + step < bytes.count {
            if !accepts(bytes[index + step], at: step, after: bytes[index]) { return false }
        }
        return true
    }

    private static func malformedLength(in bytes: Span<UInt8>, at index: Int) -> Int {
        guard let need = needed(after: bytes[index]) else { return 1 }
        var step = 1
        while step <= need, index + step < bytes.count, accepts(bytes[index + step], at: step, after: bytes[index]) {
            step += 1
        }
        return step
    }

    private static func needed(after first: UInt8) -> Int? {
        switch first {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: nil
        }
    }

    private static func accepts(_ byte: UInt8, at step: Int, after first: UInt8) -> Bool {
        guard step == 1 else { return byte & 0xC0 == 0x80 }
        return switch first {
        case 0xE0: (0xA0...0xBF).contains(byte)
        case 0xED: (0x80...0x9F).contains(byte)
        case 0xF0: (0x90...0xBF).contains(byte)
        case 0xF4: (0x80...0x8F).contains(byte)
        default: byte & 0xC0 == 0x80
        }
    }
}
