public import DisclosureModel
import FormCatalogue

/// How much of a document reached the output: the share of the non-empty cells of its grids, and of their amounts.
///
/// A cell is reached where it became part of a table's content, or where it is a label of the header that names the
/// table's columns. What is not reached is listed with its place, so that a person can look it up.
public struct Coverage: Sendable {
    /// The tables, in the order of the trace.
    public private(set) var tables: [Table]
    /// Cells with text that belong to no table at all.
    public private(set) var outside: [Grid.Cell]

    /// How many of how many.
    public struct Share: Sendable, Hashable {
        /// How many there are.
        public var total: Int
        /// How many reached the output.
        public var reached: Int

        /// Whether all did.
        public var isWhole: Bool { reached == total }

        static func + (left: Share, right: Share) -> Share {
            Share(total: left.total + right.total, reached: left.reached + right.reached)
        }
    }

    /// The coverage of one table.
    public struct Table: Sendable {
        /// The form, where one fits.
        public var form: String?
        /// Where the table starts.
        public var at: Locator
        /// Its non-empty cells.
        public var cells: Share
        /// Its cells that hold an amount.
        public var amounts: Share
        /// The cells that did not reach the output.
        public var unread: [Grid.Cell]

        /// The coverage of a table's candidate.
        public init(_ trace: RecognitionTrace.Table) {
            form = trace.form
            at = trace.candidate.title?.at ?? trace.candidate.at
            let filled = trace.candidate.rows.flatMap(\.cells).filter { !$0.text.isEmpty } + trace.unplaced
            unread = Self.unread(trace) + trace.unplaced
            let lostAmounts = unread.filter(Coverage.isAmount).count
            cells = Share(total: filled.count, reached: filled.count - unread.count)
            let amountCount = filled.filter(Coverage.isAmount).count
            amounts = Share(total: amountCount, reached: amountCount - lostAmounts)
        }

        /// The cells with text that reading the table did not use, neither as content nor as part of its header.
        private static func unread(_ trace: RecognitionTrace.Table) -> [Grid.Cell] {
            let read = Set(trace.readCells)
            let rows = trace.candidate.rows
            let bodyStart = rows.firstIndex { $0.cells.contains { read.contains($0.at) } } ?? rows.endIndex
            let labels = Set(trace.columns.flatMap(\.path).map(LabelText.key))
            let ordinals = Set(trace.columns.compactMap(\.ordinal).map { String($0) })
            return rows.indices.flatMap { index -> [Grid.Cell] in
                let filled = rows[index].cells.filter { !$0.text.isEmpty }
                guard index < bodyStart else { return filled.filter { !read.contains($0.at) } }
                // A line of ordinals is used as a whole, the word before them too.
                if filled.contains(where: { ordinals.contains($0.text) }) { return [] }
                return filled.filter { !labels.contains(LabelText.key($0.text)) }
            }
        }
    }

    /// The coverage of a document.
    ///
    /// - Complexity: O(cells).
    public init(_ source: SourceDocument, _ trace: RecognitionTrace) {
        tables = trace.tables.map(Table.init)
        var known: Set<Locator> = []
        var headers: Set<[String]> = []
        for candidate in trace.tables.map(\.candidate) {
            for row in candidate.rows { known.formUnion(row.cells.map(\.at)) }
            for row in candidate.rows.prefix(8) { headers.insert(Self.keys(row)) }
            known.formUnion((candidate.head + candidate.notes).map(\.at))
            if let title = candidate.title { known.insert(title.at) }
        }
        known.formUnion(trace.freeLines.map(\.at))
        outside = []
        for case .grid(let grid) in source.blocks {
            // A page repeats the header; it is used once.
            for row in grid.rows where !headers.contains(Self.keys(row)) {
                outside += row.cells.filter { cell in
                    !cell.text.isEmpty && !known.contains(cell.at)
                        && !trace.rebuilt.contains { lines in cell.at.line.map(lines.contains) ?? false }
                }
            }
        }
    }

    /// The non-empty cells of the document's grids.
    public var cells: Share {
        tables.reduce(Share(total: outside.count, reached: 0)) { $0 + $1.cells }
    }

    /// The cells of the document's grids that hold an amount.
    public var amounts: Share {
        tables.reduce(Share(total: outside.filter(Self.isAmount).count, reached: 0)) { $0 + $1.amounts }
    }

    private static func keys(_ row: Grid.Row) -> [String] { row.cells.map { LabelText.key($0.text) } }

    private static func isAmount(_ cell: Grid.Cell) -> Bool {
        if case .amount = PrintedAmount(cell.text) { return true }
        return false
    }
}
