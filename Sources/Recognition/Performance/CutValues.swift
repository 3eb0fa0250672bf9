import DisclosureModel
import FormCatalogue

/// Targets and results that a line of the grid has cut in two, and whose cut character may have been read twice:
/// `14 | 4人` is 14人 where what was achieved, 14人, proves it.
///
/// A reading is taken where the value beside it or the same indicator in another form of the document prints it, or
/// where a cell of the same column proves that there the cut is read twice and both sides share the character. What
/// cannot be a value as it stands and is proved by nothing is kept with its cut, and said.
struct CutValues {
    private var tables: [DisclosureTable]
    private var seams: [CutSeam] = []
    /// The seams that are settled, by their place.
    private var settled: Set<Int> = []
    /// Columns in which the cut is proved to be read twice.
    private var twice: Set<Column> = []
    /// Columns in which half of a unit is proved to be read as a digit.
    private var digits: Set<Column> = []
    /// Whether a currency sign is proved to stand for a mark of comparison.
    private var readsMarks = false
    /// The units of the values that no line cuts.
    private var units: Set<String> = []

    private struct Column: Hashable {
        var table: Int
        var key: String
    }

    /// Mends the values of performance tables, and says which could not be.
    static func mend(_ tables: inout [DisclosureTable]) -> [Diagnostic] {
        var values = CutValues(tables)
        guard !values.seams.isEmpty else { return [] }
        values.settleBySiblings()
        values.settleByColumns()
        let said = values.keepCuts()
        tables = values.tables
        return said
    }

    private init(_ tables: [DisclosureTable]) {
        self.tables = tables
        seams = CutSeam.all(in: tables, keys: ["target", "actual"])
        guard !seams.isEmpty else { return }
        let cut = Set(seams.map { "\($0.table)/\($0.row)/\($0.key)" })
        for (table, content) in tables.enumerated() where content.form?.begins("performance/") == true {
            for (row, entry) in content.rows.enumerated() {
                for key in ["target", "actual"] where !cut.contains("\(table)/\(row)/\(key)") {
                    if let unit = entry.texts[key].flatMap(Self.unit) { units.insert(unit) }
                }
            }
        }
    }

    // MARK: What proves a reading

    /// Settles what the value beside it or another form proves.
    private mutating func settleBySiblings() {
        // Twice: what the first pass settles may prove that a column is read twice.
        for _ in 0..<2 {
            for (index, seam) in seams.enumerated() where !settled.contains(index) {
                let proofs = proofs(of: seam)
                if proofs.contains(Self.bare(seam.whole)) || proofs.contains(seam.whole) {
                    settled.insert(index)
                    continue
                }
                let column = Column(table: seam.table, key: seam.key)
                guard isDoubtful(seam) || twice.contains(column) else { continue }
                let others = [seam.once, marked(seam.whole), marked(seam.once)].compactMap { $0 }
                // What stands beside it proves the number, and not the mark before it.
                let isProved = { (text: String) in
                    proofs.contains(text) || text.first == seam.whole.first && proofs.contains(Self.bare(text))
                }
                guard let text = others.first(where: isProved) else { continue }
                take(text, index)
            }
        }
    }

    /// Settles what the cut of other cells of the same column proves.
    private mutating func settleByColumns() {
        for (index, seam) in seams.enumerated() where !settled.contains(index) {
            let isTwice = twice.contains(Column(table: seam.table, key: seam.key))
            let sharesCharacter = seam.first.last == seam.second.first
            let endsInMark = seam.first.last.map { !$0.isLetter && !Self.isOfMeasure($0) } ?? false
            if isTwice, isDoubtful(seam), sharesCharacter || endsInMark, let text = readable(seam.once) {
                take(text, index)
            } else if !sharesCharacter, let text = readable(seam.whole), text != seam.whole {
                take(text, index)
            }
        }
    }

    private mutating func take(_ text: String, _ index: Int) {
        let seam = seams[index]
        let isWhole = text == seam.whole || text == marked(seam.whole)
        if text.first != seam.whole.first { readsMarks = true }
        if !isWhole {
            let column = Column(table: seam.table, key: seam.key)
            let isDigit = seam.first.last.map(Self.isDigit) == true && seam.second.first.map(Self.isDigit) != true
            if isDigit, isDoubtful(seam) { digits.insert(column) }
            twice.insert(column)
        }
        seam.take(text, in: &tables)
        settled.insert(index)
    }

    /// What is printed beside a value, and what other forms print for the same indicator in the same column.
    private func proofs(of seam: CutSeam) -> Set<String> {
        let texts = tables[seam.table].rows[seam.row].texts
        var proofs: Set<String> = []
        let beside = texts[seam.key == "target" ? "actual" : "target"]
        if let beside, !isCut(seam, seam.key == "target" ? "actual" : "target") { proofs.insert(Self.bare(beside)) }
        guard let name = texts["indicator"] else { return proofs }
        for (table, content) in tables.enumerated() where table != seam.table {
            guard content.form == tables[seam.table].form else { continue }
            for (row, entry) in content.rows.enumerated() where entry.texts["indicator"] == name {
                let other = seams.firstIndex { $0.table == table && $0.row == row && $0.key == seam.key }
                if let other, !settled.contains(other), isDoubtful(seams[other]) { continue }
                if let text = entry.texts[seam.key] { proofs.insert(text) }
            }
        }
        return proofs
    }

    private func isCut(_ seam: CutSeam, _ key: String) -> Bool {
        seams.contains { $0.table == seam.table && $0.row == seam.row && $0.key == key }
    }

    // MARK: What cannot be a value

    /// Keeps the cut of what is not proved and cannot be, or need not be, a value as it was joined.
    private mutating func keepCuts() -> [Diagnostic] {
        var said: [Diagnostic] = []
        let open = seams.indices.filter { !settled.contains($0) }
            .sorted { (seams[$0].table, seams[$0].repair) > (seams[$1].table, seams[$1].repair) }
        for index in open {
            let seam = seams[index]
            let cutsUnit = seam.first.last.map(Self.isDigit) == true && seam.second.first?.isLetter == true
            guard isDoubtful(seam) || cutsUnit && digits.contains(Column(table: seam.table, key: seam.key)) else {
                continue
            }
            said.append(seam.takeApart(in: &tables))
        }
        return said.reversed() + sayEnds()
    }

    /// Says of targets that no line cuts in two, but that are no values as printed: an end alone (`00%`, or a unit), a
    /// currency sign or half a pair of brackets in a measure.
    private func sayEnds() -> [Diagnostic] {
        Set(seams.map(\.table)).sorted().flatMap { table in
            tables[table].rows.compactMap { row in
                guard let text = row.texts["target"], !text.holds(CutSeam.mark),
                    text.begins("00") || text.first == "€" || units.contains(text)
                        || Self.startsAsMeasure(text) && !Self.isBalanced(text)
                else { return nil }
                return Diagnostic(
                    .warning, "value.cut", at: row.cells["target"] ?? row.at,
                    "This is no value as it is printed; it is kept as it stands.", excerpt: text,
                    hint: "Compare the place with the published document.")
            }
        }
    }

    /// Whether two pieces make no value, or one that need not be it: they share a character at the cut, more than the
    /// whole of a hundred, a mark inside, a unit that no other value has.
    private func isDoubtful(_ seam: CutSeam) -> Bool {
        if seam.first.last.map(Self.isDigit) == true, seam.first.last == seam.second.first { return true }
        guard Self.startsAsMeasure(seam.first) else { return false }
        if readable(seam.whole, asPrinted: true) == nil { return true }
        let rest = Self.bare(seam.whole)
        if rest.ends("%"),
            rest.prefix(while: Self.isDigit).count > 3 || Int(rest.prefix(while: Self.isDigit)) ?? 0 > 100
        {
            return true
        }
        let texts = tables[seam.table].rows[seam.row].texts
        guard let unit = Self.unit(seam.whole), !units.contains(unit),
            let other = texts[seam.key == "target" ? "actual" : "target"].flatMap(Self.unit)
        else { return false }
        return unit != other
    }

    /// A text with the currency sign before a measure of its own unit read as the mark that it is proved to stand for; nil
    /// where it is no measure then.
    private func readable(_ text: String, asPrinted: Bool = false) -> String? {
        let read = !asPrinted && readsMarks ? marked(text) ?? text : text
        let rest = Self.bare(read)
        guard rest.first.map(Self.isDigit) == true,
            rest.allSatisfy({ $0.isLetter || Self.isOfMeasure($0) || "()（）".contains($0) }),
            Self.isBalanced(rest)
        else { return nil }
        return read
    }

    /// A text whose currency sign stands before a number with a unit of its own, the sign read as ≤; nil for others.
    private func marked(_ text: String) -> String? {
        guard text.first == "€", Self.unit(text) != nil else { return nil }
        return "≤" + text.dropFirst()
    }

    private static func isBalanced(_ text: String) -> Bool {
        text.count(where: { "(（".contains($0) }) == text.count(where: { ")）".contains($0) })
    }

    private static func startsAsMeasure(_ text: String) -> Bool {
        text.first.map { isComparison($0) || Self.isDigit($0) || $0 == "€" } ?? false
    }

    /// Whether a character is a digit; 万 and 亿 are of the unit.
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func isOfMeasure(_ character: Character) -> Bool {
        isDigit(character) || isComparison(character) || ".,%/~～-+".contains(character)
    }

    private static func isComparison(_ character: Character) -> Bool { "≥≤＞＜><=≈".contains(character) }

    /// A value without its mark of comparison.
    private static func bare(_ text: String) -> String { String(text.drop(while: isComparison)) }

    /// What follows the number of a measure; nil where there is none.
    private static func unit(_ text: String) -> String? {
        guard startsAsMeasure(text) else { return nil }
        let rest = text.drop { !Self.isDigit($0) }.drop { Self.isDigit($0) || ".,".contains($0) }
        return rest.isEmpty ? nil : String(rest)
    }
}
