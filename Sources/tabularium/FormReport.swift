import DisclosureModel
import FormCatalogue
import TerminalReport
import Verification

/// Forms of the catalogue as tables.
struct FormReport {
    let style: TerminalStyle

    /// All forms, one a line.
    func list(_ catalogue: Catalogue) -> [String] {
        var table = TextTable([
            .init("form"), .init("title"), .init("numbers"), .init("layout"), .init("columns", .right),
            .init("aliases", .right),
        ])
        for form in catalogue.forms {
            table.add([
                form.id, form.title, form.numbers.joined(separator: ", "), form.layout.rawValue,
                String(form.columns.count + form.texts.count), String(form.aliases.count),
            ])
        }
        let districts = catalogue.districts.map { "\($0.id) (\($0.title))" }.joined(separator: " → ")
        return table.lines(style: style) + ["", "Profiles: \(districts)"]
    }

    /// One form with everything the catalogue says of it.
    func lines(for form: Form, identities: [Identity]) -> [String] {
        var lines = ["\(style.paint(form.id, .strong))  \(form.title)", form.english]
        if !form.numbers.isEmpty { lines.append("printed as: \(form.numbers.joined(separator: ", "))") }
        lines.append("layout: \(form.layout.rawValue)")
        section(
            "Titles that agencies print; [a|b] is one of these words, or none", form.aliases.map { "  \($0)" },
            into: &lines)
        section("Columns of amounts", columns(of: form), into: &lines)
        section("Columns of text", form.texts.isEmpty ? [] : ["  " + form.texts.joined(separator: ", ")], into: &lines)
        section("Fields", form.fields.isEmpty ? [] : ["  " + form.fields.joined(separator: ", ")], into: &lines)
        for part in form.sections {
            section("Section \(part.id)\(part.label.map { " (\($0))" } ?? "")", rows(of: part), into: &lines)
        }
        section("Identities", rules(identities.filter { $0.form == form.id }), into: &lines)
        section("Sentences of an empty table", form.emptyStatements.map { "  \($0)" }, into: &lines)
        return lines
    }

    private func section(_ title: String, _ content: [String], into lines: inout [String]) {
        if !content.isEmpty { lines += ["", style.paint(title, .note)] + content }
    }

    private func columns(of form: Form) -> [String] {
        var table = TextTable([
            .init("key"), .init("label"), .init("under"), .init("栏次", .right), .init("section"),
            .init("also printed", maximumWidth: 50), .init(""),
        ])
        for column in form.columns {
            table.add([
                column.key, column.label, column.under.compactMap(\.first).joined(separator: " / "),
                column.ordinal.map { String($0) } ?? "", column.section ?? "", column.also.joined(separator: ", "),
                column.isOptional ? "optional" : "",
            ])
        }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    private func rules(_ identities: [Identity]) -> [String] {
        var table = TextTable([
            .init("id"), .init("identity", maximumWidth: 100), .init("strength"), .init("rests on"),
        ])
        for identity in identities {
            table.add([identity.id, identity.text, identity.strength.rawValue, identity.basis])
        }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    private func rows(of section: FormSection) -> [String] {
        var table = TextTable([
            .init("key"), .init("label"), .init("kind"), .init("行次", .right), .init("also printed", maximumWidth: 50),
        ])
        for row in section.rows {
            table.add([
                row.key, row.label, row.kind.rawValue, row.line.map { String($0) } ?? "",
                row.also.joined(separator: ", "),
            ])
        }
        var lines = table.isEmpty ? [] : table.lines(style: style)
        if section.hasClasses { lines.append("  and a line for each 类 of the functional classification") }
        if !section.codes.isEmpty { lines.append("  economic codes: " + section.codes.joined(separator: ", ")) }
        return lines
    }
}
