public import DisclosureModel

/// What a column of one of our markdown tables holds.
///
/// The markdown exporter writes the slots of a table in a comment above it, the importer reads them there: the table
/// itself shows every label and every value, the comment only binds its columns to the model. Printed, a slot is a word
/// (`code`), a column of the model (`=total:amount:1`), or a value that no column announces (`+text:remark`).
public enum TableSlot: Hashable, Sendable {
    /// The row's kind; empty for an item.
    case kind
    /// The row's section.
    case section
    /// The printed 行次.
    case line
    /// The classification code.
    case code
    /// The level of the code.
    case level
    /// The row's label.
    case label
    /// The values of a column.
    case column(Column)
    /// Amounts of a key that no column has, or texts in a column of amounts.
    case extra(DisclosureTable.ColumnType, key: String)
    /// The places of the row's cells.
    case cells
    /// The place of the row.
    case at

    /// A column as far as the table's header does not show it.
    public struct Column: Hashable, Sendable {
        /// The column's key.
        public var key: String
        /// What its cells hold.
        public var type: DisclosureTable.ColumnType
        /// The printed 栏次.
        public var ordinal: Int?
        /// The section it belongs to.
        public var section: String?
        /// How its header cell shows label and path.
        public var header: Header

        /// Describes a column.
        public init(
            key: String, type: DisclosureTable.ColumnType, ordinal: Int? = nil, section: String? = nil,
            header: Header
        ) {
            self.key = key
            self.type = type
            self.ordinal = ordinal
            self.section = section
            self.header = header
        }
    }

    /// How a header cell shows a column's label and path.
    public enum Header: Hashable, Sendable {
        /// The path, which ends with the label.
        case path
        /// The label; there is no path.
        case label
        /// Not well enough to read it back, as where a label is empty: the comment carries both.
        case stated(label: String, path: [String])
    }
}

extension TableSlot: LosslessStringConvertible {
    /// The slot as it stands in the comment.
    public var description: String {
        switch self {
        case .kind: "kind"
        case .section: "section"
        case .line: "line"
        case .code: "code"
        case .level: "level"
        case .label: "label"
        case .cells: "cells"
        case .at: "at"
        case .extra(let type, let key): "+\(type.rawValue):\(SlotToken.encode(key))"
        case .column(let column): "=" + column.parts.joined(separator: ":")
        }
    }

    /// Reads what ``description`` prints; nil for anything else.
    public init?(_ description: String) {
        let words: [String: TableSlot] = [
            "kind": .kind, "section": .section, "line": .line, "code": .code, "level": .level, "label": .label,
            "cells": .cells, "at": .at,
        ]
        if let word = words[description] {
            self = word
            return
        }
        let parts = description.utf8.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map { String($0) ?? "" }
        switch description.utf8.first {
        case UInt8(ascii: "+"):
            guard parts.count == 2, let type = DisclosureTable.ColumnType(rawValue: parts[0]),
                let key = SlotToken.decode(parts[1])
            else { return nil }
            self = .extra(type, key: key)
        case UInt8(ascii: "="):
            guard let column = Column(parts: parts) else { return nil }
            self = .column(column)
        default: return nil
        }
    }
}

extension TableSlot.Column {
    /// Key, type, ordinal, section, and how the header is to be read.
    fileprivate var parts: [String] {
        var parts = [
            SlotToken.encode(key), type.rawValue, ordinal.map { SlotToken.encode(String($0)) } ?? "",
            section.map(SlotToken.encode) ?? "",
        ]
        switch header {
        case .path: break
        case .label: parts.append("label")
        case .stated(let label, let path): parts += ["stated", SlotToken.encode(label)] + path.map(SlotToken.encode)
        }
        while parts.last == "" { parts.removeLast() }
        return parts
    }

    fileprivate init?(parts: [String]) {
        guard parts.count >= 2, let key = SlotToken.decode(parts[0]),
            let type = DisclosureTable.ColumnType(rawValue: parts[1])
        else { return nil }
        self.init(key: key, type: type, header: .path)
        if parts.count > 2, !parts[2].isEmpty {
            guard let number = SlotToken.decode(parts[2]).flatMap({ Int($0) }) else { return nil }
            ordinal = number
        }
        if parts.count > 3, !parts[3].isEmpty {
            guard let text = SlotToken.decode(parts[3]) else { return nil }
            section = text
        }
        guard parts.count > 4 else { return }
        let stated = parts.dropFirst(5).compactMap(SlotToken.decode)
        switch (parts[4], stated.first) {
        case ("label", nil): header = .label
        case ("stated", let label?): header = .stated(label: label, path: Array(stated.dropFirst()))
        default: return nil
        }
    }
}
