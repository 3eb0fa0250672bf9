import DisclosureModel

/// Writes the parts of a document in the order of the model.
struct DisclosureEncoder {
    let options: CanonicalJSON.Options
    var writer = JSONWriter()

    init(options: CanonicalJSON.Options) { self.options = options }

    mutating func write(_ document: DisclosureDocument) {
        writer.beginObject()
        required("schema", DisclosureDocument.schema)
        write(document.document)
        writer.key("tables")
        writer.beginArray()
        for table in document.tables { write(table) }
        writer.endArray()
        list("statements", document.statements) { $0.write($1) }
        list("checks", document.checks) { $0.write($1) }
        list("diagnostics", document.diagnostics) { $0.write($1) }
        writer.endObject()
        writer.endLine()
    }

    private mutating func write(_ info: DocumentInfo) {
        writer.key("document")
        writer.beginObject()
        optional("title", info.title)
        optional("agency", info.agency)
        optional("year", info.year)
        optional("kind", info.kind?.rawValue)
        optional("published", info.published)
        optional("unit", info.unit)
        optional("profile", info.profile)
        if let source = info.source {
            writer.key("source")
            writer.beginObject(.inline)
            required("name", source.name)
            required("format", source.format)
            optional("bytes", source.bytes)
            required("sha256", source.sha256)
            writer.endObject()
        }
        writer.endObject()
    }

    private mutating func write(_ statement: Statement) {
        required("subject", statement.subject)
        required("measure", statement.measure)
        optional("value", statement.value)
        required("unit", statement.unit)
        place(statement.at)
    }

    private mutating func write(_ check: Check) {
        required("rule", check.rule)
        place(check.at)
        required("result", check.result.rawValue)
        optional("expected", check.expected)
        optional("found", check.found)
        optional("tolerance", check.tolerance)
        optional("message", check.message)
    }

    private mutating func write(_ diagnostic: Diagnostic) {
        required("severity", diagnostic.severity.rawValue)
        required("code", diagnostic.code)
        place(diagnostic.at)
        required("message", diagnostic.message)
        optional("excerpt", diagnostic.excerpt)
        optional("hint", diagnostic.hint)
    }
}

// The ways in which a key is written.
extension DisclosureEncoder {
    /// A key that is there even where its text is empty.
    mutating func required(_ key: String, _ value: String) {
        writer.key(key)
        writer.string(value)
    }

    /// A key that is left out where there is no text.
    mutating func optional(_ key: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        required(key, value)
    }

    /// A key that is left out where there is no number.
    mutating func optional(_ key: String, _ value: Int?) {
        guard let value else { return }
        writer.key(key)
        writer.number(value)
    }

    /// A key that is left out where there is no amount.
    mutating func optional(_ key: String, _ value: Amount?) {
        guard let value else { return }
        writer.key(key)
        amount(value)
    }

    mutating func amount(_ value: Amount) {
        switch options.amounts {
        case .number: writer.number(value)
        case .string: writer.string(value.description)
        }
    }

    mutating func place(_ locator: Locator?) {
        guard options.locators != .none, let locator else { return }
        required("at", locator.description)
    }

    /// A list that is left out where it is empty; each element is an object on a line of its own.
    mutating func list<Element>(
        _ key: String, _ elements: [Element], _ write: (inout DisclosureEncoder, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        requiredList(key, elements, write)
    }

    /// A list that is there even where it is empty.
    mutating func requiredList<Element>(
        _ key: String, _ elements: [Element], _ write: (inout DisclosureEncoder, Element) -> Void
    ) {
        writer.key(key)
        writer.beginArray()
        for element in elements {
            writer.beginObject(.inline)
            write(&self, element)
            writer.endObject()
        }
        writer.endArray()
    }
}
