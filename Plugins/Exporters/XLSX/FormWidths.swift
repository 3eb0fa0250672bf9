import DisclosureModel
import SpreadsheetML

/// How wide the columns of a form are: as wide as their content, but no wider than a page can bear.
struct FormWidths {
    /// The widths, in digits of the font, from the left.
    let widths: [Double]

    init(_ plan: FormPlan) {
        var widths: [Double] = []
        for block in plan.blocks {
            for head in block.heads {
                let rows = plan.table.rows[block.rows]
                switch head {
                case .code: widths.append(Self.bounded(rows.map { $0.code?.utf8.count ?? 0 }, 10, 14))
                case .line: widths.append(6)
                case .label:
                    widths.append(
                        Self.bounded(rows.map { DisplayWidth.of($0.label) + 2 * $0.indent }, 14, 44))
                }
            }
            for column in block.columns {
                let cells = plan.table.rows[block.rows].map { row -> Int in
                    if let amount = row.amounts[column.key] {
                        let digits = amount.description.utf8.count
                        return digits + max(0, digits - 5) / 3
                    }
                    return row.texts[column.key].map { DisplayWidth.of($0) } ?? 0
                }
                // A header may be broken into two lines or three; a number may not.
                let header = (DisplayWidth.of(column.label) + 1) / 2
                widths.append(Self.bounded(cells + [header], 10, column.type == .amount ? 24 : 40))
            }
        }
        while widths.count < plan.width { widths.append(14) }
        self.widths = widths
    }

    private static func bounded(_ content: [Int], _ minimum: Double, _ maximum: Double) -> Double {
        min(maximum, max(minimum, Double((content.max() ?? 0) + 2)))
    }
}

extension DisclosureTable.Row {
    /// How many steps the label is moved in: one for each level below the first.
    var indent: Int { min(max(level ?? 1, 1), 16) - 1 }
}
