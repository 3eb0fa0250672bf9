/// The `_xHHHH_` escapes of strings (ECMA-376 part 1, 22.9.2.19 ST_Xstring): UTF-16 code units that XML cannot hold,
/// and `_x005F_` for an underscore that would look like the start of one.
enum EscapedText {
    /// Appends text with its escapes decoded. Half a surrogate pair on its own stays as it is written.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        guard text.contains(UInt8(ascii: "_")) else {
            out.append(contentsOf: text)
            return
        }
        var index = 0
        while index < text.count {
            if let unit = unit(text, at: index) {
                if let scalar = Unicode.Scalar(unit) {
                    out.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
                    index += 7
                    continue
                }
                if unit & 0xFC00 == 0xD800, let low = self.unit(text, at: index + 7), low & 0xFC00 == 0xDC00 {
                    let code = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF)
                    if let scalar = Unicode.Scalar(code) {
                        out.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
                    }
                    index += 14
                    continue
                }
            }
            out.append(text[index])
            index += 1
        }
    }

    private static func unit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt16 = 0
        for offset in 2..<6 {
            guard let digit = PartName.hexadecimal(text[index + offset]) else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
