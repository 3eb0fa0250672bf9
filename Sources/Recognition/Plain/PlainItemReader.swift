import DisclosureModel
import FormCatalogue

/// Reads the items out of a stream of words: where one ends and the next begins is told by the shape of codes, by
/// enumerators and by the names that the forms know.
struct PlainItemReader {
    private let form: FormKeys
    private let vocabulary: Vocabulary
    /// Whether the table prints 行次.
    private let hasLines: Bool
    private var items: [PlainItem] = []
    private var item = PlainItem()
    private let columns: PlainColumns
    /// The 行次 of the last rows, one of each side.
    private var recent: [Int] = []

    private init(_ form: FormKeys, _ columns: PlainColumns, vocabulary: Vocabulary, hasLines: Bool) {
        self.form = form
        self.columns = columns
        self.hasLines = hasLines
        self.vocabulary = vocabulary
    }

    /// The items of a region, in reading order. O(words).
    ///
    /// - Parameter mends: Whether names that are broken over lines are put together.
    static func items(
        of region: PlainRegion, _ columns: PlainColumns, vocabulary: Vocabulary, mends: Bool
    ) -> [PlainItem] {
        var reader = PlainItemReader(
            region.form, columns, vocabulary: vocabulary, hasLines: region.header.contains { $0.text.holds("行次") })
        var lines = region.body.map(PlainToken.words)
        if region.form.form.layout == .threeLists {
            let decimals = PlainDecimals(of: lines, region.form.form.classification, codes: vocabulary.codes)
            lines = lines.map(decimals.parted)
        }
        for (row, line) in lines.enumerated() {
            let below = row + 1 < lines.count ? lines[row + 1].first : nil
            for (index, word) in line.enumerated() {
                let next = index + 1 < line.count ? line[index + 1] : below
                if region.form.form.layout == .sideBySide {
                    reader.takeNamed(word)
                } else {
                    reader.takeCoded(word, next: next)
                }
            }
        }
        reader.close()
        let layout = region.form.form.layout
        if layout != .sideBySide { reader.items = reader.withCodes() }
        if mends, reader.hasLines { reader.items = PlainLineNumbers.parted(reader.items) }
        if mends, layout != .oneRow {
            reader.items = PlainWraps.joined(reader.items, layout: layout, vocabulary: vocabulary)
        }
        return layout == .sideBySide ? reader.withSections() : reader.items
    }

    private mutating func close() {
        if !item.isEmpty { items.append(item) }
        if let line = item.line?.digits.flatMap({ Int($0) }) { recent = recent.suffix(1) + [line] }
        item = PlainItem()
    }

    // MARK: Rows by code

    private mutating func takeCoded(_ word: PlainToken, next: PlainToken?) {
        let isWhole = !item.label.isEmpty || item.isEmpty || !item.amounts.isEmpty
        if isCode(word), isWhole || isCoded(before: word), word.isFirst || heads(next) || isCoded(word, before: next) {
            close()
            item.codes = [word]
        } else if let digits = word.digits, digits.utf8.count <= 2, (1..<3).contains(item.codes.count),
            item.label.isEmpty, item.amounts.isEmpty
        {
            item.codes.append(word)
        } else if let digits = word.digits, digits.utf8.count <= 2, word.isFirst, isWhole, let next,
            next.digits?.utf8.count == 2, word.following > 1
        {
            // The 类 has lost digits; what follows is a 款.
            close()
            item.codes = [word]
        } else if word.isValue {
            // Behind a code stands its name; where a program has drawn that apart, an amount, on the same line.
            let isNameless = !item.codes.isEmpty && (!word.isFirst || !item.amounts.isEmpty)
            if form.form.layout == .codes, word.isFirst, isComplete || item.isEmpty {
                close()
                item.amounts = [word]
            } else if !item.label.isEmpty || isNameless || form.form.layout == .oneRow || PlainNames.isNameless(item) {
                item.amounts.append(word)
            }
        } else if !(item.label.isEmpty && Self.codeHeads.contains(word.key)) {
            if !item.amounts.isEmpty || !item.label.isEmpty && isTotal(word.key) { close() }
            item.label.append(word)
        }
    }

    /// Whether a word is a code: of the economic classification one that is known, of the functional one in a 类 that is.
    private func isCode(_ word: PlainToken) -> Bool {
        guard word.beginsCode(form.form.classification), let digits = word.digits else { return false }
        return vocabulary.codes[form.form.classification == .economic ? digits : String(digits.prefix(3))] != nil
    }

    /// Whether a row needs no further amount: it has one in every column, or the first is the sum of the others.
    private var isComplete: Bool {
        let shown = columns.columns(of: nil)
        if item.amounts.count >= shown.count { return !item.amounts.isEmpty }
        guard item.amounts.count > 1, shown.first?.key == "total",
            !shown.dropFirst().contains(where: { $0.key.ends("total") })
        else { return false }
        let values = item.amounts.map { $0.amount ?? .zero }
        return PlainPlacement.sums(values[0], values.dropFirst())
    }

    /// Whether a word inside a line can be the code of the next list: before its 款 or a name, and no total's.
    private func heads(_ next: PlainToken?) -> Bool {
        guard form.form.layout == .threeLists else { return false }
        guard let next else { return true }
        return !next.isValue && !isTotal(next.key) || next.digits?.utf8.count == 2
    }

    /// Whether the row has all of its code, and the word is that of the list beside it: 30399 30240.
    private func isCoded(before word: PlainToken) -> Bool {
        guard form.form.layout == .threeLists, !item.codes.isEmpty, item.label.isEmpty else { return false }
        let code = item.codes.compactMap(\.digits).joined()
        return code.utf8.count == 5 && code.prefix(3) != word.key.prefix(3) && vocabulary.codes[code] != nil
    }

    /// Whether a word inside a line is a code whose name stands above and below it: 30212 13.24.
    private func isCoded(_ word: PlainToken, before next: PlainToken?) -> Bool {
        guard form.form.layout == .threeLists, word.key.utf8.count == 5, let next else { return false }
        return !next.isFirst && next.amount != nil && next.text.utf8.contains(UInt8(ascii: "."))
    }

    /// What stands in the columns of codes beside a total.
    static let codeHeads: Set<String> = ["类", "款", "项", "类款项"]

    private func isTotal(_ key: String) -> Bool { Vocabulary.isTotal(key) || key.ends("经费合计") }

    private func withCodes() -> [PlainItem] {
        var result = items
        var above = ""
        for index in result.indices {
            let parts = result[index].codes.compactMap(\.digits)
            result[index].code = parts.joined()
            if let first = parts.first, first.utf8.count < 3, parts.count > 1, above.dropFirst(3).prefix(2) == parts[1]
            {
                result[index].code = above.prefix(3) + parts.dropFirst().joined()
            }
            if result[index].code.utf8.count >= 3 { above = result[index].code }
        }
        return result
    }

    // MARK: Named rows, side by side

    private mutating func takeNamed(_ word: PlainToken) {
        if hasLines, let digits = word.digits, digits.utf8.count <= 3, let number = Int(digits) {
            // Behind a name it is that row's; at the start of a line, or counting on from the row above on the other
            // side, it is that of a row without a name.
            let countsOn = item.line != nil && recent.contains(number - 1)
            if item.line == nil || word.isFirst || countsOn {
                // A name that was broken over lines has its number on the next.
                let isOwn = item.line == nil && !item.label.isEmpty && item.amounts.isEmpty
                if !isOwn, word.isFirst || countsOn || !item.amounts.isEmpty { close() }
                item.line = word
                return
            }
        }
        if item.label.isEmpty, item.line != nil, !word.isValue { close() }
        if word.isValue {
            item.amounts.append(word)
            return
        }
        let begun = LabelText.itemKey(item.text)
        let isKnown = vocabulary.items.contains(LabelKey(item: word.text)) || Vocabulary.isTotal(word.key)
        let isEnumerated = LabelText.withoutEnumerator(word.key[...]) != nil
        let continues =
            !begun.isEmpty && !(Vocabulary.isTotal(word.key) && vocabulary.items.contains(LabelKey(begun)))
            && vocabulary.items.contains(LabelKey(begun + LabelText.key(word.text)))
        let begins = isKnown || isEnumerated || isWhole(begun, before: word)
        if !item.amounts.isEmpty || !item.label.isEmpty && !begun.isEmpty && !continues && begins { close() }
        item.label.append(word)
    }

    /// Whether a name is whole: it is known, and none that is known goes on with the next word.
    private func isWhole(_ begun: String, before word: PlainToken) -> Bool {
        guard vocabulary.items.contains(LabelKey(begun)) else { return false }
        let longer = begun + word.key
        return !vocabulary.items.contains { $0.text.begins(longer) }
    }

    /// The side of one of two names that share a line: what one knows as its own is not the other's.
    private func side(of index: Int) -> String? {
        let sections = form.form.sections.map(\.id)
        guard sections.count == 2, let line = items[index].label.first?.at.line else { return nil }
        let beside = items.indices.filter { items[$0].label.first?.at.line == line }
        guard beside.count == 2, let place = beside.firstIndex(of: index) else { return nil }
        return sections[place]
    }

    /// The items with their sections: by what the form knows of their names, by the numbers that count on on one side
    /// alone, by the place of two on one line; where both sides know a name, by order.
    private func withSections() -> [PlainItem] {
        var result = items
        var seen: Set<LabelKey> = []
        let sections = form.form.sections.map(\.id)
        var outlines = sections.map { _ in PlainOutline() }
        for index in result.indices {
            let text = result[index].text
            let key = LabelKey(item: text)
            if result[index].label.isEmpty, result[index].line != nil {
                result[index].section = result[index].line?.isFirst == true ? sections.first : sections.last
                continue
            }
            let said = Vocabulary.isTotal(key.text) ? nil : form.finder.section(code: nil, itemKey: key)
            let knowing = sections.filter { form.finder.row(section: $0, itemKey: key) != nil }
            let counting = sections.indices.filter { outlines[$0].expects(text) }.map { sections[$0] }
            let counted = counting.count == 1 && (said == nil || knowing.contains(counting[0])) ? counting[0] : said
            result[index].section =
                counted ?? side(of: index)
                ?? (knowing.isEmpty && !Vocabulary.isTotal(key.text) ? result[..<index].last?.section : nil)
                ?? (seen.contains(key) ? sections.last : sections.first)
            seen.insert(key)
            if let side = sections.firstIndex(where: { $0 == result[index].section }) { outlines[side].take(text) }
        }
        return result
    }
}
