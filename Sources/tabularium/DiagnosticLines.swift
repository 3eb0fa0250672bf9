import CanonicalJSON
import DisclosureModel

/// Diagnostics for machines: one JSON object a line, with the input they are about.
enum DiagnosticLines {
    static func encode(_ diagnostics: [(input: String, diagnostic: Diagnostic)]) -> [UInt8] {
        var writer = JSONWriter()
        for (input, diagnostic) in diagnostics {
            writer.beginObject(.dense)
            let members = [
                ("input", input), ("severity", diagnostic.severity.rawValue), ("code", diagnostic.code),
                ("at", diagnostic.at?.description), ("message", diagnostic.message), ("excerpt", diagnostic.excerpt),
                ("hint", diagnostic.hint),
            ]
            for case (let key, let value?) in members {
                writer.key(key)
                writer.string(value)
            }
            writer.endObject()
            writer.endLine()
        }
        return writer.bytes
    }
}
