import DisclosureModel
import MarkdownForm
import SourceText

/// Reads the columns and rows of a table of ours.
struct EmbeddedRows {
    let slots: [TableSlot]
    /// The header cells as written.
    let header: [String]

    /// The columns that the slots name, with the labels that the header shows.
    var columns: [DisclosureTable.Column] {
        zip(slots, header).compactMap { slot, text in
            guard case .column(let column) = slot else { return nil }
            var result = DisclosureTable.Column(
                key: column.key, label: "", ordinal: column.ordinal, type: column.type, section: column.section)
            switch column.header {
            case .path:
                result.path = Self.labels(text)
                result.label = result.path.last ?? ""
            case .label: result.label = Self.plain(text)
            case .stated(let label, let path):
                result.label = label
                result.path = path
            }
            return result
        }
    }

    /// The labels that ` / ` joins.
    private static func labels(_ header: String) -> [String] {
        header.split(separator: " / ", omittingEmptySubsequences: false).map { plain(String($0)) }
    }

    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
            bytes.append(byte)
        }
        return InlineText(0..<bytes.count, in: bytes.span, dialect: .markdown, exact: true).text
    }

    /// A row of the table.
    func row(_ row: Grid.Row) throws(EmbeddedDocument.Misfit) -> DisclosureTable.Row {
        var result = DisclosureTable.Row()
        for cell in row.cells where cell.column < slots.count && !cell.text.utf8.isEmpty {
            switch slots[cell.column] {
            case .kind: result.kind = try Self.value(cell) { DisclosureTable.Row.Kind(rawValue: $0) }
            case .section: result.section = cell.text
            case .line: result.line = try Self.value(cell) { Int($0) }
            case .code: result.code = try Self.value(cell) { $0.utf8.allSatisfy { $0 &- 0x30 <= 9 } ? $0 : nil }
            case .level: result.level = try Self.value(cell) { text in Int(text).flatMap { 1...3 ~= $0 ? $0 : nil } }
            case .label: result.label = cell.text
            case .at: result.at = try Self.value(cell) { Locator($0) }
            case .cells: result.cells = try Self.value(cell, Self.places)
            case .column(let column): Self.take(cell.text, column.type, column.key, into: &result)
            case .extra(let type, let key): Self.take(cell.text, type, key, into: &result)
            }
        }
        return result
    }

    /// An amount as we write it, or as a person types it; anything else in a column of amounts is a text.
    private static func take(
        _ text: String, _ type: DisclosureTable.ColumnType, _ key: String, into row: inout DisclosureTable.Row
    ) {
        guard type == .amount else {
            row.texts[key] = text
            return
        }
        if let amount = Amount(text) {
            row.amounts[key] = amount
        } else if case .amount(let amount, _) = PrintedAmount(text) {
            row.amounts[key] = amount
        } else {
            row.texts[key] = text
        }
    }

    private static func places(_ text: String) -> Keyed<Locator>? {
        var places = Keyed<Locator>()
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "=").map { SlotToken.decode(String($0)) }
            guard parts.count == 2, let key = parts[0], let place = parts[1].flatMap({ Locator($0) }) else {
                return nil
            }
            places[key] = place
        }
        return places
    }

    private static func value<Value>(
        _ cell: Grid.Cell, _ read: (String) -> Value?
    ) throws(EmbeddedDocument.Misfit) -> Value {
        guard let value = read(cell.text) else {
            throw EmbeddedDocument.Misfit(message: "The cell does not hold what its column is for", at: cell.at)
        }
        return value
    }
}
