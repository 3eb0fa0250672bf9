import CanonicalJSON
import DisclosureModel
import TidyForm

/// Writes a document in the tidy form: one line per amount.
enum TidyCSV {
    /// The whole file.
    static func write(_ document: DisclosureDocument, mark: Bool, locators: CanonicalJSON.LocatorDetail) -> [UInt8] {
        var csv = CSVWriter(mark: mark)
        for column in TidyRecord.columns { csv.text(column) }
        csv.endRecord()
        document.forEachTidyRecord { record in
            write(record, locators: locators, to: &csv)
            csv.endRecord()
        }
        return csv.bytes
    }

    /// The fields of one record, without its end.
    static func write(_ record: TidyRecord, locators: CanonicalJSON.LocatorDetail, to csv: inout CSVWriter) {
        csv.text(record.document)
        csv.text(record.agency)
        csv.number(record.year)
        csv.text(record.kind?.rawValue)
        csv.text(record.form)
        csv.text(record.title)
        csv.text(record.row.section)
        csv.number(record.row.line)
        csv.text(record.row.code)
        csv.number(record.row.level)
        csv.text(record.row.label)
        csv.text(record.column)
        csv.text(record.columnLabel)
        csv.number(record.value)
        csv.text(record.unit)
        csv.number(record.valueInYuan)
        csv.text(locators == .none ? nil : record.at?.description)
        csv.text(record.isRepaired ? "true" : "false")
    }
}
