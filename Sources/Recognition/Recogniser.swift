import ConversionGraph
public import DisclosureModel
public import FormCatalogue
import Narrative

/// Recognition: what a printed document means.
///
/// A line of steps, each a pure function: segment (which lines belong to which table), read (header, roles, sides),
/// fit (which form), rows (codes, levels, labels, amounts), assemble. It knows no file format, and no form either:
/// those come with the catalogue.
public struct Recogniser: Sendable {
    private let catalogue: Catalogue
    private let titles: TitleIndex
    private let vocabulary: Vocabulary
    private let forms: [FormKeys]
    private let performance: PerformanceTables
    /// The words that damaged characters are compared with; nil where nothing is mended.
    private let lookAlikes: LookAlikes?

    private let options: Options

    /// What the user can ask of recognition.
    public struct Options: Sendable, Hashable {
        /// Whether damage is mended, on record; blanks inside numbers and codes included.
        public var repairs: Bool
        /// Whether every form is weighed for every table, so that the trace names the next best one even where the
        /// title settles the form.
        public var ranksAll: Bool

        /// The usual: damage is mended, and forms that cannot win are not weighed.
        public init(repairs: Bool = true, ranksAll: Bool = false) {
            self.repairs = repairs
            self.ranksAll = ranksAll
        }
    }

    /// A recogniser of the forms of a catalogue.
    public init(_ catalogue: Catalogue, options: Options = Options()) {
        self.catalogue = catalogue
        self.options = options
        let vocabulary = Vocabulary(catalogue)
        self.vocabulary = vocabulary
        (performance, lookAlikes) = concurrently(
            { PerformanceTables(catalogue, titles: TitleIndex(catalogue), mends: options.repairs) },
            { options.repairs ? LookAlikes(catalogue, vocabulary) : nil })
        titles = performance.titles
        forms = catalogue.forms.filter { $0.layout != .form && !$0.columns.isEmpty }.map {
            FormKeys($0, vocabulary: vocabulary)
        }
    }

    /// The meaning of a document, and how it was found.
    public func recognise(_ source: SourceDocument) -> (document: DisclosureDocument, trace: RecognitionTrace) {
        let (document, rebuilt) = PrintedForms(performance: performance).rebuilt(source)
        let segmenter = Segmenter(titles: titles, units: catalogue.units, vocabulary: vocabulary)
        var (pieces, lines) = segmenter.segment(document)
        let facts = DocumentFacts(document)
        let kind = facts.kind ?? kind(ofTitles: pieces)
        let plain = PlainTables(
            titles, forms: forms, units: catalogue.units, vocabulary: vocabulary, kind: kind, mends: options.repairs
        ).take(from: &lines, breaks: document.pageStarts) {
            Narrative.statements(in: document, catalogue: catalogue, besides: [])
        }
        pieces = Self.merged(pieces, plain.map(\.candidate))
        var candidates = performance.joined(pieces, lines: lines)
        for index in candidates.indices {
            candidates[index].candidate.partTitle(titles: titles, units: catalogue.units)
        }
        RepeatedNotes.take(&candidates, from: &lines)
        let mending = lookAlikes.map {
            CandidateMending($0, titles, catalogue, title: facts.title, candidates.map(\.candidate))
        }
        var result = DisclosureDocument(document: DocumentInfo())
        var trace = RecognitionTrace()
        trace.freeLines = lines
        trace.rebuilt = rebuilt
        let heads = AmountHeads(document, catalogue, mends: options.repairs)
        let labels = FormLabels(candidates, words: performance.words)
        let parts = candidates.map { Part.table($0.candidate, $0.evidence) } + [.prose(document, lines)]
        var prose = Prose()
        var pages: Set<Locator> = []
        for (part, reading) in zip(
            parts, parts.concurrentMap(weight: \.size) { read($0, kind: kind, mending, heads, labels) })
        {
            guard case .table(let candidate, _) = part,
                case .table(var table, var diagnostics, var tableTrace) = reading
            else {
                if case .prose(let read) = reading { prose = read }
                continue
            }
            if var rebuilt = plain.first(where: { $0.candidate.at == candidate.at }) {
                rebuilt.check(table)
                diagnostics += rebuilt.complete(&table, &tableTrace)
            }
            if candidate.origin == .layout, let at = table.at { pages.insert(at) }
            result.tables.append(table)
            result.diagnostics += diagnostics
            trace.tables.append(tableTrace)
        }
        prose.addTables(to: &result, &trace)
        result.diagnostics += PartAgencies(
            lines, tables: result.tables, agency: info(facts, document, result.tables).agency
        ).name(&result.tables)
        if options.repairs {
            result.diagnostics += FormSiblings.mend(&result.tables)
            Repairs.apply(to: &result.tables, catalogue: catalogue, pages: pages, starts: document.pageStarts)
        }
        result.diagnostics += UnreadCodes.diagnostics(result.tables)
        let announced = AnnouncedTables(titles: titles, catalogue: catalogue, kind: kind)
        for table in announced.absent(lines, found: result.tables) {
            // What is printed as a title and a sentence has its place; what is only announced has none.
            if table.state == .empty { result.tables.insert(atItsPlace: table) } else { result.tables.append(table) }
        }
        result.document = info(facts, document, result.tables)
        result.diagnostics += UnitDoubts.diagnostics(candidates.map(\.candidate), result, catalogue)
        result.statements = prose.statements
        if result.tables.isEmpty {
            result.diagnostics.append(
                Diagnostic(
                    .warning, "tables.none", "No table was found in \(document.source.name).",
                    hint: "If the document has tables, they may be pictures; look for the agency's workbook."))
        }
        return (result, trace)
    }

    /// What is read independently of all others.
    private enum Part: Sendable {
        case table(TableCandidate, PerformanceEvidence)
        case prose(SourceDocument, [TableCandidate.Line])

        /// How much there is to read, in rows or lines.
        var size: Int {
            switch self {
            // Every row of a performance table is weighed as a whole.
            case .table(let candidate, let evidence): candidate.rows.count * (evidence.form == nil ? 1 : 8)
            case .prose(let document, _): document.blocks.count
            }
        }
    }

    private enum Reading: Sendable {
        case table(DisclosureTable, [Diagnostic], RecognitionTrace.Table)
        case prose(Prose)
    }

    private func read(
        _ part: Part, kind: DocumentInfo.Kind?, _ mending: CandidateMending?, _ heads: AmountHeads, _ labels: FormLabels
    ) -> Reading {
        switch part {
        case .table(let candidate, let evidence):
            let (table, diagnostics, trace) = recognise(candidate, evidence, kind: kind, mending, heads, labels)
            return .table(table, diagnostics, trace)
        case .prose(let document, let lines):
            return .prose(Prose(of: document, lines, catalogue: catalogue, performance: performance))
        }
    }

    /// The kind that the titles of the tables tell where the document's own does not: 收支总表 may be either, but it
    /// stands beside tables that are not.
    private func kind(ofTitles pieces: [TableCandidate]) -> DocumentInfo.Kind? {
        var final = 0
        var budget = 0
        for title in pieces.compactMap(\.title) {
            let kinds = Set(titles.forms(named: title.text).ids.compactMap { catalogue.form($0)?.kind })
            if kinds == [.final] { final += 1 }
            if kinds == [.budget] { budget += 1 }
        }
        return final == budget ? nil : final > budget ? .final : .budget
    }

    /// Both lists in reading order.
    private static func merged(_ pieces: [TableCandidate], _ plain: [TableCandidate]) -> [TableCandidate] {
        plain.isEmpty ? pieces : (pieces + plain).sorted { $0.at < $1.at }
    }

    private func recognise(
        _ candidate: TableCandidate, _ evidence: PerformanceEvidence, kind: DocumentInfo.Kind?,
        _ mending: CandidateMending?, _ heads: AmountHeads, _ labels: FormLabels
    ) -> (DisclosureTable, [Diagnostic], RecognitionTrace.Table) {
        var candidate = candidate
        if evidence.form != nil {
            let frame = TableAssembler(units: catalogue.units, options: options).frame(candidate)
            return performance.table(candidate, frame: frame, evidence: evidence, labels: labels)
        }
        let repairs = mending?.mend(&candidate) ?? []
        candidate.rows = StackedSides.beside(candidate.rows, vocabulary: vocabulary)
        var reading = TableReading(candidate, vocabulary: vocabulary)
        let title = TitleEvidence(candidate, index: titles)
        let form = forms.first { title.named.contains($0.form.id) && (kind == nil || $0.form.kind == kind) }
        if let rows = form.flatMap({ heads.rows(of: candidate, reading, form: $0) }) {
            candidate.rows = rows
            reading = TableReading(candidate, vocabulary: vocabulary)
        }
        let turned = turned(reading, title: title, kind: kind)
        if let turned {
            let record = TableCandidate(rows: turned.rows, origin: .tabs, at: candidate.at)
            reading = TableReading(record, vocabulary: vocabulary)
        }
        let assembler = TableAssembler(units: catalogue.units, options: options)
        let fits = fits(candidate, reading, title: title, kind: kind)
        guard let best = fits.first, best.confidence >= FormFit.acceptance else {
            var (table, trace) = assembler.asPrinted(candidate, reading)
            table.repairs = repairs + table.repairs
            return (table, [], trace)
        }
        var (table, diagnostics, trace) = assembler.table(candidate, reading, best)
        table.repairs = repairs + table.repairs
        trace.readCells += turned?.used ?? []
        if fits.count > 1 { trace.runnerUp = (fits[1].form.id, fits[1].confidence) }
        if fits.count > 1, fits[1].confidence > best.confidence - Self.ambiguity {
            diagnostics.append(
                Diagnostic(
                    .warning, "form.ambiguous", at: table.at,
                    "The table fits \(best.form.id) and \(fits[1].form.id) almost equally well; it is read as \(best.form.id).",
                    excerpt: table.title, hint: "`tabularium inspect` shows what spoke for each."))
        }
        return (table, diagnostics, trace)
    }

    /// The table as one row, where the title names a form of one row and the rows are its items.
    private func turned(_ reading: TableReading, title: TitleEvidence, kind: DocumentInfo.Kind?) -> RecordRows? {
        forms.lazy.filter { title.named.contains($0.form.id) && (kind == nil || $0.form.kind == kind) }
            .compactMap { RecordRows(reading, form: $0) }.first
    }

    /// How well the forms fit, best first: the ones that the title names, and the others where those do not settle it.
    private func fits(
        _ candidate: TableCandidate, _ reading: TableReading, title: TitleEvidence, kind: DocumentInfo.Kind?
    ) -> [FormFit] {
        func fits(_ forms: [FormKeys]) -> [FormFit] {
            forms.map {
                FormFit(
                    candidate, reading, $0, title: title, kind: kind, vocabulary: vocabulary, mends: options.repairs)
            }
        }
        let named = fits(forms.filter { title.named.contains($0.form.id) })
        let isSettled = !options.ranksAll && named.contains { $0.confidence > FormFit.unnamed + Self.ambiguity }
        let others = isSettled ? [] : fits(forms.filter { !title.named.contains($0.form.id) })
        return (named + others).sorted { ($0.confidence, $1.form.id) > ($1.confidence, $0.form.id) }
    }

    /// Two forms nearer than this are a doubt that is said aloud.
    private static let ambiguity = 3.0

    private func info(_ facts: DocumentFacts, _ document: SourceDocument, _ tables: [DisclosureTable]) -> DocumentInfo {
        DocumentInfo(
            title: facts.title,
            agency: facts.title.flatMap(DocumentFacts.agency(in:)) ?? facts.agency
                ?? (mostCommon(tables.compactMap(\.agency))
                ?? mostCommon(tables.flatMap(\.fields).filter { $0.key == "unitName" }.map(\.text))
                ?? mostCommon(tables.compactMap { $0.title.flatMap(titles.agency(inTitle:)) })).map {
                    AgencyPlace.fuller($0, in: document)
                } ?? facts.firstAgency,
            year: facts.year ?? tables.lazy.compactMap { $0.title.flatMap(DocumentFacts.year(in:)) }.first
                ?? tables.lazy.flatMap(\.notes).compactMap(DocumentFacts.year(in:)).first,
            kind: facts.kind ?? tables.lazy.compactMap { $0.form.flatMap { catalogue.form($0)?.kind } }.first,
            published: facts.published, unit: mostCommon(tables.compactMap(\.unit)), profile: catalogue.profile?.id,
            source: document.source)
    }

    /// The value that stands most often; the first of equals.
    private func mostCommon(_ values: [String]) -> String? {
        var best: (value: String, count: Int)?
        for value in values {
            let count = values.filter { $0 == value }.count
            if count > best?.count ?? 0 { best = (value, count) }
        }
        return best?.value
    }
}
