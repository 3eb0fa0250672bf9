import ConversionGraph

/// Reads UTF-16, replacing surrogates without a partner and noting where.
enum UTF16Decoding {
    /// The text as UTF-8, without a byte order mark.
    static func decode(_ file: Span<UInt8>, bigEndian: Bool, malformed: inout [Int]) throws -> [UInt8] {
        guard file.count % 2 == 0 else {
            throw ConversionError(
                .data, "text.truncated",
                "The UTF-16 text ends inside a character, at byte \(file.count - 1) of \(file.count).",
                hint: "Fetch or export the file again.")
        }
        var output: [UInt8] = []
        output.reserveCapacity(file.count + file.count / 2)
        var index = 0
        var high: UInt32?
        while index + 1 < file.count {
            let pair = (UInt32(file[index]), UInt32(file[index + 1]))
            let unit = bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
            index += 2
            if index == 2, unit == 0xFEFF { continue }
            if let first = high {
                high = nil
                if (0xDC00...0xDFFF).contains(unit) {
                    append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), to: &output, malformed: &malformed)
                    continue
                }
                append(first, to: &output, malformed: &malformed)
            }
            if (0xD800...0xDBFF).contains(unit) {
                high = unit
            } else {
                append(unit, to: &output, malformed: &malformed)
            }
        }
        if let high { append(high, to: &output, malformed: &malformed) }
        return output
    }

    private static func append(_ value: UInt32, to output: inout [UInt8], malformed: inout [Int]) {
        guard let scalar = Unicode.Scalar(value) else {
            malformed.append(output.count)
            output += [0xEF, 0xBF, 0xBD]
            return
        }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
