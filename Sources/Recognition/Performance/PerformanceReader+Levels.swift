import DisclosureModel
import FormCatalogue

extension PerformanceReader {
    /// Joins a name of level one whose lines the extraction gave to rows of their own: 可持续发 | 展能 | 力.
    ///
    /// The rows that carry the pieces follow each other, and only together do the pieces make a name that is known.
    mutating func healLevels() {
        var runs: [(text: String, rows: [Int])] = []
        for index in reading.rows.indices where reading.rows[index].section == nil {
            let text = reading.rows[index].texts["level1"] ?? ""
            if let last = runs.last, last.text == text, last.rows.last == index - 1 {
                runs[runs.count - 1].rows.append(index)
            } else {
                runs.append((text, [index]))
            }
        }
        var start = 0
        while start < runs.count {
            let count = (2...4).first { count in
                let pieces = runs[start...].prefix(count).map(\.text)
                return pieces.count == count && !pieces.contains("")
                    && !pieces.contains { words.isLevel1(PerformanceText.key($0)) }
                    && words.isLevel1(PerformanceText.key(pieces.joined()))
            }
            guard let count else {
                start += 1
                continue
            }
            let pieces = runs[start..<(start + count)]
            let whole = pieces.map(\.text).joined()
            mended(
                pieces.first.flatMap { $0.rows.first }.flatMap { reading.rows[$0].at }, "cell.rejoined",
                pieces.map(\.text).joined(separator: " | "), whole)
            for row in pieces.flatMap(\.rows) { reading.rows[row].texts["level1"] = whole }
            start += count
        }
    }
}
