import DisclosureModel
import FormCatalogue

// Tables whose cells an extraction has cut in the middle of words: labels, values and rates in pieces.
extension PerformanceReader {
    /// Whether the table shows such damage: several labels had to be put together.
    var isDamaged: Bool { seams >= 2 }

    /// Whether a text is the beginning of another, its last character read twice or not.
    private func isEcho(_ text: String, of whole: String) -> Bool {
        if whole.begins(text) { return true }
        let scalars = text.unicodeScalars
        let start = scalars.dropLast()
        return start.count >= 3 && start.last == scalars.last && whole.begins(String(Substring(start)))
    }

    /// The same in a column that the header shows to be cut from the next: there two characters are enough, of which
    /// the line may have spoilt the second.
    private func isCutEcho(_ cell: PerformanceCell, of next: PerformanceCell) -> Bool {
        guard cutColumns.contains(cell.column), !cell.text.hasScalars(atMost: 1),
            cell.text.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        else { return false }
        return next.text.count > cell.text.count && next.text.begins(String(cell.text.dropLast()))
    }

    /// The cells without those that merely begin what the next one prints whole.
    mutating func withoutEchoes(_ cells: [PerformanceCell]) -> [PerformanceCell] {
        var result: [PerformanceCell] = []
        for cell in cells {
            if let last = result.last, last.column + 1 == cell.column, !cell.text.hasBytes(of: last.text),
                !last.text.hasScalars(atMost: 2) && isEcho(last.text, of: cell.text) || isCutEcho(last, of: cell),
                !isLevelName(last)
            {
                mended(last.at, "cell.overlap", "\(last.text) | \(cell.text)", cell.text)
                result.removeLast()
                result.append(PerformanceCell(column: last.column, text: cell.text, at: last.at))
            } else {
                result.append(cell)
            }
        }
        return result
    }

    /// A text without the lines of a label that run into it: `改进措 施及结 按照要求做好工作。 果应用`.
    ///
    /// The first line begins the label, each later one goes on with it, and what is left is a text of its own.
    mutating func withoutLabelLines(_ text: String, at: Locator) -> String {
        guard let head = text.unicodeScalars.first, words.tailHeads.contains(head) else { return text }
        let lines = text.split(whereSeparator: \.isWhitespace)
        guard lines.count >= 3, let first = lines.first, first.count >= 2,
            let label = words.tails.first(where: { $0.key.begins(String(first)) })?.key
        else { return text }
        var open = label[...]
        let rest = lines.filter { line in
            guard open.begins(String(line)) else { return true }
            open = open.dropFirst(line.count)
            return false
        }
        guard lines.count - rest.count >= 2, rest.map(\.count).reduce(0, +) >= 6,
            !rest.contains(where: { label.holds(String($0)) })
        else { return text }
        let whole = rest.joined(separator: " ")
        mended(at, "cell.overlap", text, whole)
        return whole
    }

    /// The label of another field inside a value, with one character of debris at most.
    func embeddedLabel(in text: String) -> (value: String, field: PerformanceVocabulary.FieldLabel, rest: String)? {
        guard text.hasScalars(atMost: 80) else { return nil }
        let scalars = Array(text.unicodeScalars)
        for (label, field) in words.embeddable {
            for start in scalars.indices.dropFirst(2) {
                guard let end = match(label, in: scalars, at: start), end < scalars.count else { continue }
                let value = String(String.UnicodeScalarView(scalars[..<start]))
                return (value, field, String(String.UnicodeScalarView(scalars[end...])))
            }
        }
        return nil
    }

    /// Where a label ends that begins at a place, one character put in or exchanged.
    func match(_ label: [Unicode.Scalar], in text: [Unicode.Scalar], at start: Int) -> Int? {
        var index = start
        var slips = 0
        for scalar in label {
            guard index < text.count else { return nil }
            if text[index] == scalar {
                index += 1
            } else if slips == 0, index > start, index + 1 < text.count, text[index + 1] == scalar {
                slips = 1
                index += 2
            } else if slips == 0, index > start {
                slips = 1
                index += 1
            } else {
                return nil
            }
        }
        return index
    }

    /// Joins the two cells of a rate, where the amounts prove it.
    mutating func joinRate(_ values: inout [PerformanceCell]) {
        guard let place = heads.firstIndex(where: { $0.field.isPercent }), place >= 2, place + 1 < values.count else {
            return
        }
        let pieces = values[place...(place + 1)].map(\.text)
        let plain = pieces[0].filter { $0.isNumber || $0 == "." } + pieces[1]
        let proved = ExecutionRate.rejoined(pieces, planned: values[place - 2].text, spent: values[place - 1].text)
        guard let text = proved ?? (plain.ends("%") ? plain : nil) else { return }
        mended(values[place].at, "number.rejoined", pieces.joined(separator: " | "), text)
        values[place].text = text
        values.remove(at: place + 1)
    }

    /// Remembers what a value would be if a character at a seam was read twice: `城市 | 市运行`.
    mutating func noteSeams(_ pieces: [String], field: Int) {
        guard mends, pieces.count > 1, pieces.count <= 6, doubled.count < 256 else { return }
        for seam in 1..<pieces.count where pieces[seam].first == pieces[seam - 1].last {
            var parts = pieces
            parts[seam] = String(parts[seam].dropFirst())
            doubled.append((field, LabelText.clean(parts.joined())))
        }
    }

    /// Takes a character back that was read twice, where another field of the table prints the text without it.
    mutating func resolveSeams() {
        for (index, text) in doubled where reading.fields.indices.contains(index) {
            // The value may have been parted since; its beginning counts.
            let own = reading.fields[index].text
            guard own.count + 1 >= text.count || text.begins(String(own.prefix(2))) else { continue }
            for other in reading.fields.indices where other != index && reading.fields[other].text.count >= 4 {
                let value = reading.fields[other].text
                guard value != own, own.count == value.count + 1, text.begins(value) else { continue }
                mended(reading.fields[index].at, "cell.overlap", own, value)
                reading.fields[index].text = value
                break
            }
        }
    }

    /// Restores the name of the project from the title, where the cells print it damaged.
    mutating func restoreName(from title: String?) {
        guard mends, isDamaged, let title, let index = reading.fields.firstIndex(where: { $0.key == "projectName" })
        else { return }
        var name = Substring(LabelText.clean(title).drop { $0.isNumber })
        for lead in ["年度", "年"] where name.begins(lead) {
            name = name.dropFirst(lead.count)
            break
        }
        let printed = reading.fields[index].text
        // 项目 may end the name, or begin that of the form.
        let names = ["项目支出绩效自评表", "项目绩效自评表", "项目自评表", "支出绩效自评表", "绩效自评表", "自评表"].filter(name.ends)
            .map { String(name.dropLast($0.count)) }
        guard !names.contains(where: { printed.elementsEqual($0, by: SeamText.alike) }) else { return }
        let restored = names.filter { name in
            name.count >= 4 && !name.holds("年度")
                && (TitleEvidence.likeness(printed, name) >= 0.85 || SeamText.isCutReading(printed, of: name))
        }.max { TitleEvidence.likeness(printed, $0) < TitleEvidence.likeness(printed, $1) }
        guard let restored else { return }
        mended(reading.fields[index].at, "text.restored", printed, restored)
        reading.fields[index].text = restored
    }

    /// The field that stands after the indicators and whose label a cell prints a piece of, at least three characters.
    func tailField(_ cell: PerformanceCell, alone: Bool = false) -> PerformanceVocabulary.FieldLabel? {
        if mends, alone, cell.column == 0, !isLevelName(cell), words.kind(cell.key) == .text,
            let tail = words.tails.first(where: { cell.key.begins(String($0.key.prefix(2))) })
        {
            return tail.field
        }
        guard isDamaged, cell.key.unicodeScalars.count >= 3, !words.isLevel1(cell.key), !words.isLevel2(cell.key) else {
            return nil
        }
        for (key, field) in words.tails {
            // Four characters in common, or all that the cell has; the last may be what is left of the next line.
            if key.holds(cell.key) || cell.key.begins(String(key.unicodeScalars.prefix(4))) { return field }
            let start = cell.key.dropLast()
            if start.count >= 4, key.holds(String(start)) { return field }
        }
        return nil
    }

    /// A row that begins with a piece of such a label.
    mutating func readTail(_ row: PerformanceRow) -> Bool {
        guard mends, let first = row.cells.first, words.kind(first.key) == .text,
            let field = tailField(first, alone: row.cells.count == 1)
        else { return false }
        let text = SeamText.joined(row.cells.dropFirst().map(\.text))
        if let last = reading.fields.indices.last, reading.fields[last].key == field.key {
            reading.fields[last].text = LabelText.clean(reading.fields[last].text + text)
        } else if !text.isEmpty {
            reading.fields.append(
                .init(key: field.key, label: field.label, text: text, at: row.cells.dropFirst().first?.at))
        }
        mended(first.at, "label.completed", first.text, field.label)
        return true
    }

    /// The last row of an evaluation: 总分, with what could be reached and what was.
    mutating func readTotal(_ items: [FieldItem], _ row: PerformanceRow) -> Bool {
        guard let first = items.first, case .field(let field) = first.kind, field.key == "score", items.count == 3,
            items.dropFirst().allSatisfy({ PerformanceText.isScore($0.cell.text) }),
            slots.contains(where: { $0.key == "weight" })
        else { return false }
        var result = DisclosureTable.Row(kind: .total, label: first.cell.text, at: row.at)
        for (key, item) in zip(["weight", "score"], items.dropFirst()) {
            result.texts[key] = item.cell.text
            result.cells[key] = item.cell.at
            used.insert(key)
        }
        reading.rows.append(result)
        return true
    }
}
