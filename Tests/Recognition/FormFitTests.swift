import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing

@testable import Recognition

/// Forms that a title does not name are not weighed once it settles another: none of them could win.
@Suite struct FormFitTests {
    private let catalogue: Catalogue
    private let vocabulary: Vocabulary
    private let titles: TitleIndex

    init() throws {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        catalogue = try CatalogueLoader(registry.context().districts).catalogue(of: "national")
        vocabulary = Vocabulary(catalogue)
        titles = TitleIndex(catalogue)
    }

    /// A table as a form would have it in every respect: its labels and groups, its items or codes, its number.
    private func perfect(_ form: Form, title: String) -> TableCandidate {
        let at = Locator.text(line: 1, column: 1)
        var header: [[String]] = [[], []]
        var rows: [[String]] = []
        func add(_ label: String, under group: String = "") {
            header[0].append(group.isEmpty ? label : group)
            header[1].append(label)
        }
        let sections = form.layout == .sideBySide ? form.sections : []
        for section in sections {
            add("项目")
            let columns = form.columns.filter { $0.section == nil || $0.section == section.id }
            for column in columns { add(column.label, under: column.under.first?.first ?? "") }
            for (index, row) in section.rows.enumerated() {
                while rows.count <= index { rows.append([]) }
                while rows[index].count < header[0].count - 1 - columns.count { rows[index].append("") }
                rows[index] += [row.label] + columns.map { _ in "1.00" }
            }
        }
        if sections.isEmpty {
            if form.layout != .oneRow {
                add("科目编码")
                add("科目名称")
            }
            for column in form.columns { add(column.label, under: column.under.first?.first ?? "") }
            let codes = form.classification == .economic ? ["301", "30101", "302"] : ["201", "20103", "2010301"]
            let names = form.layout == .oneRow ? [[]] : codes.map { [$0, "名称"] }
            rows = names.map { $0 + form.columns.map { _ in "1.00" } }
        }
        var candidate = TableCandidate(origin: .tabs, at: at)
        candidate.title = .init(text: title, at: at, isHeading: true)
        candidate.head = form.numbers.prefix(1).map { .init(text: $0, at: at, isHeading: false) }
        candidate.rows = (header + rows).enumerated().map { index, texts in
            Grid.Row(
                index: index,
                cells: texts.enumerated().map {
                    Grid.Cell(column: $0, text: $1, at: .text(line: index + 2, column: $0 + 1))
                })
        }
        return candidate
    }

    private func fit(_ form: Form, title: String) -> FormFit {
        let candidate = perfect(form, title: title)
        return FormFit(
            candidate, TableReading(candidate, vocabulary: vocabulary), FormKeys(form, vocabulary: vocabulary),
            title: TitleEvidence(candidate, index: titles), kind: form.kind, vocabulary: vocabulary, mends: true)
    }

    @Test func noFormFitsMoreThanTheBoundUnderAnothersTitle() {
        var most = 0.0
        for form in catalogue.forms where form.layout != .form && !form.columns.isEmpty {
            let others = catalogue.forms.filter { other in !titles.forms(named: other.title).ids.contains(form.id) }
            for other in others {
                let fit = fit(form, title: other.title)
                #expect(fit.confidence <= FormFit.unnamed, "\(form.id) under \(other.title): \(fit.reasons)")
                most = max(most, fit.confidence)
            }
        }
        // The bound is near what is reached: a weight that grows without it fails above.
        #expect(most > FormFit.unnamed - 12)
    }

    @Test func aPerfectTableUnderItsOwnTitleIsSettled() {
        for form in catalogue.forms where form.layout != .form && !form.columns.isEmpty {
            #expect(fit(form, title: form.title).confidence > FormFit.unnamed + 3, "\(form.id)")
        }
    }
}
