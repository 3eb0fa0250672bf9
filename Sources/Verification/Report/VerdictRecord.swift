import CanonicalJSON
import DisclosureModel

/// What `check --format json` prints: one object with an entry for each document.
public enum VerdictRecord {
    /// The record of several documents; amounts keep their printed decimals.
    public static func json(_ documents: [NamedVerdict]) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("schema")
        writer.string("tabularium-checks/1")
        writer.key("documents")
        writer.beginArray()
        for document in documents { write(document, to: &writer) }
        writer.endArray()
        writer.endObject()
        writer.endLine()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(_ checked: NamedVerdict, to writer: inout JSONWriter) {
        writer.beginObject()
        text("name", checked.name, &writer)
        writer.key("sound")
        writer.boolean(checked.verdict.isSound)
        writer.key("findings")
        writer.beginArray()
        for finding in checked.verdict.findings { write(finding, to: &writer) }
        writer.endArray()
        writer.key("checks")
        writer.beginArray()
        for check in checked.verdict.checks {
            writer.beginObject(.inline)
            fields(of: check, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key("hints")
        writer.beginArray()
        for hint in checked.verdict.hints {
            writer.beginObject(.inline)
            text("severity", hint.severity.rawValue, &writer)
            text("code", hint.code, &writer)
            text("at", hint.at?.description, &writer)
            text("message", hint.message, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ finding: Finding, to writer: inout JSONWriter) {
        writer.beginObject()
        text("code", finding.code.rawValue, &writer)
        fields(of: finding.check, &writer)
        text("arithmetic", finding.arithmetic, &writer)
        text("hint", finding.hint, &writer)
        writer.key("rules")
        writer.beginArray()
        for rule in finding.rules { writer.string(rule) }
        writer.endArray()
        writer.key("cells")
        writer.beginArray()
        for cell in finding.cells {
            writer.beginObject(.inline)
            text("at", cell.at?.description, &writer)
            text("name", cell.name, &writer)
            amount("printed", cell.printed, &writer)
            text("unit", cell.unit.isEmpty ? nil : cell.unit, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private static func fields(of check: Check, _ writer: inout JSONWriter) {
        text("rule", check.rule, &writer)
        text("at", check.at?.description, &writer)
        text("result", check.result.rawValue, &writer)
        amount("expected", check.expected, &writer)
        amount("found", check.found, &writer)
        amount("tolerance", check.tolerance, &writer)
        text("message", check.message, &writer)
    }

    private static func text(_ key: String, _ value: String?, _ writer: inout JSONWriter) {
        guard let value else { return }
        writer.key(key)
        writer.string(value)
    }

    private static func amount(_ key: String, _ value: Amount?, _ writer: inout JSONWriter) {
        guard let value else { return }
        writer.key(key)
        writer.number(value)
    }
}
