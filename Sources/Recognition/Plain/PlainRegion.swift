import DisclosureModel
import FormCatalogue

/// A table among lines of text that keep no columns: title, lines of the header, lines of data, notes.
struct PlainRegion: Sendable {
    let form: FormKeys
    var title: TableCandidate.Line
    var header: [TableCandidate.Line] = []
    var body: [TableCandidate.Line] = []
    var notes: [TableCandidate.Line] = []

    /// Whether amounts stand above the first row that is known: those of rows that are not.
    var beginsUnknown = false

    /// Whether the one row's amounts go on on the next line: their cells were too narrow for them.
    var goesOn = false

    /// Whether the title stands below the table.
    var isTitledBelow: Bool { (header + body).contains { $0.at < title.at } }

    /// The unit that the head states.
    func unit(_ units: [Unit]) -> String? {
        header.lazy.compactMap { TableHead.unit(in: LabelText.key($0.text), units: units) }.first
    }

    /// All lines.
    var lines: [TableCandidate.Line] { [title] + header + body + notes }
}

/// Finds the tables among lines of text: a title of the catalogue, below it labels of columns, below them data.
struct PlainRegions: Sendable {
    let titles: TitleIndex
    let forms: [FormKeys]
    let kind: DocumentInfo.Kind?
    let units: [Unit]
    let vocabulary: Vocabulary

    /// The regions in reading order. O(lines).
    func find(in lines: [TableCandidate.Line]) -> [PlainRegion] {
        var regions: [PlainRegion] = []
        var index = 0
        while index < lines.count {
            guard let form = form(named: lines[index]), let (region, next) = region(form, at: index, lines) else {
                index += 1
                continue
            }
            regions.append(region)
            index = next
        }
        return regions
    }

    func form(named line: TableCandidate.Line) -> FormKeys? {
        guard line.text.utf8.count <= 200 else { return nil }
        let title = Self.withoutCut(line.text)
        guard let last = title.unicodeScalars.last, last == "表" || last == ")" || last == "）" else { return nil }
        let ids = titles.forms(named: title).ids
        return forms.first { ids.contains($0.form.id) && (kind == nil || $0.form.kind == nil || $0.form.kind == kind) }
    }

    /// A title without the number that the edge of its cell cuts off: 部门支出总表（预算公开09.
    private static func withoutCut(_ text: String) -> String {
        guard let open = text.unicodeScalars.lastIndex(where: { $0 == "（" || $0 == "(" }),
            !text.unicodeScalars[open...].contains(where: { $0 == "）" || $0 == ")" }),
            text.unicodeScalars[..<open].last == "表"
        else { return text }
        return String(text.unicodeScalars[..<open])
    }

    private func region(_ form: FormKeys, at start: Int, _ lines: [TableCandidate.Line]) -> (PlainRegion, Int)? {
        var region = PlainRegion(form: form, title: lines[start])
        region.title.text = Self.withoutCut(region.title.text)
        var index = start + 1
        var total: TableCandidate.Line?
        while index < lines.count, !isData(at: index, lines, form.form) {
            if !region.header.isEmpty, NoteLines.begins(lines[index].text) {
                // What its notes follow has no rows.
                region.notes = Array(lines[index...].prefix(NoteLines.count(in: lines[index...])))
                return (region, index + region.notes.count)
            }
            guard index - start <= Self.headerReach, !ends(lines[index]) else { return nil }
            // Another agency or unit is the head of another table, whose title stands elsewhere.
            if repeatsHead(lines[index], of: region.header) { return nil }
            let parts = PlainTotal(lines[index], among: form)
            region.header.append(parts?.labels ?? lines[index])
            total = total ?? parts?.row
            index += 1
        }
        guard index < lines.count, !region.header.isEmpty else { return nil }
        if let first = region.header.firstIndex(where: holdsDecimals) {
            region.beginsUnknown = true
            region.body = Array(region.header[first...])
            region.header.removeSubrange(first...)
        }
        if let total { region.body.append(total) }
        let header = region.header.map { LabelText.key($0.text) }
        while index < lines.count, !ends(lines[index]), !NoteLines.begins(lines[index].text) {
            if form.form.layout == .oneRow, let row = region.body.first {
                region.goesOn = Self.goesOn(row, on: lines[index])
                break
            }
            let count = Self.repeated(header, at: index, lines)
            // The head of a table without a title, or with one that is not known.
            if count == 0, isHead(lines[index]) || isForeign(lines[index], to: form.form) { break }
            if count > 0 {
                index += count
            } else if let end = secondHeader(at: index, lines, form) {
                region.header += lines[index..<end]
                index = end
            } else {
                region.body.append(lines[index])
                index += 1
            }
        }
        if index < lines.count, isForeign(lines[index], to: form.form),
            !region.body.contains(where: { isCoded($0, form) })
        {
            // The rows below belong to a table of the other classification.
            return nil
        }
        let count = NoteLines.count(in: lines[index...])
        region.notes = Array(lines[index..<(index + count)])
        return (region, index + count)
    }

    /// Whether a line holds nothing but the last digits of a row's amounts.
    private static func goesOn(_ row: TableCandidate.Line, on line: TableCandidate.Line) -> Bool {
        let words = PlainToken.words(of: line)
        let rests = words.count { $0.isRest }
        return words.allSatisfy(\.isValue) && rests > 1
            && rests == PlainToken.words(of: row).count { $0.text.utf8.contains(UInt8(ascii: ".")) }
    }

    /// Where the header ends that begins the second side of a form whose sides stand one below the other; nil where none
    /// begins: 支出, 项目 决算数.
    private func secondHeader(at start: Int, _ lines: [TableCandidate.Line], _ form: FormKeys) -> Int? {
        guard form.form.layout == .sideBySide else { return nil }
        var end = start
        let key = LabelText.key(lines[start].text)
        if key.ends("支出"), key.hasScalars(atMost: 8), LabelText.withoutEnumerator(key[...]) == nil { end += 1 }
        guard end < lines.count else { return nil }
        let words = PlainToken.words(of: lines[end])
        guard words.count > 1, words[0].key == "项目", PlainPages.isHeader(lines[end], form, vocabulary) else {
            return nil
        }
        repeat { end += 1 } while end < lines.count && PlainPages.isHeader(lines[end], form, vocabulary)
        return end
    }

    /// How many lines repeat the header, as at the top of a page; one that stands alone may be the end of a label.
    private static func repeated(_ header: [String], at index: Int, _ lines: [TableCandidate.Line]) -> Int {
        let key = LabelText.key(lines[index].text)
        var longest = 0
        for start in header.indices where header[start] == key {
            var count = 0
            while start + count < header.count, index + count < lines.count,
                LabelText.key(lines[index + count].text) == header[start + count]
            {
                count += 1
            }
            // Where a page repeats the labels alone, it repeats them to the last.
            if start + count == header.count, count > 1 { return count }
            longest = max(longest, count)
        }
        return longest >= min(2, header.count) && longest * 2 > header.count ? longest : 0
    }

    /// Whether a line ends a table: running text, a title, the next part of the document.
    private func ends(_ line: TableCandidate.Line) -> Bool {
        let key = LabelText.key(line.text)
        return line.isHeading || Self.isRunningText(line.text, key: key)
            || key.begins("第") && key.prefix(5).contains("部分") || form(named: line) != nil
            || titles.isUnclaimed(line.text)
    }

    private func holdsDecimals(_ line: TableCandidate.Line) -> Bool {
        PlainToken.words(of: line).contains { $0.amount != nil && $0.text.contains(".") }
    }

    private func isCoded(_ line: TableCandidate.Line, _ form: FormKeys) -> Bool {
        PlainToken.words(of: line).first?.beginsCode(form.form.classification) ?? false
    }

    private func repeatsHead(_ line: TableCandidate.Line, of header: [TableCandidate.Line]) -> Bool {
        func unit(_ line: TableCandidate.Line) -> Bool {
            TableHead.unit(in: LabelText.key(line.text), units: units) != nil
        }
        func agency(_ line: TableCandidate.Line) -> Bool { TableHead.agency(in: line.text, units: units) != nil }
        return unit(line) && header.contains(where: unit) || agency(line) && header.contains(where: agency)
    }

    /// Whether a line begins with a code of the other classification and its name.
    private func isForeign(_ line: TableCandidate.Line, to form: Form) -> Bool {
        let words = PlainToken.words(of: line)
        guard let first = words.first, words.count > 1, words[1].digits == nil, !words[1].isValue else { return false }
        return form.classification == .functional && first.beginsCode(.economic)
            || form.classification == .economic && first.beginsCode(.functional)
    }

    /// Whether a line says the unit of a table, or the agency and the unit.
    private func isHead(_ line: TableCandidate.Line) -> Bool {
        TableHead.unit(in: LabelText.key(line.text), units: units) != nil
            || TableHead.agency(in: line.text, units: units) != nil
    }

    /// Whether a line is prose. A row of ten amounts is longer than most prose, but none of its words is.
    private static func isRunningText(_ text: String, key: String) -> Bool {
        guard key.unicodeScalars.count > longestLine else { return Furniture.isSentence(text) }
        return key.holds("。") || key.holds(";")
            || text.unicodeScalars.split(whereSeparator: LabelText.isBlank).contains { $0.count > longestWord }
    }

    /// Whether a line is the first of the data: a code, an enumerated item, a total, a row of amounts.
    private func isData(at index: Int, _ lines: [TableCandidate.Line], _ form: Form) -> Bool {
        let words = PlainToken.words(of: lines[index])
        guard let first = words.first else { return false }
        switch form.layout {
        case .codes, .threeLists:
            if first.beginsCode(form.classification) { return true }
            if words.count > 1, words.allSatisfy(\.isValue), holdsDecimals(lines[index]) { return true }
            if words.count > 1, words.dropFirst().allSatisfy(\.isValue),
                !vocabulary.codes.codes(named: first.key).isEmpty
            {
                return true
            }
            let rest = words.drop { PlainItemReader.codeHeads.contains($0.key) }
            let name = rest.prefix { !$0.isValue }
            guard Vocabulary.isTotal(name.map(\.key).joined()) else { return false }
            if rest.count > name.count { return rest.dropFirst(name.count).allSatisfy(\.isValue) }
            guard index + 1 < lines.count else { return true }
            let next = PlainToken.words(of: lines[index + 1])
            return NoteLines.begins(lines[index + 1].text)
                || next.first.map { $0.isValue || $0.beginsCode(form.classification) } ?? true
        case .sideBySide:
            if let name = LabelText.withoutEnumerator(first.key[...]) { return !name.isEmpty }
            guard words.contains(where: \.isValue), let keys = forms.first(where: { $0.form.id == form.id }) else {
                return false
            }
            let name = LabelText.itemKey(first.text)
            if keys.finder.row(section: form.sections.first?.id, itemKey: LabelKey(name)) != nil { return true }
            // The beginning of a name that is broken over lines, its amounts beside it.
            return words.count > 1 && words.dropFirst().allSatisfy(\.isValue) && !name.hasScalars(atMost: 3)
                && vocabulary.items.contains { $0.text.begins(name) }
        case .oneRow:
            // The numbers of the columns are no amounts.
            let isCount = words.compactMap { $0.digits.flatMap { Int($0) } } == Array(1...max(1, words.count))
            return words.count > 1 && words.allSatisfy(\.isValue) && !isCount
        case .form, .list:
            return false
        }
    }

    private static let headerReach = 60
    private static let longestLine = 80
    private static let longestWord = 30
}
