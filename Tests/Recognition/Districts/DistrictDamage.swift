import TestSupport

/// What extraction does to the lines of a dump.
struct DistrictDamage: OptionSet {
    let rawValue: Int
    static let blanksInNumbers = DistrictDamage(rawValue: 1)
    static let splitCodes = DistrictDamage(rawValue: 2)
    static let wrappedLabels = DistrictDamage(rawValue: 4)
    static let lostTrailingCells = DistrictDamage(rawValue: 8)
    static let pageBreaks = DistrictDamage(rawValue: 16)
    static let tags = DistrictDamage(rawValue: 32)
    static let repeatedHeaders = DistrictDamage(rawValue: 64)
    static let brokenRows = DistrictDamage(rawValue: 128)
    static let joinedRows = DistrictDamage(rawValue: 256)

    /// The lines of a table, damaged. Rows are broken and joined in tables that keep their blank cells only.
    func lines(_ table: PrintedTable, heading: [String], _ random: inout SeededGenerator) -> [String] {
        let head = heading + table.header.map { line($0, isHeader: true) }
        var lines: [String] = []
        for (index, row) in table.rows.enumerated() {
            let printed = line(row.map { damaged($0, row, &random) }, isHeader: false)
            let cells = printed.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if contains(.brokenRows), index > 0, table.rows.count > 6, cells.count > 4, random.once(in: 9) {
                let cut = cells.count / 2 + 1
                lines += [cells[..<cut], cells[cut...]].map { $0.joined(separator: "\t") }
            } else if contains(.joinedRows), index > 1, table.rows.count > 6, random.once(in: 9),
                let last = lines.popLast()
            {
                lines.append(last + "\t" + printed)
            } else {
                lines.append(printed)
            }
            if contains(.pageBreaks), index > 2, index < table.rows.count - 2, random.once(in: 9) {
                lines += ["", "- \(index + 3) -", ""]
                if contains(.repeatedHeaders) { lines += head }
            }
        }
        return head + lines
    }

    private func line(_ row: [String], isHeader: Bool) -> String {
        var cells = row
        while contains(.lostTrailingCells), !isHeader, cells.count > 2, cells.last == "" { cells.removeLast() }
        return cells.joined(separator: "\t")
    }

    private func damaged(_ cell: String, _ row: [String], _ random: inout SeededGenerator) -> String {
        let isNumber = cell.contains(where: \.isNumber) && cell.allSatisfy { $0.isNumber || ",.".contains($0) }
        if contains(.blanksInNumbers), isNumber, cell.contains(".") {
            return cell.replacing(",", with: ", ").replacing(".", with: ". ")
        }
        if contains(.splitCodes), isNumber, cell.count == 7, cell.hasPrefix("2"), cell == row.first {
            return cell.prefix(6) + " " + cell.suffix(1)
        }
        if contains(.wrappedLabels), cell.count > 9, !isNumber, random.once(in: 2) {
            return cell.prefix(7) + " " + cell.dropFirst(7)
        }
        return contains(.tags) && cell.hasSuffix("合计") ? "<b>" + cell + "</b>" : cell
    }
}
