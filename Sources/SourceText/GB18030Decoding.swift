import ConversionGraph
import Glibc

/// Reads GB 18030 with the C library's iconv, replacing what is ill-formed and noting where.
enum GB18030Decoding {
    /// The text as UTF-8.
    static func decode(_ file: [UInt8], malformed: inout [Int]) throws -> [UInt8] {
        guard let handle = iconv_open("UTF-8", "GB18030"), Int(bitPattern: handle) != -1 else {
            throw ConversionError(
                .data, "text.encoding", "The text is not UTF-8, and this system cannot read GB18030.",
                hint: "Convert the file to UTF-8 first.")
        }
        defer { iconv_close(handle) }
        var input = file
        var output: [UInt8] = []
        output.reserveCapacity(file.count + file.count / 2)
        let chunk = UnsafeMutablePointer<CChar>.allocate(capacity: chunkSize)
        defer { chunk.deallocate() }
        try input.withUnsafeMutableBytes { raw in
            guard let base = raw.baseAddress else { return }
            var next: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                var free = chunkSize
                var target: UnsafeMutablePointer<CChar>? = chunk
                let result = iconv(handle, &next, &left, &target, &free)
                let failure = errno
                let made = UnsafeRawBufferPointer(start: chunk, count: chunkSize - free)
                output.append(contentsOf: made)
                guard result == -1 else { continue }
                switch failure {
                case E2BIG: continue
                case EINVAL:
                    throw ConversionError(
                        .data, "text.truncated",
                        "The text ends inside a character, at byte \(raw.count - left) of \(raw.count).",
                        hint: "Fetch or export the file again.")
                default:
                    malformed.append(output.count)
                    output += [0xEF, 0xBF, 0xBD]
                    next = next.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        return output
    }

    private static let chunkSize = 1 << 16
}
