/// A table aligned for a terminal, its columns as wide as their content.
///
/// ```
/// key    path            ordinal
/// ─────  ──────────────  ───────
/// basic  支出 / 基本支出        2
/// ```
public struct TextTable: Sendable {
    /// Where the text of a column stands.
    public enum Alignment: Sendable {
        /// At the left: text.
        case left
        /// At the right: numbers.
        case right
    }

    /// One column.
    public struct Column: Sendable {
        let title: String
        let alignment: Alignment
        let maximumWidth: Int

        /// A column.
        ///
        /// - Parameter maximumWidth: Where longer texts are cut, in columns of the terminal.
        public init(_ title: String, _ alignment: Alignment = .left, maximumWidth: Int = 60) {
            self.title = title
            self.alignment = alignment
            self.maximumWidth = maximumWidth
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    /// A table without rows.
    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; cells that are missing are blank, and those beyond the last column are left out.
    public mutating func add(_ cells: [String]) {
        rows.append(
            columns.indices.map { index in
                guard index < cells.count else { return "" }
                return TerminalText.cut(TerminalText.sanitised(cells[index]), to: columns[index].maximumWidth)
            })
    }

    /// Whether there are no rows.
    public var isEmpty: Bool { rows.isEmpty }

    /// The lines, the head first; columns without any text are left out, and no line ends in a blank.
    public func lines(style: TerminalStyle = .plain) -> [String] {
        let used = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
        let widths = columns.indices.map { index in
            rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
        }
        func line(_ cells: [String]) -> String {
            let padded = used.map { index -> String in
                let blanks = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cells[index])))
                return columns[index].alignment == .right ? blanks + cells[index] : cells[index] + blanks
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
        let head = line(columns.map(\.title))
        let rule = line(columns.indices.map { String(repeating: "─", count: widths[$0]) })
        return [style.paint(head, .strong), style.paint(rule, .faint)] + rows.map(line)
    }
}
