import DisclosureModel
import EmbeddedDisclosure
import SpreadsheetML

/// Writes the first sheet: what the document is, and a line with a link for each table.
struct ContentsSheet {
    /// A sheet that the contents lead to.
    struct Entry {
        let table: DisclosureTable
        /// The sheet's name; nil for a table that is not in the file.
        let sheet: SheetName?
    }

    let document: DocumentInfo
    let entries: [Entry]
    /// Sheets beside the tables: checks, tidy data.
    let others: [SheetName]
    let looks: WorkbookLooks

    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = [8, 52, 14, 26, 10, 10, 30].map { SheetLayout.Column(.fixed($0)) }
        layout.page = .landscapeA4
        layout.showsGridLines = false
        return layout
    }

    func write(to sheet: SheetWriter) throws {
        try sheet.row(height: 30)
        try sheet.text(CellText.fitting(document.title ?? "目录"), looks.title)
        for _ in 1..<7 { try sheet.blank(looks.title) }
        sheet.merge(CellRange(rows: 1...1, columns: 1...7))
        for (label, value) in facts {
            try sheet.row()
            try sheet.text(label, looks.left)
            try sheet.text(CellText.fitting(value), looks.left)
        }
        try sheet.skipRows(1)
        try sheet.row()
        for label in CompanionSheet.contents.labels { try sheet.text(label, looks.header) }
        for (index, entry) in entries.enumerated() { try write(entry, number: index + 1, to: sheet) }
        for other in others {
            try sheet.row()
            try sheet.blank(looks.center)
            try writeLink(to: other, text: other.description, in: sheet)
            for _ in 0..<5 { try sheet.blank(looks.plainText) }
        }
    }

    private var facts: [(String, String)] {
        var facts: [(String, String)] = []
        if let agency = document.agency { facts.append(("部门", agency)) }
        if let year = document.year { facts.append(("年度", String(year))) }
        switch document.kind {
        case .final: facts.append(("类别", "决算"))
        case .budget: facts.append(("类别", "预算"))
        case nil: break
        }
        if let published = document.published { facts.append(("公开日期", published)) }
        if let unit = document.unit { facts.append(("单位", unit)) }
        if let source = document.source {
            facts.append(("来源", "\(source.name)（\(source.format)，SHA-256 \(source.sha256)）"))
        }
        return facts
    }

    private func write(_ entry: Entry, number: Int, to sheet: SheetWriter) throws {
        let table = entry.table
        let title = CellText.fitting(table.title ?? table.form ?? entry.sheet?.description ?? "")
        try sheet.row()
        try sheet.number(coefficient: Int64(number), scale: 0, looks.center)
        if let name = entry.sheet {
            try writeLink(to: name, text: title, in: sheet)
        } else {
            try sheet.text(title, looks.plainText)
        }
        try sheet.text(table.number ?? "", looks.plainText)
        try sheet.text(table.form ?? "", looks.plainText)
        try sheet.text(table.unit ?? "", looks.plainText)
        try sheet.number(coefficient: Int64(table.rows.count), scale: 0, looks.center)
        try sheet.text(Self.label(table.state), looks.plainText)
    }

    private func writeLink(to name: SheetName, text: String, in sheet: SheetWriter) throws {
        let cell = CellReference(row: sheet.rowNumber, column: sheet.columnNumber)
        try sheet.text(text.isEmpty ? name.description : text, looks.link)
        sheet.link(cell, to: name, cell: CellReference(row: 1, column: 1), text: String(text.prefix(200)))
    }

    private static func label(_ state: DisclosureTable.State) -> String {
        switch state {
        case .reported: "有数据"
        case .empty: "空表"
        case .absent: "目录列有，文件中没有"
        case .derived: "由其他内容推算"
        }
    }
}
