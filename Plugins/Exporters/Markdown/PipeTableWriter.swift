/// Lays out a pipe table: cells are collected row by row, then written with the columns aligned.
struct PipeTableWriter {
    /// Cells beyond this width do not widen their column: one long text would push everything apart.
    private static let widest = 40

    private var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`; a row is `alignments.count` of them.
    private var ends: [Int] = []
    private var widths: [Int]
    private let alignsRight: [Bool]

    /// - Parameter alignsRight: For each column whether it holds numbers.
    init(alignsRight: [Bool]) {
        self.alignsRight = alignsRight
        widths = Array(repeating: 3, count: alignsRight.count)
    }

    /// Adds the next cell. A row is full after as many cells as there are columns.
    mutating func cell(_ text: String) {
        cell { MarkdownEscape.append(text, .cell, to: &$0) }
    }

    /// Adds the next cell, written by the closure with its escapes.
    mutating func cell(_ write: (inout [UInt8]) -> Void) {
        guard !widths.isEmpty else { return }
        let start = bytes.count
        write(&bytes)
        let column = ends.count % widths.count
        let width = DisplayWidth.of(bytes[start...])
        widths[column] = max(widths[column], min(width, Self.widest))
        ends.append(bytes.count)
    }

    /// Writes the rows, the first one as header.
    func write(to output: inout [UInt8]) {
        guard !widths.isEmpty else { return }
        var start = 0
        for (index, end) in ends.enumerated() {
            let column = index % widths.count
            let cell = bytes[start..<end]
            start = end
            let room = max(0, widths[column] - DisplayWidth.of(cell))
            output += column == 0 ? [UInt8(ascii: "|"), 0x20] : [0x20]
            if alignsRight[column] { blanks(room, to: &output) }
            output += cell
            if !alignsRight[column] { blanks(room, to: &output) }
            output += [0x20, UInt8(ascii: "|")]
            if column == widths.count - 1 {
                output.append(0x0A)
                if index == column { delimiter(to: &output) }
            }
        }
    }

    private func delimiter(to output: inout [UInt8]) {
        output.append(UInt8(ascii: "|"))
        for (column, width) in widths.enumerated() {
            output.append(0x20)
            for _ in 0..<(alignsRight[column] ? width - 1 : width) { output.append(UInt8(ascii: "-")) }
            if alignsRight[column] { output.append(UInt8(ascii: ":")) }
            output += [0x20, UInt8(ascii: "|")]
        }
        output.append(0x0A)
    }

    private func blanks(_ count: Int, to output: inout [UInt8]) {
        for _ in 0..<count { output.append(0x20) }
    }
}
