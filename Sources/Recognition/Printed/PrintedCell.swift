import DisclosureModel
import FormCatalogue

/// A cell of a printed table: the runs of its lines, top to bottom.
struct PrintedCell: Sendable {
    /// The runs.
    var runs: [PrintedRun]

    /// The lines from the first that it stands on to the last.
    var lines: ClosedRange<Int> {
        let all = runs.map(\.line)
        return (all.min() ?? 0)...(all.max() ?? 0)
    }

    /// The text with a line break between its lines; a number that a line break cuts goes on.
    var text: String {
        var text = ""
        var before: PrintedRun?
        for run in runs {
            if let before {
                let cutsNumber = [before.text.unicodeScalars.last, run.text.unicodeScalars.first].allSatisfy {
                    $0.map(PerformanceText.isDigit) ?? false
                }
                text += before.line == run.line ? " " : cutsNumber ? "" : "\n"
            }
            text += run.text
            before = run
        }
        return text
    }

    /// The text as performance tables compare it.
    var key: String { PerformanceText.key(text) }

    /// The cell as a grid keeps it.
    func cell(column: Int, rowSpan: Int = 1) -> Grid.Cell? {
        guard let first = runs.first else { return nil }
        return Grid.Cell(column: column, text: text, rowSpan: rowSpan, at: first.at)
    }
}

/// Where the cells of a printed table stand in rows that are taller than they are.
enum PrintedSetting: CaseIterable, Sendable {
    case middle, head, foot

    /// How far a cell is from where the table sets it in its row: in half lines.
    func distance(_ cell: ClosedRange<Int>, in row: ClosedRange<Int>) -> Int {
        switch self {
        case .middle: abs(cell.lowerBound + cell.upperBound - row.lowerBound - row.upperBound)
        case .head: 2 * abs(cell.lowerBound - row.lowerBound)
        case .foot: 2 * abs(cell.upperBound - row.upperBound)
        }
    }

    /// What the place of a label beside several rows costs, in quarters of a line.
    ///
    /// - Parameters:
    ///   - label: The middles of its first and its last line.
    ///   - rows: From where the first row begins to where the last ends.
    func cost(_ label: ClosedRange<Int>, in rows: Range<Int>) -> Int {
        let lines = (rows.lowerBound + 2)...max(rows.lowerBound + 2, rows.upperBound - 2)
        let distance = (distance(label, in: lines) + 1) / 4
        guard self == .middle else { return 3 * distance }
        let isBelow = label.lowerBound + label.upperBound > rows.lowerBound + rows.upperBound
        return distance <= 1 ? (isBelow ? 2 : 1) * distance : 3 * distance - 3
    }

    /// What it costs that a row goes over more lines than its tallest cell takes up, lines between lines counted.
    func cost(of cells: [PrintedCell], over lines: ClosedRange<Int>) -> Int {
        let tallest = cells.map { Set($0.runs.map(\.line)).count }.max() ?? 1
        return 12 * max(0, lines.count - (self == .middle ? 2 * tallest - 1 : tallest))
    }

    /// What that costs: a cell between two lines is printed on one of them.
    func cost(_ cell: ClosedRange<Int>, in row: ClosedRange<Int>) -> Int {
        let distance = distance(cell, in: row)
        guard self == .middle else { return 3 * distance }
        // Half a line is rounded up rather than down.
        let isBelow = cell.lowerBound + cell.upperBound > row.lowerBound + row.upperBound
        return distance <= 1 ? (isBelow ? 2 : 1) * distance : 3 * distance - 3
    }
}
