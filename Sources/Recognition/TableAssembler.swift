import DisclosureModel
import FormCatalogue

/// Puts a recognised candidate together as a canonical table.
struct TableAssembler {
    let units: [Unit]
    let options: Recogniser.Options

    /// The table of a candidate that fits a form.
    func table(
        _ candidate: TableCandidate, _ reading: TableReading, _ fit: FormFit
    ) -> (table: DisclosureTable, diagnostics: [Diagnostic], trace: RecognitionTrace.Table) {
        var table = frame(candidate)
        table.form = fit.form.id
        table.unit =
            table.unit ?? unit(in: reading.header) ?? unit(inLabelsOf: candidate) ?? unit(behindAmountsOf: reading)
        let rows = RowReader(reading, fit, repairs: options.repairs, unit: table.unit, units: units).result
        var columns = columns(reading, fit, rows: rows.rows)
        table.repairs = options.repairs ? HeaderDebris.replaced(in: &columns, fit.form, at: candidate.at) : []
        table.columns = columns
        table.rows = rows.rows
        table.repairs += rows.repairs
        var diagnostics = rows.diagnostics
        if !Self.printsAmounts(rows.diagnostics, repairs: options.repairs), rows.rows.allSatisfy({ $0.amounts.isEmpty })
        {
            table.state = .empty
        }
        // Over a table without amounts a header moves nothing.
        for (index, binding) in fit.bindings.enumerated() where binding.headerShift != 0 && table.state != .empty {
            table.repairs.insert(
                .init(
                    at: candidate.at, rule: "header.shifted",
                    before:
                        "labels \(abs(binding.headerShift)) place(s) to the \(binding.headerShift > 0 ? "right" : "left")",
                    after:
                        "labels over columns \(reading.sides[index].amounts.map { String($0 + 1) }.joined(separator: ", "))"
                ),
                at: 0)
        }
        if options.repairs {
            for note in candidate.notes where NoteLines.plain(note.text) != note.text {
                table.repairs.append(
                    .init(at: note.at, rule: "text.markup", before: note.text, after: NoteLines.plain(note.text)))
            }
        }
        diagnostics += lostColumns(candidate, reading, fit)
        return (table, diagnostics, trace(candidate, reading, fit, rows))
    }

    /// Whether amounts are printed that cannot be read: the errors of formulas, or digits; a speck is none. Without
    /// repairs all that stands in their places is kept as it is printed, damage and all.
    private static func printsAmounts(_ diagnostics: [Diagnostic], repairs: Bool) -> Bool {
        diagnostics.contains { diagnostic in
            guard diagnostic.code == "amount.unreadable", let text = diagnostic.excerpt else { return false }
            return !repairs || CellShape(text).isSpoilt || text.utf8.contains { (0x30...0x39).contains($0) }
        }
    }

    /// The table of a candidate that fits no form: as printed.
    func asPrinted(_ candidate: TableCandidate, _ reading: TableReading) -> (
        table: DisclosureTable, trace: RecognitionTrace.Table
    ) {
        var table = frame(candidate)
        let used = (0..<reading.matrix.columnCount).filter { column in
            candidate.rows.indices.contains { !reading.matrix.text($0, column).isEmpty }
        }
        // Where nothing tells data from labels, the first row heads the rest; no row is left out.
        let isKnown = !reading.header.bodyRows.isEmpty
        let first = candidate.rows.indices.first { !reading.matrix.filled($0).isEmpty }
        let labelRows = isKnown ? reading.header.labelRows : [first].compactMap { $0 }
        table.columns = used.map { column in
            let known = isKnown && reading.header.paths.indices.contains(column) ? reading.header.paths[column] : []
            let path =
                isKnown ? known : [LabelText.clean(reading.matrix.text(first ?? 0, column))].filter { !$0.isEmpty }
            return .init(key: "c\(column + 1)", label: path.last ?? "", path: path, type: .text)
        }
        var read: [Locator] = []
        for row in candidate.rows.indices {
            var line = DisclosureTable.Row()
            for cell in reading.matrix.filled(row) {
                read.append(cell.at)
                guard !labelRows.contains(row) else { continue }
                line.texts["c\(cell.column + 1)"] = cell.text
                line.cells["c\(cell.column + 1)"] = cell.at
                line.at = line.at ?? cell.at
            }
            if !line.texts.isEmpty { table.rows.append(line) }
        }
        if table.rows.isEmpty { table.state = .empty }
        let trace = RecognitionTrace.Table(
            candidate: candidate, form: nil, confidence: 0, reasons: [], runnerUp: nil, columns: [], readCells: read)
        return (table, trace)
    }

    /// Title, number, agency, unit and notes.
    func frame(_ candidate: TableCandidate) -> DisclosureTable {
        var head = TableHead()
        for line in candidate.head { _ = head.read(line.text, units: units) }
        if head.number == nil, let title = candidate.title {
            let key = LabelText.key(title.text)
            head.number = TableHead.number(in: key) ?? TitleNumber.leading(key)?.number
        }
        if head.unit == nil, let title = candidate.title {
            head.unit =
                TableHead.unit(in: LabelText.key(title.text), units: units)
                ?? TableHead.unit(endingBracketOf: title.text, units: units)
        }
        return DisclosureTable(
            title: candidate.title.map { Self.title($0.text) }, number: head.number, agency: head.agency,
            unit: head.unit,
            notes: candidate.notes.map { LabelText.clean(options.repairs ? NoteLines.plain($0.text) : $0.text) },
            at: candidate.title?.at ?? candidate.at)
    }

    /// The title without a number or a unit in brackets at its end, and without 附件： before it.
    static func title(_ text: String) -> String {
        var clean = LabelText.clean(text)
        for lead in ["附件：", "附件:", "附：", "附:"] where clean.begins(lead) { clean = String(clean.dropFirst(lead.count)) }
        while let last = clean.last, last == ")" || last == "）",
            let open = clean.lastIndex(where: { $0 == "(" || $0 == "（" })
        {
            let inner = LabelText.key(String(clean[open...]))
            guard
                TableHead.number(in: inner) != nil || inner.holds("单位:") || inner.holds("單位:")
                    || TitleIndex.isUnit(inner.dropFirst().dropLast())
            else { break }
            clean = String(clean[..<open])
        }
        return clean
    }

    /// The unit that the labels of the columns name in brackets: `决算数（万元）`.
    private func unit(in header: HeaderBand) -> String? {
        for label in header.paths.lazy.joined() {
            if let unit = TableHead.unit(endingBracketOf: label, units: units) { return unit }
        }
        return nil
    }

    /// The same, where the labels are words of a line.
    private func unit(inLabelsOf candidate: TableCandidate) -> String? {
        for line in candidate.head {
            for word in line.text.unicodeScalars.split(whereSeparator: LabelText.isBlank) {
                if let unit = TableHead.unit(endingBracketOf: String(word), units: units) { return unit }
            }
        }
        return nil
    }

    /// The unit that stands behind every amount, where the table states none.
    private func unit(behindAmountsOf reading: TableReading) -> String? {
        var unit: String?
        for row in reading.header.bodyRows {
            for column in reading.sides.lazy.flatMap(\.amounts) {
                guard let shape = reading.matrix.cell(row, column).map({ CellShape($0) }) else { continue }
                if case .amount(let amount, _) = shape.amount, !amount.isZero { return nil }
                guard let quantity = shape.quantity else { continue }
                guard unit == nil || unit == quantity.unit else { return nil }
                unit = quantity.unit
            }
        }
        return units.first { $0.names.contains(unit ?? "") }?.label
    }

    private func columns(_ reading: TableReading, _ fit: FormFit, rows: [DisclosureTable.Row]) -> [DisclosureTable
        .Column]
    {
        var columns: [DisclosureTable.Column] = []
        for (index, side) in fit.sides.enumerated() {
            let binding = fit.bindings[index]
            // The words of a plain list have keys of the form, which need no column.
            let words = fit.form.rowColumns.isEmpty ? side.labels.dropLast() : []
            for place in (words + side.texts + side.amounts).sorted() {
                let isText = !side.amounts.contains(place)
                let source = isText ? place : place + binding.headerShift
                let printed = reading.header.paths.indices.contains(source) ? reading.header.paths[source] : []
                // A row of 栏次 that damage has hidden among the labels names no column.
                let path = printed.filter { Int($0) == nil }
                let form = binding.bound[place]
                let key = isText ? fit.textKey(place, reading.header) : form?.key ?? fit.openKey(place)
                if form == nil, path.isEmpty || words.contains(place),
                    !rows.contains(where: { $0.amounts[key] != nil || $0.texts[key] != nil })
                {
                    continue
                }
                guard !columns.contains(where: { $0.key == key && $0.section == form?.section }) else { continue }
                columns.append(
                    .init(
                        key: key, label: path.last ?? form?.label ?? "", path: path,
                        ordinal: reading.header.ordinals[place],
                        type: isText ? .text : .amount, section: form?.section))
            }
        }
        return columns
    }

    /// Whether a printed label holds a column's label of three characters or more, and other words besides.
    private static func holdsMore(_ label: String, than keys: FormKeys.ColumnKeys) -> Bool {
        keys.leaves.contains {
            $0.text.utf8.count >= 9 && label.utf8.count > $0.text.utf8.count && label.holds($0.text)
        }
    }

    /// Columns that the header announces and the body has lost: two labels run together over one column.
    private func lostColumns(_ candidate: TableCandidate, _ reading: TableReading, _ fit: FormFit) -> [Diagnostic] {
        let bound = Set(fit.bindings.flatMap { $0.bound.values.map(\.key) })
        // A label of the form's own is whole, even if a shorter one lies inside it.
        let labels = Set(reading.header.paths.flatMap { $0 }.map(LabelText.key)).filter { label in
            !fit.keys.columns.contains {
                $0.leaves.contains(LabelKey(label)) || $0.groups.contains { $0.contains(LabelKey(label)) }
            }
        }
        return fit.keys.columns.compactMap { keys in
            guard !keys.column.isOptional, !bound.contains(keys.column.key) else { return nil }
            let others = fit.keys.columns.filter { $0.column.key != keys.column.key }
            let runTogether = labels.contains { label in
                Self.holdsMore(label, than: keys) && others.contains { Self.holdsMore(label, than: $0) }
            }
            guard runTogether else { return nil }
            return Diagnostic(
                .warning, "column.lost", at: candidate.at,
                "The header names the column \(keys.column.label), but the rows hold no values for it.",
                excerpt: keys.column.label,
                hint: "The values were lost before this file was made; look them up in the published document.")
        }
    }

    private func trace(
        _ candidate: TableCandidate, _ reading: TableReading, _ fit: FormFit, _ rows: RowReader.ReadTable
    ) -> RecognitionTrace.Table {
        var columns: [RecognitionTrace.Column] = []
        for (index, side) in fit.sides.enumerated() {
            for place in side.columns {
                let path = reading.header.paths.indices.contains(place) ? reading.header.paths[place] : []
                let role =
                    side.codes.contains(place)
                    ? "code" : (side.labels.contains(place) ? "label" : (place == side.line ? "line" : nil))
                columns.append(
                    .init(
                        index: place, path: path, ordinal: reading.header.ordinals[place],
                        key: role ?? (side.texts.contains(place) ? fit.textKey(place, reading.header) : nil)
                            ?? fit.bindings[index].bound[place]?.key,
                        section: fit.sections[index]))
            }
        }
        return RecognitionTrace.Table(
            candidate: candidate, form: fit.form.id, confidence: fit.confidence, reasons: fit.reasons, runnerUp: nil,
            columns: columns, readCells: rows.read)
    }
}
