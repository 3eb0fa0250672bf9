import DisclosureModel
import Recognition

/// The cells with text that reading a table did not use, neither as content nor as part of its header.
struct UnreadCells {
    let cells: [Grid.Cell]

    init(_ trace: RecognitionTrace.Table) {
        let read = Set(trace.readCells)
        let rows = trace.candidate.rows
        let bodyStart = rows.firstIndex { $0.cells.contains { read.contains($0.at) } } ?? rows.endIndex
        let labels = Set(trace.columns.flatMap(\.path).map(Self.compact))
        let ordinals = Set(trace.columns.compactMap(\.ordinal).map { String($0) })
        cells = rows.indices.flatMap { index -> [Grid.Cell] in
            let filled = rows[index].cells.filter { !$0.text.isEmpty }
            guard index < bodyStart else { return filled.filter { !read.contains($0.at) } }
            // A line of ordinals is used as a whole, the word before them too.
            if filled.contains(where: { ordinals.contains($0.text) }) { return [] }
            return filled.filter { !labels.contains(Self.compact($0.text)) }
        }
    }

    private static func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
