import ConversionGraph
import DisclosureModel

/// Reads the parts of a document.
struct DisclosureDecoder {
    /// A key that the model does not have, met for the first time at this place of the schema.
    struct UnknownKey {
        let path: String
        let offset: Int

        func diagnostic(in bytes: [UInt8]) -> Diagnostic {
            Diagnostic(
                .warning, "json.unknown-key", at: JSONPlace.locator(of: offset, in: bytes),
                "\(path) is no key of \(DisclosureDocument.schema) and is not carried on.",
                hint: "Keys of the model are listed by `tabularium schema`.")
        }
    }

    /// A column that rows have amounts for and the table does not declare, met for the first time at this place.
    struct UndeclaredColumn {
        let path: String
        let offset: Int

        func diagnostic(in bytes: [UInt8]) -> Diagnostic {
            Diagnostic(
                .warning, "json.undeclared-column", at: JSONPlace.locator(of: offset, in: bytes),
                "\(path) is an amount of a column that the table does not declare.",
                hint: "Add the column to the table's columns, or mend its key.")
        }
    }

    private(set) var unknown: [UnknownKey] = []
    private(set) var undeclared: [UndeclaredColumn] = []
    private var unknownKeys: Set<String> = []

    /// Skips the value of a key that the model does not have, and remembers it once for each kind of object.
    mutating func skip(_ key: String, of owner: StaticString, _ reader: inout JSONReader) throws(JSONFault) {
        let start = reader.peek() == nil ? reader.bytes.count : reader.position
        if unknown.count < 100, unknownKeys.insert("\(owner).\(key)").inserted {
            unknown.append(UnknownKey(path: reader.path.description, offset: start))
        }
        try reader.skip()
    }

    /// Remembers the columns that rows of a table use and it does not declare.
    mutating func report(_ used: [(key: String, column: UndeclaredColumn)], in table: DisclosureTable) {
        guard !used.isEmpty else { return }
        let declared = Set(table.columns.map(\.key))
        undeclared += used.filter { !declared.contains($0.key) }.map(\.column).prefix(max(0, 100 - undeclared.count))
    }

    mutating func document(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureDocument {
        var document = DisclosureDocument(document: DocumentInfo())
        var found = RequiredKeys(["schema", "document", "tables"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "schema": try Self.schema(&reader)
            case "document": document.document = try info(&reader)
            case "tables":
                try reader.array { reader throws(JSONFault) in document.tables.append(try table(&reader)) }
            case "statements":
                try reader.array { reader throws(JSONFault) in document.statements.append(try statement(&reader)) }
            case "checks":
                try reader.array { reader throws(JSONFault) in document.checks.append(try check(&reader)) }
            case "diagnostics":
                try reader.array { reader throws(JSONFault) in document.diagnostics.append(try diagnostic(&reader)) }
            default: try skip(key, of: "document", &reader)
            }
        }
        try found.check(reader)
        return document
    }

    private static func schema(_ reader: inout JSONReader) throws(JSONFault) {
        let start = reader.peek() == nil ? reader.bytes.count : reader.position
        let schema = try reader.string()
        guard schema != DisclosureDocument.schema else { return }
        throw reader.schema(
            "expected \"\(DisclosureDocument.schema)\", found \"\(schema)\"", at: start,
            hint: schema.hasPrefix("tabularium/")
                ? "The file was written by another version of the program; use that one." : nil)
    }

    private mutating func info(_ reader: inout JSONReader) throws(JSONFault) -> DocumentInfo {
        var info = DocumentInfo()
        try reader.object { reader, key throws(JSONFault) in
            switch key {
            case "title": info.title = try reader.string()
            case "agency": info.agency = try reader.string()
            case "year": info.year = try reader.integer(in: 0...9999)
            case "kind": info.kind = try reader.choice()
            case "published": info.published = try reader.string()
            case "unit": info.unit = try reader.string()
            case "profile": info.profile = try reader.string()
            case "source": info.source = try source(&reader)
            default: try skip(key, of: "info", &reader)
            }
        }
        return info
    }

    private mutating func source(_ reader: inout JSONReader) throws(JSONFault) -> SourceFile {
        var source = SourceFile(name: "", format: "", bytes: 0, sha256: "")
        var found = RequiredKeys(["name", "format", "bytes", "sha256"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "name": source.name = try reader.string()
            case "format": source.format = try reader.string()
            case "bytes": source.bytes = try reader.integer(in: 0...Int.max)
            case "sha256": source.sha256 = try reader.string()
            default: try skip(key, of: "source", &reader)
            }
        }
        try found.check(reader)
        return source
    }
}

/// The keys that an object must have.
struct RequiredKeys {
    private var missing: [StaticString]

    init(_ keys: [StaticString]) { missing = keys }

    mutating func mark(_ key: String) {
        missing.removeAll { $0.withUTF8Buffer { key.utf8.elementsEqual($0) } }
    }

    /// Throws for the first key that did not appear; the reader stands just behind the object.
    func check(_ reader: JSONReader) throws(JSONFault) {
        guard let key = missing.first else { return }
        throw reader.schema("the key \"\(key)\" is missing", at: max(0, reader.position - 1))
    }
}

extension JSONReader {
    /// Reads one of the strings that a choice has.
    mutating func choice<Choice>() throws(JSONFault) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let start = peek() == nil ? bytes.count : position
        let text = try string()
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw schema("expected one of \(known), found \"\(text)\"", at: start)
        }
        return choice
    }

    /// Reads a place in a source.
    mutating func locator() throws(JSONFault) -> Locator {
        let start = peek() == nil ? bytes.count : position
        let text = try string()
        guard let locator = Locator(text) else {
            throw schema("\"\(text)\" is no place in a source; those are like 162:31 or Sheet1!B7", at: start)
        }
        return locator
    }
}
