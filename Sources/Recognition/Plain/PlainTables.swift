import DisclosureModel
import FormCatalogue

/// The step of recognition that reads tables whose columns the source does not keep: `pdftotext` without `-layout`
/// prints the words of each row and nothing of where they stood.
struct PlainTables: Sendable {
    private let regions: PlainRegions
    private let vocabulary: Vocabulary
    private let mends: Bool

    private let units: [Unit]

    init(
        _ titles: TitleIndex, forms: [FormKeys], units: [Unit], vocabulary: Vocabulary, kind: DocumentInfo.Kind?,
        mends: Bool
    ) {
        regions = PlainRegions(titles: titles, forms: forms, kind: kind, units: units, vocabulary: vocabulary)
        self.units = units
        self.vocabulary = vocabulary
        self.mends = mends
    }

    /// Takes the tables out of the lines that belong to no grid. O(lines).
    ///
    /// - Parameters:
    ///   - breaks: The lines that begin a page, by number.
    ///   - statements: What the text states; asked for only where a table of one row leaves a choice.
    func take(
        from lines: inout [TableCandidate.Line], breaks: [Int], statements: () -> [Statement]
    ) -> [PlainTable] {
        let pages = PlainPages(lines, breaks: breaks)
        let ordered = mends ? pages.inReadingOrder(form: regions.form, units: units, vocabulary: vocabulary) : lines
        var drafts = regions.find(in: ordered).compactMap { region -> PlainDraft? in
            let columns = PlainColumns(region)
            guard columns.isNamed else { return nil }
            let read = PlainItemReader.items(of: region, columns, vocabulary: vocabulary, mends: mends)
            let joined = mends ? PlainNames(codes: vocabulary.codes).joined(read, region.form.form) : read
            let items = Self.withoutSpill(joined, region)
            guard !items.isEmpty || region.body.isEmpty else { return nil }
            var draft = PlainDraft(region: region, columns: columns, items: items)
            draft.unproven =
                region.beginsUnknown
                ? Set(items.indices) : PlainProof.unproven(draft, codes: vocabulary.codes)
            return draft
        }
        // What one table shows of another may place rows that show something of a third.
        for _ in 0..<(mends ? Self.rounds : 1) {
            for index in drafts.indices {
                let facts = mends ? PlainFacts(of: drafts[index].region.form.form.id, in: drafts) : PlainFacts()
                drafts[index].items = PlainPlacement.place(
                    drafts[index].items, drafts[index].columns, facts: facts, infers: mends)
            }
        }
        if mends { settleSingleRows(of: &drafts, statements) }
        let taken = Set(drafts.flatMap { $0.region.lines.map(\.at) })
        if !taken.isEmpty { lines.removeAll { taken.contains($0.at) } }
        return drafts.map(PlainTable.init)
    }

    /// Places what a table of one row leaves open: by what the text states, and only where the order of the header's
    /// labels does not matter or is known.
    private func settleSingleRows(of drafts: inout [PlainDraft], _ statements: () -> [Statement]) {
        var stated: PlainStatements?
        for index in drafts.indices where drafts[index].region.form.form.layout == .oneRow {
            let draft = drafts[index]
            let other = draft.columns.inOtherOrder(isDrawnApart: draft.region.isTitledBelow)
            let printed = [draft.columns, other].compactMap { $0 }
            let possible = printed.filter { order in
                draft.items.allSatisfy { !PlainPlacement.readings($0, order.columns(of: nil), infers: true).isEmpty }
            }
            let orders = possible.isEmpty ? printed : possible
            guard printed.count > 1 || draft.items.contains(where: { $0.columns == nil }) else { continue }
            let text = stated ?? PlainStatements(statements())
            stated = text
            let facts = PlainFacts(stated: text.values(for: draft.region.form, unit: draft.region.unit(units)))
            let readings = orders.map { PlainPlacement.place(draft.items, $0, facts: facts, infers: true) }
            drafts[index].columns = orders[0]
            drafts[index].items = readings[0]
            for row in readings[0].indices {
                let keys = zip(orders, readings).map { order, items in
                    let columns = order.columns(of: nil)
                    return items[row].known.map { place in place.map { columns[$0].key } }
                }
                guard let other = keys.dropFirst().first, other != keys[0] else { continue }
                drafts[index].items[row].columns = nil
                drafts[index].items[row].known = readings[0][row].known.indices.map { place in
                    keys[0][place] == other[place] ? readings[0][row].known[place] : nil
                }
            }
        }
    }

    /// The items, the total without a 栏次 that slipped down to it: it counts on from those of the header.
    private static func withoutSpill(_ items: [PlainItem], _ region: PlainRegion) -> [PlainItem] {
        guard let ordinals = region.header.last.map(PlainToken.words), let first = items.first, first.codes.isEmpty,
            first.amounts.count == 1, let printed = first.amounts[0].digits.flatMap({ Int($0) }),
            let last = ordinals.last?.digits.flatMap({ Int($0) }), printed == last + 1, last > 1,
            ordinals.contains(where: { $0.digits == String(last - 1) })
        else { return items }
        var items = items
        items[0].amounts = []
        return items
    }

    private static let rounds = 3
}

extension PlainTable {
    /// Puts on record what the rebuilding of the columns inferred, and what it could not.
    func complete(_ table: inout DisclosureTable, _ trace: inout RecognitionTrace.Table) -> [Diagnostic] {
        if !asPrinted.isEmpty {
            table.columns = []
            table.repairs = repairs.filter { $0.rule == "title.below" }
            table.rows = asPrinted.map { DisclosureTable.Row(texts: ["unplaced": $0.text], at: $0.at) }
            table.state = .reported
            let words = asPrinted.flatMap(PlainToken.words).filter { $0.amount != nil }
            trace.unplaced += words.map { Grid.Cell(column: 0, text: $0.text, at: $0.at) }
            return [
                Diagnostic(
                    .warning, "table.unplaced", at: table.at ?? candidate.at,
                    "The rows of this table cannot be told: the file prints its cells in another order, and the sums do not show which amounts belong together. It is kept as printed.",
                    hint: "Convert the PDF with `pdftotext -layout`, or read the PDF itself.")
            ]
        }
        table.repairs += repairs
        return unplaced.map { place in
            if let row = table.rows.firstIndex(where: { $0.at == place.at }) {
                table.rows[row].texts["unplaced"] = place.text
            } else {
                table.rows.append(DisclosureTable.Row(texts: ["unplaced": place.text], at: place.at))
                trace.unplaced += place.text.split(separator: " ").map {
                    Grid.Cell(column: 0, text: String($0), at: place.at)
                }
            }
            if table.state == .empty { table.state = .reported }
            return Diagnostic(
                .warning, "amount.unplaced", at: place.at,
                "The columns of some amounts of this row cannot be told: the file does not keep them, and the sums allow several.",
                excerpt: place.text, hint: "Convert the PDF with `pdftotext -layout`, or read the PDF itself.")
        }
    }
}
