import DisclosureModel

/// Writes the metadata of a document as YAML front matter: one line per entry, text in double quotes.
enum FrontMatterWriter {
    static func write(_ info: DocumentInfo, to output: inout [UInt8]) {
        var lines = ["---", "schema: \(DisclosureDocument.schema)"]
        func text(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("\(key): \(quoted(value))") }
        }
        text("title", info.title)
        text("agency", info.agency)
        if let year = info.year { lines.append("year: \(year)") }
        if let kind = info.kind { lines.append("kind: \(kind.rawValue)") }
        text("published", info.published)
        text("unit", info.unit)
        text("profile", info.profile)
        if let source = info.source {
            lines.append("source:")
            lines.append("  name: \(quoted(source.name))")
            lines.append("  format: \(quoted(source.format))")
            lines.append("  bytes: \(source.bytes)")
            lines.append("  sha256: \(quoted(source.sha256))")
        }
        lines.append("---")
        for line in lines { output += line.utf8 + [0x0A] }
    }

    /// A double-quoted scalar (YAML 1.2, 7.3.1).
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\0"..<" ", "\u{7F}"..<"\u{A0}": result += "\\x" + hexadecimal(scalar.value, 2)
            case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                result += "\\u" + hexadecimal(scalar.value, 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hexadecimal(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
