import ConversionGraph
import DisclosureModel

/// What is wrong in a JSON text, and at which byte.
struct JSONFault: Error {
    /// `json.syntax` where RFC 8259 is broken, `json.schema` where the model is.
    var code: String
    var offset: Int
    var path: String
    var message: String
    var hint: String?

    /// The same as an error for people, its place given as line and column.
    func error(in bytes: [UInt8]) -> ConversionError {
        ConversionError(
            .data, code, at: JSONPlace.locator(of: offset, in: bytes), "\(path): \(message)",
            excerpt: JSONPlace.excerpt(at: offset, in: bytes), hint: hint)
    }
}

/// Places in a JSON text.
enum JSONPlace {
    /// The line and column, in characters, of a byte. O(offset).
    static func locator(of offset: Int, in bytes: [UInt8]) -> Locator {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return .text(line: line, column: column)
    }

    /// The string, number or word that begins at a byte, else the one sign there; at most 80 bytes of it.
    static func excerpt(at offset: Int, in bytes: [UInt8]) -> String? {
        let rest = bytes.dropFirst(offset).prefix(80).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: "\"") {
            let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
            return String(decoding: rest.prefix(inside.count + 2), as: UTF8.self)
        }
        let word = rest.prefix { $0 > 0x20 && !",:[]{}\"".utf8.contains($0) }
        return String(decoding: word.isEmpty ? rest.prefix(1) : word, as: UTF8.self)
    }
}
