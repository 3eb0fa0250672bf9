/// The encodings in which agencies' texts come.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// GB 18030, which contains GBK and GB 2312.
    case gb18030 = "GB18030"
}

extension TextEncoding {
    /// Tells the encoding of a file from its bytes. O(bytes) at worst, one pass for UTF-8.
    public static func detect(in bytes: Span<UInt8>) -> TextEncoding {
        if let wide = wide(in: bytes) { return wide }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return .utf8 }
        guard let census = UTF8Census(of: bytes) else { return .utf8 }
        return census.looksLikeUTF8 ? .utf8 : .gb18030
    }

    /// The encoding where a character has two bytes at least, by its mark or its zeros; nil for all others. O(1).
    static func wide(in bytes: Span<UInt8>) -> TextEncoding? {
        if bytes.count >= 2 {
            if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
            if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
        }
        return alternatingZeros(in: bytes)
    }

    /// UTF-16 without a mark: line feeds, digits and tabs have a zero byte on one side, and nothing else has any.
    private static func alternatingZeros(in bytes: Span<UInt8>) -> TextEncoding? {
        var even = 0
        var odd = 0
        for index in 0..<min(bytes.count, 4096) where bytes[index] == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        if odd >= 2, even * 16 < odd { return .utf16LittleEndian }
        if even >= 2, odd * 16 < even { return .utf16BigEndian }
        return nil
    }
}

/// How a file that is not valid UTF-8 divides: characters of several bytes against ill-formed bytes.
private struct UTF8Census {
    private var characters = 0
    private var malformed = 0

    /// Counts; nil where the bytes are valid UTF-8.
    init?(of bytes: Span<UInt8>) {
        if (try? UTF8Span(validating: bytes)) != nil { return nil }
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = UTF8Decoding.sequenceLength(in: bytes, at: index)
            if length > 0 {
                characters += 1
                index += length
            } else if UTF8Decoding.isTruncated(bytes, at: index) {
                break
            } else {
                malformed += 1
                index += 1
            }
        }
    }

    /// GBK text read as UTF-8 is ill-formed nearly everywhere: two bytes rarely make a valid sequence. A handful of
    /// damaged bytes among many good characters speaks for UTF-8.
    var looksLikeUTF8: Bool {
        malformed == 0 || characters > malformed * 4
    }
}
