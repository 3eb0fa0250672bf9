import CanonicalJSON
import ConversionGraph
import DisclosureModel
import TidyForm

/// Writes a Fiscal Data Package: a folder of `tidy.csv` and the `datapackage.json` that describes it.
///
/// The descriptor follows Data Package v1 (profile `tabular-data-package`) and names the Fiscal Data Package's column
/// types in `columnType`; its own profile is not named, because validators would fetch it from the network.
enum FiscalDataPackage {
    /// The files of the folder.
    static func write(_ document: DisclosureDocument, locators: CanonicalJSON.LocatorDetail) -> [FileContent] {
        let table = table(document, locators: locators)
        return [
            FileContent(name: "tidy.csv", bytes: table),
            FileContent(name: "datapackage.json", bytes: descriptor(document, table: table)),
        ]
    }

    private static func table(_ document: DisclosureDocument, locators: CanonicalJSON.LocatorDetail) -> [UInt8] {
        let classification = FiscalClassification(document)
        var csv = CSVWriter(mark: false)
        for field in FiscalField.tidy + FiscalField.classification { csv.text(field.name) }
        csv.endRecord()
        document.forEachTidyRecord { record in
            TidyCSV.write(record, locators: locators, to: &csv)
            classification.write(record, to: &csv)
            csv.endRecord()
        }
        return csv.bytes
    }

    private static func descriptor(_ document: DisclosureDocument, table: [UInt8]) -> [UInt8] {
        let info = document.document
        var json = JSONWriter()
        json.beginObject()
        json.member("name", name(of: info))
        json.member("title", info.title)
        json.member("profile", "tabular-data-package")
        json.member("countryCode", "CN")
        json.member("granularity", "aggregated")
        if let year = info.year, (1...9999).contains(year) {
            let digits = String(repeating: "0", count: max(0, 4 - String(year).utf8.count)) + String(year)
            json.key("fiscalPeriod")
            json.beginObject(.inline)
            json.member("start", "\(digits)-01-01")
            json.member("end", "\(digits)-12-31")
            json.endObject()
        }
        if let source = info.source {
            json.key("sources")
            json.beginArray()
            json.beginObject(.inline)
            json.member("title", source.name)
            json.member("hash", "sha256:\(source.sha256)")
            json.endObject()
            json.endArray()
        }
        json.key("resources")
        json.beginArray()
        resource(table: table, to: &json)
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func resource(table: [UInt8], to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", "tidy")
        json.member("path", "tidy.csv")
        json.member("profile", "tabular-data-resource")
        json.member("format", "csv")
        json.member("mediatype", "text/csv")
        json.member("encoding", "utf-8")
        json.key("bytes")
        json.number(table.count)
        json.member("hash", "sha256:\(SHA256.hexadecimal(of: table))")
        json.key("dialect")
        json.beginObject(.inline)
        json.member("delimiter", ",")
        json.member("lineTerminator", "\r\n")
        json.member("quoteChar", "\"")
        json.endObject()
        json.key("schema")
        json.beginObject()
        json.key("fields")
        json.beginArray()
        for field in FiscalField.tidy + FiscalField.classification {
            json.beginObject(.inline)
            json.member("name", field.name)
            json.member("type", field.type)
            json.member("title", field.title)
            json.member("columnType", field.columnType)
            json.endObject()
        }
        json.endArray()
        json.key("missingValues")
        json.beginArray(.inline)
        json.string("")
        json.endArray()
        json.endObject()
        json.endObject()
    }

    /// Lower-case ASCII letters, digits, dots and hyphens, as the specification demands: from the file's name, or from
    /// what is known of the document.
    private static func name(of info: DocumentInfo) -> String {
        let stem = info.source.map { $0.name.split(separator: ".").dropLast().joined(separator: ".") } ?? ""
        let slug = slug(stem)
        guard slug.isEmpty else { return slug }
        let parts = [info.profile.map(Self.slug) ?? "", info.year.map { String($0) } ?? "", info.kind?.rawValue ?? ""]
        return (["disclosure"] + parts.filter { !$0.isEmpty }).joined(separator: "-")
    }

    private static func slug(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
            case 0x41...0x5A: bytes.append(byte | 0x20)
            default: if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            }
        }
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONWriter {
    /// Writes a key and its text; nothing where there is no text.
    fileprivate mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }
}
