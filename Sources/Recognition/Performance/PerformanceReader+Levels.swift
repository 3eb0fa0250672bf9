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
            if let first = pieces.first?.rows.first {
                adoptParent(whole, goal: reading.rows[first].texts["goal"], above: first)
            }
            start += count
        }
    }

    /// Gives rows the name of level two that is printed in the middle of those that it stands beside.
    ///
    /// A form that prints such names so shows it: rows above a name have indicators that begin with it, and not with the
    /// name in force. Two names at least must show it; rows between such a one and the name go with it.
    mutating func centreLevels() {
        var moves: [(rows: Range<Int>, name: String)] = []
        for index in reading.rows.indices.dropFirst() {
            guard let name = level2(index), let above = level2(index - 1), name != above, words.kind(name) == .text,
                name.unicodeScalars.count >= 4, !name.ends("指标")
            else { continue }
            // The row that prints the name above keeps it.
            let start = reading.rows[..<index].lastIndex {
                $0.texts["level2"] != reading.rows[index - 1].texts["level2"]
            }
            let rows = ((start ?? -1) + 2)..<max((start ?? -1) + 2, index)
            let first = rows.first { row in
                guard let indicator = reading.rows[row].texts["indicator"].map(PerformanceText.key) else {
                    return false
                }
                return indicator.begins(name) && !indicator.begins(above) && reading.rows[row].section == nil
            }
            if let first { moves.append((first..<index, name)) }
        }
        guard moves.count > 1 else { return }
        for (rows, _) in moves {
            guard let whole = reading.rows[rows.upperBound].texts["level2"] else { continue }
            for row in rows {
                mended(reading.rows[row].at, "level.moved", reading.rows[row].texts["level2"] ?? "", whole)
                reading.rows[row].texts["level2"] = whole
            }
        }
    }

    /// Takes back names of level two that are debris: the row's indicator begins with the name above, or nothing in the
    /// name is a word.
    mutating func healSpoiltLevels() {
        for index in reading.rows.indices where reading.rows[index].section == nil {
            guard let printed = reading.rows[index].texts["level2"], let name = level2(index), !words.isLevel2(name),
                !words.isLevel1(name), printed.unicodeScalars.contains(where: { !$0.properties.isIdeographic })
            else { continue }
            let isWord = printed.unicodeScalars.contains(where: \.properties.isIdeographic)
            let above = index > 0 ? level2(index - 1) : nil
            let indicator = reading.rows[index].texts["indicator"].map(PerformanceText.key) ?? ""
            let goesOn = above.map { $0.unicodeScalars.count >= 4 && indicator.begins($0) } ?? false
            guard goesOn || !isWord, isSpoilt(printed) else { continue }
            let whole = goesOn ? reading.rows[index - 1].texts["level2"] : nil
            if whole == nil { reading.notes.append(printed) }
            var row = index
            while row < reading.rows.count, reading.rows[row].texts["level2"] == printed {
                if whole != nil { mended(reading.rows[row].at, "level.moved", printed, whole ?? "") }
                reading.rows[row].texts["level2"] = whole
                row += 1
            }
        }
    }

    /// Whether a name holds what no name does: a bracket that nothing opens or closes, or no letter at all.
    private func isSpoilt(_ name: String) -> Bool {
        let opens = name.count { "(（".contains($0) }
        return opens != name.count { ")）".contains($0) } || !name.contains(where: \.isLetter)
    }

    private func level2(_ row: Int) -> String? { reading.rows[row].texts["level2"].map(PerformanceText.key) }
}
