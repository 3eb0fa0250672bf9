import ConversionGraph
import DisclosureModel

/// Reads one YAML file of a district.
struct DistrictReader {
    private let root: YAML
    private let file: String
    private let id: String

    init(bytes: [UInt8], file: String, district: String) throws {
        self.file = file
        id = district
        do {
            root = try YAML(bytes: bytes)
        } catch {
            throw ConversionError.district(district, file: file, "it is not YAML: \(error)")
        }
    }

    func district() throws -> District {
        District(
            id: root["id"]?.string ?? id, title: root["title"]?.string ?? id,
            extends: root["extends"]?.string,
            markers: strings(root["markers"]))
    }

    func merge(into catalogue: inout Catalogue) throws {
        for node in items(root["units"]) {
            guard let label = node["label"]?.string, let factor = node["factor"]?.int else {
                throw invalid("a unit needs `label` and `factor`.", node)
            }
            catalogue.units.append(
                Unit(label: label, also: strings(node["also"]), powerOfTen: try power(of: factor, node)))
        }
        for node in items(root["classes"]) {
            guard let code = node["code"]?.string, let label = node["label"]?.string else {
                throw invalid("a class needs `code` and `label`.", node)
            }
            catalogue.classes.append(
                ExpenditureClass(
                    code: code, label: label, also: strings(node["also"]),
                    only: node["only"]?.string.flatMap(DocumentInfo.Kind.init(rawValue:))))
        }
        catalogue.unclaimed += strings(root["unclaimed"])
        for (_, list) in root["codes"]?.pairs ?? [] { catalogue.codes.add(list: list.string ?? "") }
        for node in items(root["forms"]) { try merge(form: node, into: &catalogue) }
        try mergePerformance(into: &catalogue)
    }

    private func merge(form node: YAML, into catalogue: inout Catalogue) throws {
        guard let formID = node["id"]?.string else { throw invalid("a form needs an `id`.", node) }
        let index = catalogue.forms.firstIndex { $0.id == formID }
        var form =
            index.map { catalogue.forms[$0] }
            ?? Form(
                id: formID, title: "", english: "", layout: .codes, classification: nil, aliases: [], numbers: [],
                columns: [], texts: [],
                fields: [], sections: [], emptyStatements: [])
        if let title = node["title"]?.string {
            if index != nil, title != form.title { form.aliases.append(form.title) }
            form.title = title
        }
        if let english = node["english"]?.string { form.english = english }
        if let layout = node["layout"]?.string {
            guard let known = Form.Layout(rawValue: layout) else {
                throw invalid("the layout `\(layout)` is not known.", node)
            }
            form.layout = known
        }
        if let classification = node["classification"]?.string {
            guard let known = Form.Classification(rawValue: classification) else {
                throw invalid("the classification `\(classification)` is not known.", node)
            }
            form.classification = known
        }
        form.aliases += strings(node["aliases"])
        form.numbers += strings(node["numbers"])
        form.emptyStatements += strings(node["emptyStatements"])
        if node["texts"] != nil { form.texts = strings(node["texts"]) }
        form.fields += strings(node["fields"]).filter { !form.fields.contains($0) }
        for column in items(node["columns"]) { try merge(column: column, into: &form) }
        for column in items(node["rowColumns"]) { try merge(rowColumn: column, into: &form) }
        for section in items(node["sections"]) { try merge(section: section, into: &form) }
        guard !form.title.isEmpty else { throw invalid("the form \(formID) needs a `title`.", node) }
        if let index { catalogue.forms[index] = form } else { catalogue.forms.append(form) }
    }

    private func merge(column node: YAML, into form: inout Form) throws {
        guard let key = node["key"]?.string else { throw invalid("a column of \(form.id) needs a `key`.", node) }
        let section = node["section"]?.string
        let under = items(node["under"]).map { $0.string.map { [$0] } ?? strings($0) }
        let type = try node["type"]?.string.map { name in
            guard let known = DisclosureTable.ColumnType(rawValue: name) else {
                throw invalid("the type `\(name)` of the column \(key) is not known.", node)
            }
            return known
        }
        if let index = form.columns.firstIndex(where: { $0.key == key && $0.section == section }) {
            if let type { form.columns[index].type = type }
            if let label = node["label"]?.string { form.columns[index].also.append(label) }
            form.columns[index].also += strings(node["also"])
            if !under.isEmpty { form.columns[index].under = under }
            return
        }
        guard let label = node["label"]?.string else {
            throw invalid("the column \(key) of \(form.id) needs a `label`.", node)
        }
        form.columns.append(
            FormColumn(
                key: key, label: label, also: strings(node["also"]), under: under, section: section,
                ordinal: node["ordinal"]?.int, isOptional: node["optional"]?.bool ?? false,
                type: type ?? .amount))
    }

    private func merge(rowColumn node: YAML, into form: inout Form) throws {
        guard let key = node["key"]?.string else { throw invalid("a row column of \(form.id) needs a `key`.", node) }
        let labels = strings(node["label"]) + strings(node["also"])
        if let index = form.rowColumns.firstIndex(where: { $0.key == key }) {
            form.rowColumns[index].labels += labels
            return
        }
        guard !labels.isEmpty else { throw invalid("the row column \(key) of \(form.id) needs a `label`.", node) }
        form.rowColumns.append(
            FormRowColumn(key: key, labels: labels, isName: node["name"]?.bool ?? false))
    }

    private func merge(section node: YAML, into form: inout Form) throws {
        guard let key = node["id"]?.string else { throw invalid("a section of \(form.id) needs an `id`.", node) }
        let index = form.sections.firstIndex { $0.id == key }
        var section =
            index.map { form.sections[$0] }
            ?? FormSection(id: key, label: nil, hasClasses: false, codes: [], total: nil, rows: [])
        if let label = node["label"]?.string { section.label = label }
        if let classes = node["classes"]?.bool { section.hasClasses = classes }
        if let total = node["total"]?.string { section.total = total }
        section.codes += strings(node["codes"])
        for row in items(node["rows"]) {
            guard let rowKey = row["key"]?.string else {
                throw invalid("a row of \(form.id) needs a `key`.", row)
            }
            if let known = section.rows.firstIndex(where: { $0.key == rowKey }) {
                if let label = row["label"]?.string { section.rows[known].also.append(label) }
                section.rows[known].also += strings(row["also"])
                continue
            }
            guard let label = row["label"]?.string else {
                throw invalid("the row \(rowKey) needs a `label`.", row)
            }
            section.rows.append(
                FormRow(
                    key: rowKey, label: label, also: strings(row["also"]),
                    kind: row["kind"]?.string.flatMap(DisclosureTable.Row.Kind.init(rawValue:)) ?? .item,
                    line: row["line"]?.int))
        }
        if let index { form.sections[index] = section } else { form.sections.append(section) }
    }

    private func power(of factor: Int, _ node: YAML) throws -> Int {
        var power = 0
        var rest = factor
        while rest > 1, rest.isMultiple(of: 10) {
            rest /= 10
            power += 1
        }
        guard rest == 1 else { throw invalid("the factor \(factor) is not a power of ten.", node) }
        return power
    }

    /// A top-level section of the file.
    func section(_ name: String) -> YAML? { root[name] }

    func items(_ node: YAML?) -> [YAML] { node?.items ?? [] }

    func strings(_ node: YAML?) -> [String] { node?.strings ?? [] }

    func invalid(_ reason: String, _ node: YAML) -> ConversionError {
        let line = node.line.map { " (line \($0))" } ?? ""
        return ConversionError.district(id, file: file, reason + line)
    }
}
