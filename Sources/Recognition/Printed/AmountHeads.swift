import DisclosureModel
import FormCatalogue

/// Reads the heads of tables on fixed-width pages again, where the words of the form say more than the places do.
struct AmountHeads: Sendable {
    private let lines: [Int: PrintedLine]
    private let catalogue: Catalogue
    private let mends: Bool

    /// Prepares for a document. O(lines).
    ///
    /// - Parameters:
    ///   - catalogue: Where the forms come from, and the sums of their columns.
    ///   - mends: Whether sums may tell which columns are empty; else their places alone do.
    init(_ document: SourceDocument, _ catalogue: Catalogue, mends: Bool) {
        self.catalogue = catalogue
        self.mends = mends
        lines = Dictionary(document.printed.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows of a candidate with its head as a form reads it; nil where that says no more than the head as it is.
    ///
    /// - Complexity: O(cells) and the ways to read the head.
    func rows(of candidate: TableCandidate, _ reading: TableReading, form: FormKeys) -> [Grid.Row]? {
        guard candidate.origin == .layout, !lines.isEmpty, reading.sides.count == 1, let side = reading.sides.first,
            form.form.layout == .codes || form.form.layout == .oneRow,
            let first = reading.header.labelRows.first, let last = reading.header.labelRows.last,
            let body = reading.header.bodyRows.first, last < body
        else { return nil }
        let head = candidate.rows[first...last].flatMap(\.cells).compactMap { Self.place($0.at)?.line }
        let below = candidate.rows[(last + 1)...].prefix(body - last).flatMap(\.cells).compactMap {
            Self.place($0.at)?.line
        }
        guard let top = head.min(), let bottom = below.min(), bottom > top, bottom - top <= Self.tallest else {
            return nil
        }
        let runs = (top..<bottom).compactMap { lines[$0] }.flatMap(AmountHeadRun.runs)
        let sums = RecordSums(form.form, catalogue)
        let whole = form
        let form = form.undivided
        guard let columns = AmountHead(form, sums).columns(of: runs),
            !isNamed(side, reading, whole, countsTo: columns.count)
        else { return nil }
        let filled = side.amounts.filter { column in
            reading.header.bodyRows.contains { reading.matrix.cell($0, column) != nil }
        }
        guard
            let places = placesAddingUp(of: filled, reading, candidate, in: columns, form, sums)
                ?? places(of: filled, reading, candidate, in: columns)
        else { return nil }
        return rows(candidate, reading, side, columns, Dictionary(uniqueKeysWithValues: zip(filled, places)))
    }

    /// Whether every column has the exact label of a form's column, each another; and the first is there, where the head
    /// has more.
    private func isNamed(_ side: TableSide, _ reading: TableReading, _ form: FormKeys, countsTo count: Int) -> Bool {
        let binding = ColumnBinding(
            side, header: reading.header, candidates: form.columns(of: nil, isOne: false), mends: false)
        let keys = Set(binding.bound.values.map(\.key))
        return binding.bound.count == side.amounts.count && binding.score >= 2.2 * Double(side.amounts.count)
            && keys.count == binding.bound.count
            && (count <= keys.count || form.columns.first.map { keys.contains($0.column.key) } ?? false)
    }

    // MARK: Places

    /// Which column of the head each column of amounts is: in order, and as near as can be where some are empty.
    private func places(
        of filled: [Int], _ reading: TableReading, _ candidate: TableCandidate, in columns: [AmountHead.Column]
    ) -> [Int]? {
        guard !filled.isEmpty, filled.count <= columns.count else { return nil }
        if filled.count == columns.count { return Array(columns.indices) }
        let leads = columns.first?.path.last.map { $0.key.hasSuffix("计") } ?? false
        return placement(of: filled, reading, candidate, in: columns).nearest(leads: leads)
    }

    /// Where amounts and heads stand: the printed 栏次 are nearer to the amounts than the labels are.
    private func placement(
        of filled: [Int], _ reading: TableReading, _ candidate: TableCandidate, in columns: [AmountHead.Column]
    ) -> AmountHeadPlacement {
        let amounts = filled.map { column in
            reading.header.bodyRows.compactMap { reading.matrix.cell($0, column) }.compactMap(run)
        }
        let ordinals = ordinals(candidate, reading)
        guard ordinals.count == columns.count else {
            let distances = columns.map { one in columns.map { one.distance(to: $0) } }
            return AmountHeadPlacement(amounts: amounts, heads: columns.map(\.center), distances: distances)
        }
        let distances = ordinals.map { one in ordinals.map { $0.middle - one.middle } }
        return AmountHeadPlacement(amounts: amounts, heads: ordinals.map(\.center), distances: distances)
    }

    /// The places of a single row's amounts where its sums hold, the nearest of them where they hold in several ways.
    private func placesAddingUp(
        of filled: [Int], _ reading: TableReading, _ candidate: TableCandidate, in columns: [AmountHead.Column],
        _ form: FormKeys, _ sums: RecordSums
    ) -> [Int]? {
        guard mends, form.form.layout == .oneRow, reading.header.bodyRows.count == 1,
            let row = reading.header.bodyRows.first,
            filled.count < columns.count
        else { return nil }
        let cells = filled.compactMap { reading.matrix.cell(row, $0) }
        let keys = columns.map { key(of: $0, form) }
        guard cells.count == filled.count, !keys.contains(nil) else { return nil }
        let amounts = cells.map { cell -> Amount? in
            if case .amount(let value, _) = CellShape(cell).amount { return value }
            return nil
        }
        let placement = placement(of: filled, reading, candidate, in: columns)
        var best: (cost: Int, places: [Int])?
        for names in ColumnPlacement.choices(of: filled.count, among: columns.indices.map(String.init)) {
            let places = names.compactMap { Int($0) }
            var printed: [String: Amount] = [:]
            for (place, amount) in zip(places, amounts) {
                if let amount, let key = keys[place] { printed[key] = amount }
            }
            guard sums.hold(printed) else { continue }
            let cost = placement.cost(of: places)
            if cost < best?.cost ?? Int.max { best = (cost, places) }
        }
        return best?.places
    }

    /// The form's column that a head names.
    private func key(of column: AmountHead.Column, _ form: FormKeys) -> String? {
        let path = HeaderTokens(column.path.map(\.key))
        let fits = form.columns.map { ($0.column.key, $0.fit(path)) }.filter { $0.1 > 0 }
        return fits.max { $0.1 < $1.1 }?.0
    }

    /// Where the printed 栏次 stand.
    private func ordinals(_ candidate: TableCandidate, _ reading: TableReading) -> [AmountHeadPlacement.Run] {
        guard let row = ordinalRow(candidate, reading) else { return [] }
        return candidate.rows[row].cells.compactMap { Int(LabelText.key($0.text)) == nil ? nil : run($0) }
    }

    private func ordinalRow(_ candidate: TableCandidate, _ reading: TableReading) -> Int? {
        guard let body = reading.header.bodyRows.first else { return nil }
        return candidate.rows.indices.prefix(body).last { HeaderBand.ordinals(in: reading.matrix, row: $0) != nil }
    }

    // MARK: Rows

    private func rows(
        _ candidate: TableCandidate, _ reading: TableReading, _ side: TableSide, _ columns: [AmountHead.Column],
        _ places: [Int: Int]
    ) -> [Grid.Row]? {
        let names = (side.codes + side.labels + [side.line].compactMap { $0 }).sorted()
        var targets: [Int: Int] = [:]
        for (index, column) in names.enumerated() { targets[column] = index }
        for (column, place) in places { targets[column] = names.count + place }
        var rows = head(columns, names: names, reading)
        let ordinals = ordinalRow(candidate, reading)
        for (index, row) in candidate.rows.enumerated() where index > (reading.header.labelRows.last ?? 0) {
            var row = row
            if index == ordinals {
                let numbers = row.cells.filter { Int(LabelText.key($0.text)) != nil }
                guard numbers.count == columns.count else { continue }
                row.cells = zip(numbers, columns.indices).map { Self.moved($0, to: names.count + $1) }
            } else {
                var cells: [Grid.Cell] = []
                for cell in row.cells {
                    guard let target = targets[cell.column] else { return nil }
                    cells.append(Self.moved(cell, to: target))
                }
                row.cells = cells
            }
            row.index = rows.count
            rows.append(row)
        }
        return rows
    }

    /// The rows of the head: groups over their columns, and below them the columns' own labels.
    private func head(_ columns: [AmountHead.Column], names: [Int], _ reading: TableReading) -> [Grid.Row] {
        let depth = columns.map(\.path.count).max() ?? 1
        var rows = (0..<depth).map { Grid.Row(index: $0, cells: []) }
        for (index, name) in names.enumerated() {
            guard let label = reading.header.paths[name].last, let at = columns.first?.path.first?.runs.first else {
                continue
            }
            rows[0].cells.append(
                Grid.Cell(
                    column: index, text: label, rowSpan: depth, at: .text(line: at.line, column: at.span.lowerBound + 1)
                ))
        }
        for (index, column) in columns.enumerated() {
            for (level, label) in column.path.enumerated() {
                guard let run = label.runs.first else { continue }
                let isLast = level == column.path.count - 1
                let before =
                    index > 0 && columns[index - 1].path.indices.contains(level) ? columns[index - 1].path[level] : nil
                if !isLast, before == label, let open = rows[level].cells.indices.last {
                    rows[level].cells[open].columnSpan += 1
                    continue
                }
                rows[level].cells.append(
                    Grid.Cell(
                        column: names.count + index, text: label.runs.map(\.text).joined(separator: "\n"),
                        rowSpan: isLast ? depth - level : 1,
                        at: .text(line: run.line, column: run.span.lowerBound + 1)))
            }
        }
        return rows
    }

    private static func moved(_ cell: Grid.Cell, to column: Int) -> Grid.Cell {
        var cell = cell
        cell.column = column
        cell.columnSpan = 1
        return cell
    }

    /// Where a cell's first run stands on its line.
    private func run(_ cell: Grid.Cell) -> AmountHeadPlacement.Run? {
        guard let at = Self.place(cell.at), let line = lines[at.line] else { return nil }
        let runs = AmountHeadRun.runs(of: line)
        guard let index = runs.firstIndex(where: { $0.span.contains(at.column - 1) }) else { return nil }
        return AmountHeadPlacement.Run(
            center: runs[index].center, middle: runs[index].middle,
            before: index > 0 ? 2 * runs[index - 1].span.upperBound : 0, width: runs[index].span.count)
    }

    private static func place(_ at: Locator) -> (line: Int, column: Int)? {
        if case .text(let line, let column) = at { return (line, column) }
        return nil
    }

    private static let tallest = 14
}
