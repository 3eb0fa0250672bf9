import FormCatalogue

/// The header of a table of indicators or of a list of tasks on a printed page: the labels of its columns, each of them
/// perhaps of several lines.
struct PrintedHeader: Sendable {
    /// A column: the pieces of its label and their place.
    struct Column: Sendable {
        /// The pieces, top to bottom.
        var pieces: [PrintedRun]
        /// What the label says the column holds; nil for a district's own.
        var key: String?
        /// From the first character of the label to the last.
        var span: Range<Int>

        /// The label's key.
        var label: String { PerformanceText.key(pieces.map(\.text).joined()) }

        /// Whether a run stands within a few characters.
        func isNear(_ run: PrintedRun) -> Bool {
            run.span.lowerBound - span.upperBound < 4 && span.lowerBound - run.span.upperBound < 4
        }

        mutating func take(_ run: PrintedRun, above: Bool) {
            pieces.insert(run, at: above ? 0 : pieces.endIndex)
            span = min(span.lowerBound, run.span.lowerBound)..<max(span.upperBound, run.span.upperBound)
        }
    }

    /// The lines.
    var lines: Range<Int>
    /// The columns, left to right.
    var columns: [Column]
    /// Labels above several columns.
    var upper: [Column] = []
    /// What stands left of the columns in the header's lines.
    var sides: [PrintedRun] = []
    /// Whether it heads a list of tasks.
    var isTasks = false

    /// How many columns at the left hold goals or levels, whose cells go over several rows.
    var levels: Int {
        isTasks ? 0 : columns.prefix { $0.key == "goal" || $0.key?.begins("level") == true }.count
    }

    /// The column that every row has something in.
    var name: Int {
        if isTasks { return columns.firstIndex { $0.key == "task" } ?? 0 }
        return columns.firstIndex { $0.key == "indicator" } ?? min(levels, columns.count - 1)
    }

    /// The columns below a label that stands above several: the years before, and the one that follows them.
    var below: Range<Int> {
        guard !upper.isEmpty, let first = columns.firstIndex(where: { $0.key?.begins("previous") == true }) else {
            return 0..<0
        }
        let years = columns[first...].prefix { $0.key?.begins("previous") == true }
        return first..<min(columns.count, years.endIndex + 1)
    }

    /// Where the columns begin.
    var start: Int { columns.map(\.span.lowerBound).min() ?? 0 }
}

/// Finds the headers of a page by their words.
struct PrintedHeaderFinder {
    let words: PerformanceWords
    let page: PrintedPage
    /// Texts that are cut over lines.
    let stacks: PrintedStacks

    /// The headers, top to bottom. O(words of the page).
    func headers() -> [PrintedHeader] {
        var headers: [PrintedHeader] = []
        var line = 0
        while line < page.lines.count {
            if var header = tasks(at: line) ?? levels(at: line) {
                extend(&header, after: headers.last?.lines.upperBound ?? 0)
                headers.append(header)
                line = header.lines.upperBound
            } else {
                line += 1
            }
        }
        return headers
    }

    private func tasks(at line: Int) -> PrintedHeader? {
        let row = page.lines[line]
        guard KeyTaskReader.isHeader(row.map(\.key), words: words), row.count <= 8 else { return nil }
        let columns = row.map { PrintedHeader.Column(pieces: [$0], key: words.tasks[$0.key], span: $0.span) }
        return PrintedHeader(lines: line..<line + 1, columns: columns, isTasks: true)
    }

    /// The header whose names of levels stand in a line, or begin or end in it.
    private func levels(at line: Int) -> PrintedHeader? {
        var columns: [PrintedHeader.Column] = []
        var sides: [PrintedRun] = []
        for word in page.lines[line] {
            if columns.isEmpty, words.kind(word.key) == .group || words.isGoal(word.key) && word.key.holds("年度") {
                sides.append(word)
                continue
            }
            var column = PrintedHeader.Column(pieces: [word], key: words.column(word.key), span: word.span)
            if column.key == nil, let stack = stacks.index(of: word), let key = words.column(stacks.whole(of: word)) {
                column = .init(pieces: [], key: key, span: word.span)
                for piece in stacks.stacks[stack] { column.take(piece, above: false) }
            }
            // A bracket apart from the label before it goes on with one above.
            if word.key.isEmpty, word.gap ?? 2 < 2, let last = columns.indices.last {
                columns[last].take(word, above: false)
            } else if columns.isEmpty, column.key == nil {
                sides.append(word)
            } else {
                columns.append(column)
            }
        }
        let found = columns.compactMap(\.key).filter(Self.isLevel)
        guard Set(found).count >= 2, Set(found).count == found.count else { return nil }
        return PrintedHeader(lines: line..<line + 1, columns: columns, sides: sides)
    }

    private static func isLevel(_ key: String) -> Bool { ["level1", "level2", "indicator"].contains(key) }

    /// Takes in the lines above and below that hold pieces of the header's labels.
    private func extend(_ header: inout PrintedHeader, after limit: Int) {
        for step in 1...3 {
            let line = header.lines.lowerBound - 1
            guard line >= limit, step <= 3, take(line, into: &header, above: true) else { break }
            header.lines = line..<header.lines.upperBound
        }
        for _ in 1...3 {
            let line = header.lines.upperBound
            guard line < page.lines.count, take(line, into: &header, above: false) else { break }
            header.lines = header.lines.lowerBound..<line + 1
        }
        header.columns.sort { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// Gives the words of a line to the columns that they belong to; false where one belongs to none.
    private func take(_ line: Int, into header: inout PrintedHeader, above: Bool) -> Bool {
        let row = page.lines[line]
        // The name of the first level may be cut where the others are not.
        let start =
            row.first { $0.span.upperBound <= header.start && beginsLevel($0) && above }?.span.lowerBound
            ?? header.start
        let own = row.filter { $0.span.upperBound > start }
        guard !own.isEmpty, !(header.isTasks && page.isApart(line)) else { return false }
        var next = header
        for word in own where !next.columns.contains(where: { $0.pieces.contains(word) }) {
            var met = next.columns.indices.filter { word.overlap(next.columns[$0].span) > 0 }
            if met.isEmpty, words.column(word.key) == nil {
                // Columns drift by a character, and a bracket alone belongs to the label nearest.
                met = next.columns.indices.filter { word.overlap(next.columns[$0].span.widened) > 0 }
                if met.isEmpty, word.key.isEmpty {
                    met = Array(next.columns.indices.filter { next.columns[$0].isNear(word) }.prefix(1))
                }
            }
            if met.count > 1, words.column(word.key) == nil {
                let whole = met.filter { completes(word, next.columns[$0].label, above: above) }
                met = whole.count == 1 ? whole : met
            }
            if met.count > 1, words.column(word.key) != nil, above {
                next.upper.append(PrintedHeader.Column(pieces: [word], key: words.column(word.key), span: word.span))
                continue
            }
            guard met.count <= 1 else { return false }
            guard let column = met.first else {
                guard !header.isTasks, words.column(word.key) != nil || above && words.beginsColumn(word.key) else {
                    return false
                }
                next.columns.append(.init(pieces: [word], key: words.column(word.key), span: word.span))
                continue
            }
            guard join(word, to: column, of: &next, above: above) else { return false }
        }
        next.sides += row.filter { $0.span.upperBound <= start }
        header = next
        return true
    }

    /// Whether a word is the first piece of a level's label.
    private func beginsLevel(_ word: PrintedRun) -> Bool {
        word.key.ends("级") || word.key.ends("级指") || word.key == "一" ? words.beginsColumn(word.key) : false
    }

    private func completes(_ word: PrintedRun, _ label: String, above: Bool) -> Bool {
        words.column(above ? word.key + label : label + word.key) != nil
    }

    private func join(_ word: PrintedRun, to column: Int, of header: inout PrintedHeader, above: Bool) -> Bool {
        let label = header.columns[column].label
        let whole = above ? word.key + label : label + word.key
        let key = header.isTasks ? words.tasks[whole] : words.column(whole)
        if key != nil || word.key.isEmpty {
            header.columns[column].take(word, above: above)
            header.columns[column].key = key ?? header.columns[column].key
            return true
        }
        if let known = words.column(word.key), let old = header.columns[column].key, known != old {
            // A label of its own below one that is whole: 前年 below 指标值.
            let own = PrintedHeader.Column(pieces: [word], key: known, span: word.span)
            header.upper.append(above ? own : header.columns[column])
            if !above { header.columns[column] = own }
            return true
        }
        guard header.columns[column].key == nil || words.beginsColumn(whole), !header.isTasks else { return false }
        guard words.beginsColumn(whole) || above && words.beginsColumn(word.key) || !above && words.beginsColumn(label)
        else { return false }
        header.columns[column].take(word, above: above)
        return true
    }
}
