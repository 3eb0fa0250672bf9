import CanonicalJSON
import DisclosureModel

/// Findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020): one run, one result for each finding.
///
/// Columns count Unicode code points, as our locators do; a cell of a workbook is a logical location.
public enum SARIFLog {
    private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

    /// The log of several documents, named as the user named them; a path is cut to its last part where it is absolute.
    public static func json(_ documents: [NamedVerdict], version: String) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        text("$schema", schema, &writer)
        text("version", "2.1.0", &writer)
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        tool(version, &writer)
        text("columnKind", "unicodeCodePoints", &writer)
        writer.key("results")
        writer.beginArray()
        for document in documents {
            for finding in document.verdict.findings { result(finding, in: document.name, &writer) }
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endLine()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func tool(_ version: String, _ writer: inout JSONWriter) {
        writer.key("tool")
        writer.beginObject()
        writer.key("driver")
        writer.beginObject()
        text("name", "tabularium", &writer)
        text("version", version, &writer)
        writer.key("rules")
        writer.beginArray()
        for code in FindingCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            let page = Manual.entry(code)
            writer.beginObject()
            text("id", code.rawValue, &writer)
            message("shortDescription", page.finds, &writer)
            message("fullDescription", page.means, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endObject()
    }

    private static func result(_ finding: Finding, in name: String, _ writer: inout JSONWriter) {
        writer.beginObject()
        text("ruleId", finding.code.rawValue, &writer)
        text("level", "error", &writer)
        message(
            "message", [finding.diagnostic.message, finding.hint].compactMap { $0 }.joined(separator: " "), &writer)
        writer.key("locations")
        writer.beginArray()
        location(finding.check.at, in: name, about: nil, &writer)
        writer.endArray()
        let related = finding.cells.dropFirst().filter { $0.at != nil }
        if !related.isEmpty {
            writer.key("relatedLocations")
            writer.beginArray()
            for cell in related { location(cell.at, in: name, about: cell.name, &writer) }
            writer.endArray()
        }
        writer.key("properties")
        writer.beginObject()
        text("rule", finding.check.rule, &writer)
        text("arithmetic", finding.arithmetic, &writer)
        text("expected", finding.check.expected?.description, &writer)
        text("found", finding.check.found?.description, &writer)
        writer.endObject()
        writer.endObject()
    }

    private static func location(_ at: Locator?, in name: String, about: String?, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("physicalLocation")
        writer.beginObject()
        writer.key("artifactLocation")
        writer.beginObject()
        text("uri", uri(name), &writer)
        writer.endObject()
        if case .text(let line, let column) = at {
            writer.key("region")
            writer.beginObject()
            writer.key("startLine")
            writer.number(line)
            writer.key("startColumn")
            writer.number(column)
            writer.endObject()
        }
        writer.endObject()
        if case .sheet = at, let at {
            writer.key("logicalLocations")
            writer.beginArray()
            writer.beginObject()
            text("fullyQualifiedName", at.description, &writer)
            writer.endObject()
            writer.endArray()
        }
        if let about { message("message", about, &writer) }
        writer.endObject()
    }

    /// A relative reference (RFC 3986, 4.2) of the file's name; a path of this machine is cut to its last part.
    private static func uri(_ name: String) -> String {
        let relative = name.hasPrefix("/") ? name.split(separator: "/").last.map(String.init) ?? name : name
        var escaped = ""
        for byte in relative.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return escaped
    }

    private static func message(_ key: String, _ value: String, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject(.inline)
        text("text", value, &writer)
        writer.endObject()
    }

    private static func text(_ key: String, _ value: String?, _ writer: inout JSONWriter) {
        guard let value else { return }
        writer.key(key)
        writer.string(value)
    }
}
