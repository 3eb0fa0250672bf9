import DisclosureModel
import FormCatalogue

/// The parts of a code that is printed over the columns 类, 款 and 项, mended where one is damaged.
///
/// *Finds:* a 款 or 项 of one digit, and a 类 that is not three digits beside whole parts.
///
/// *Repairs:* the 款 or 项 with the zero that a workbook drops from a number (`301 | 2` is 301 02); the 类 with that of
/// the row above, where the 款 is the same as there.
struct CodeParts {
    /// The parts, left to right.
    private(set) var digits: [String]
    /// What was mended.
    private(set) var repairs: [DisclosureTable.Repair] = []

    /// Joins the parts of one row.
    ///
    /// - Parameters:
    ///   - cells: The cells that hold the parts.
    ///   - columns: The columns of parts, from 类 on.
    ///   - above: The code of the row above.
    init(_ cells: [Grid.Cell], columns: [Int], above: String?) {
        digits = cells.map { LabelText.key($0.text) }
        guard columns.count > 1, cells.count > 1, cells.map(\.column) == Array(columns.prefix(cells.count)),
            let first = digits.first, digits.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
        else { return }
        for index in digits.indices.dropFirst() where digits[index].utf8.count == 1 {
            mend(cells[index], index, "0" + digits[index], rule: "code.padded")
        }
        if first.utf8.count < 3, let above, above.utf8.count >= 5, digits.count > 1,
            above.dropFirst(3).prefix(2) == digits[1]
        {
            mend(cells[0], 0, String(above.prefix(3)), rule: "code.restored")
        } else if first.utf8.count != 3 {
            digits = cells.map { LabelText.key($0.text) }
            repairs = []
        }
    }

    private mutating func mend(_ cell: Grid.Cell, _ index: Int, _ after: String, rule: String) {
        repairs.append(.init(at: cell.at, rule: rule, before: digits[index], after: after))
        digits[index] = after
    }
}
