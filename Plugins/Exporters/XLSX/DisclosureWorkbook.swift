import ConversionGraph
import DisclosureModel
import EmbeddedDisclosure
import SpreadsheetML

/// Writes a document as a workbook: contents, one sheet per table, findings, tidy data; and the document itself inside.
struct DisclosureWorkbook {
    let document: DisclosureDocument
    /// Whether sums are formulas.
    let writesFormulas: Bool

    func bytes() throws -> [UInt8] {
        var options = WorkbookWriter.Options()
        options.font = WorkbookLooks.font
        options.compressionLevel = 6
        options.computesFingerprint = true
        let book = WorkbookWriter(options)
        book.properties = properties
        let looks = WorkbookLooks(book)
        let contentsName = book.reserveName("目录")
        let entries = document.tables.enumerated().map { index, table in
            ContentsSheet.Entry(table: table, sheet: table.state == .absent ? nil : name(of: table, index, in: book))
        }
        let findingsName = book.reserveName("核对与提示")
        let tidyName = book.reserveName("明细数据")

        let contents = ContentsSheet(
            document: document.document, entries: entries, others: [findingsName, tidyName], looks: looks)
        try book.sheet(contentsName, layout: contents.layout) { try contents.write(to: $0) }
        for (index, entry) in entries.enumerated() {
            guard let name = entry.sheet else { continue }
            let form = FormSheet(entry.table, looks: looks, writesFormulas: writesFormulas)
            try book.sheet(name, layout: form.layout) { try form.write(to: $0) }
            book.define("table_\(index + 1)", sheet: name, range: form.tableRange)
        }
        let findings = FindingsSheet(document: document, looks: looks)
        try book.sheet(findingsName, layout: findings.layout) { try findings.write(to: $0) }
        let tidy = TidySheet(document: document, looks: looks)
        try book.sheet(tidyName, layout: tidy.layout) { try tidy.write(to: $0) }
        EmbeddedDisclosure.attach(document, to: book, besides: [contentsName, findingsName, tidyName])
        return try book.finish()
    }

    private var properties: DocumentProperties {
        var properties = DocumentProperties()
        properties.title = document.document.title
        properties.creator = document.document.agency
        properties.subject = document.document.year.map { "\($0)" }
        return properties
    }

    /// The title without the year and the agency, which every sheet of the workbook shares.
    private func name(of table: DisclosureTable, _ index: Int, in book: WorkbookWriter) -> SheetName {
        var title = table.title ?? table.form ?? "表\(index + 1)"
        if let year = document.document.year {
            for prefix in ["\(year)年度", "\(year)年"] where title.hasPrefix(prefix) {
                title.removeFirst(prefix.count)
                break
            }
        }
        if let agency = document.document.agency, title.hasPrefix(agency), title != agency {
            title.removeFirst(agency.count)
        }
        return book.reserveName(title)
    }
}
