import DisclosureModel
import FormCatalogue

/// A cell of a performance table that a line of the grid had cut in two, as the record of repairs tells.
struct CutSeam {
    /// The table's and the row's place.
    var table: Int
    var row: Int
    /// The column.
    var key: String
    /// The place of the record.
    var repair: Int
    /// What stands before the cut, and behind it.
    var first: String
    var second: String

    /// Both as they stand.
    var whole: String { LabelText.clean(first + second) }

    /// Both, the last character before the cut left out: it is the first one behind it, or half of that, read twice.
    var once: String { LabelText.clean(String(first.dropLast()) + second) }

    /// The cuts of all performance tables in the cells of some columns. O(rows + repairs) per table.
    static func all(in tables: [DisclosureTable], keys: [String]) -> [CutSeam] {
        var seams: [CutSeam] = []
        for (table, content) in tables.enumerated() where content.form?.begins("performance/") == true {
            var places: [Locator: Int] = [:]
            for (index, repair) in content.repairs.enumerated() where repair.rule == "cell.rejoined" {
                if let at = repair.at, repair.before.holds(mark) { places[at] = index }
            }
            guard !places.isEmpty else { continue }
            for (row, entry) in content.rows.enumerated() {
                for key in keys {
                    guard let at = entry.cells[key], let repair = places[at] else { continue }
                    let pieces = content.repairs[repair].before.split(separator: mark)
                    guard pieces.count == 2, content.repairs[repair].after == entry.texts[key] else { continue }
                    seams.append(
                        CutSeam(
                            table: table, row: row, key: key, repair: repair, first: String(pieces[0]),
                            second: String(pieces[1])))
                }
            }
        }
        return seams
    }

    /// Takes another reading, on record in place of the one that joined the pieces.
    func take(_ text: String, in tables: inout [DisclosureTable]) {
        tables[table].rows[row].texts[key] = text
        tables[table].repairs[repair].rule = "cell.overlap"
        tables[table].repairs[repair].after = text
    }

    /// Takes the pieces as printed, with the cut between them: they were joined without proof.
    ///
    /// The record goes, so that the places of later records change: seams are taken apart from the last to the first.
    func takeApart(in tables: inout [DisclosureTable]) -> Diagnostic {
        let text = first + Self.mark + second
        tables[table].rows[row].texts[key] = text
        let at = tables[table].repairs.remove(at: repair).at
        return Diagnostic(
            .warning, "value.cut", at: at,
            "A line of the grid cuts this value, and nothing proves how it reads as a whole; it is kept as printed.",
            excerpt: text, hint: "Compare the place with the published document.")
    }

    /// What stands between the pieces in the record.
    static let mark = " | "
}
