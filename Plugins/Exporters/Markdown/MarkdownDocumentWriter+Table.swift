import CanonicalJSON
import DisclosureModel
import MarkdownForm

extension MarkdownDocumentWriter {
    /// Writes a table: comment, heading, metadata line, rows, notes, fields.
    mutating func write(_ table: DisclosureTable, ordinal: Int) {
        let layout = SlotLayout(
            table, places: locators != .none, cellPlaces: locators == .cells, plain: plain)
        if !plain {
            comment(
                .table, (table.title == nil ? [MarkdownPart.untitled] : []) + layout.slots.map(\.description))
        }
        heading(2, table.title ?? table.form ?? "Table \(ordinal)")
        if !plain { metadata(table) }
        rows(table, layout)
        guard !plain else { return }
        if !table.notes.isEmpty { blankLine() }
        for note in table.notes {
            output += [UInt8(ascii: "-"), 0x20]
            MarkdownEscape.append(note, .line, to: &output)
            output.append(0x0A)
        }
        list(.fields, nil, table.fields.map { [$0.label, $0.text, $0.key, place($0.at)] })
    }

    /// `form: final/revenue · unit: 万元 · state: reported`
    private mutating func metadata(_ table: DisclosureTable) {
        let values = [
            table.form, table.number, table.agency, table.unit, table.state.rawValue, place(table.at),
        ]
        blankLine()
        var isFirst = true
        for (name, value) in zip(MarkdownPart.table.columns, values) {
            guard let value, !value.isEmpty else { continue }
            if !isFirst { output += " · ".utf8 }
            isFirst = false
            output += "\(name): ".utf8
            var text: [UInt8] = []
            MarkdownEscape.append(value, .line, to: &text)
            output += String(decoding: text, as: UTF8.self).replacing("·", with: "&middot;").utf8
        }
        output.append(0x0A)
    }

    private mutating func rows(_ table: DisclosureTable, _ layout: SlotLayout) {
        guard !layout.slots.isEmpty else { return }
        blankLine()
        var writer = PipeTableWriter(alignsRight: layout.slots.map(\.holdsNumbers))
        var columns = table.columns.makeIterator()
        for slot in layout.slots {
            if case .column = slot, let column = columns.next() {
                writer.cell { Self.header(column, to: &$0) }
            } else {
                writer.cell(slot.title)
            }
        }
        for row in table.rows {
            let values = layout.values(of: row)
            for (index, slot) in layout.slots.enumerated() {
                if let value = values[index] {
                    writer.cell(value)
                } else {
                    let text = attribute(slot, of: row)
                    let isSum = plain && slot == .label && row.kind != .item && !text.isEmpty
                    writer.cell { output in
                        if isSum { output += "**".utf8 }
                        MarkdownEscape.append(text, .cell, to: &output)
                        if isSum { output += "**".utf8 }
                    }
                }
            }
        }
        writer.write(to: &output)
    }

    /// The labels from the top down, joined by ` / `. A slash of a label that could be taken for one is a reference.
    private static func header(_ column: DisclosureTable.Column, to output: inout [UInt8]) {
        let labels = column.path.isEmpty ? [column.label] : column.path
        for (index, label) in labels.enumerated() {
            if index > 0 { output += " / ".utf8 }
            let scalars = Array(label.unicodeScalars)
            var part = ""
            for (position, scalar) in scalars.enumerated() {
                let isLoose =
                    position == 0 || position == scalars.count - 1 || scalars[position - 1] == " "
                    || scalars[position + 1] == " "
                if scalar == "/", isLoose {
                    MarkdownEscape.append(part, .cell, to: &output)
                    output += "&#47;".utf8
                    part = ""
                } else {
                    part.unicodeScalars.append(scalar)
                }
            }
            MarkdownEscape.append(part, .cell, to: &output)
        }
    }

    private func attribute(_ slot: TableSlot, of row: DisclosureTable.Row) -> String {
        switch slot {
        case .kind: row.kind == .item ? "" : row.kind.rawValue
        case .section: row.section ?? ""
        case .line: row.line.map { String($0) } ?? ""
        case .code: row.code ?? ""
        case .level: row.level.map { String($0) } ?? ""
        case .label: row.label
        case .at: place(row.at)
        case .cells:
            row.cells.map { SlotToken.encode($0.key) + "=" + SlotToken.encode($0.value.description) }
                .joined(separator: " ")
        case .column, .extra: ""
        }
    }
}

extension TableSlot {
    /// What the header shows: the words that forms print where they print them, ours elsewhere.
    fileprivate var title: String {
        switch self {
        case .kind: "kind"
        case .section: "section"
        case .line: "行次"
        case .code: "科目编码"
        case .level: "level"
        case .label: "项目"
        case .cells: "cells"
        case .at: "at"
        case .extra(_, let key): key
        case .column(let column): column.key
        }
    }

    fileprivate var holdsNumbers: Bool {
        switch self {
        case .column(let column): column.type == .amount
        case .extra(let type, _): type == .amount
        case .line, .level: true
        default: false
        }
    }
}
