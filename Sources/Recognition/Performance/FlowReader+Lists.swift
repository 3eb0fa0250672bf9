import DisclosureModel
import FormCatalogue

extension FlowReader {
    /// A list of an application: its header, and its rows up to the next heading.
    mutating func readList(_ list: PerformanceVocabulary.List) {
        let labels = Set(list.columns.flatMap(\.labels).map(PerformanceText.key))
        while position < tokens.count, !isListEnd(position) {
            guard
                let end = label(
                    at: position, isName: labels.contains, begins: { key in labels.contains { $0.begins(key) } })
            else { break }
            position = end
        }
        if list.columns.map(\.key) == ["goal", "statement"] { return }
        let start = position
        while position < tokens.count, !isListEnd(position) { position += 1 }
        let content = Array(tokens[start..<position])
        guard !content.isEmpty else { return }
        for column in list.columns where column.key != "label" {
            reading.columns.append(
                .init(
                    key: column.key, label: column.labels.first ?? column.key,
                    path: [column.labels.first ?? column.key],
                    type: column.isAmount ? .amount : .text, section: list.section))
        }
        if list.columns.contains(where: { $0.key == "economic" }) {
            readBreakdown(content, list.section)
        } else {
            readLines(content, list)
        }
    }

    private func isListEnd(_ index: Int) -> Bool {
        guard tokens[index].startsLine else { return false }
        return goalEnd(at: index) != nil || headingEnd(at: index) != nil || isFieldAfterList(index)
            || isHeader(at: index) || isGroup(at: index)
    }

    private func isGroup(at index: Int) -> Bool {
        groupEnd(at: index) != nil
    }

    private func isFieldAfterList(_ index: Int) -> Bool {
        guard let (_, field) = fieldLabel(at: index) else { return false }
        return !tokens[..<index].isEmpty && !["projectName", "category", "totalBudget"].contains(field.key)
    }

    /// Rows of one line each: the words, and the measures at the end. A line of words alone belongs to the row
    /// above where the list ends in a column of words, and heads the rows below where it has several columns of numbers.
    private mutating func readLines(_ content: [FlowToken], _ list: PerformanceVocabulary.List) {
        let measures = list.columns.filter { $0.isAmount || $0.key == "share" }.map(\.key)
        let names = list.columns.filter { !measures.contains($0.key) }.map(\.key)
        let endsInWords = list.columns.last.map { !measures.contains($0.key) } ?? false
        var group: [FlowToken] = []
        var rest = content[...]
        while let first = rest.first {
            let line = rest.prefix { $0.line == first.line }
            rest = rest.dropFirst(line.count)
            if isYears(line) { continue }
            let numbers = Array(
                line.reversed().prefix { PerformanceText.isMeasure($0.text) }.prefix(
                    min(measures.count, line.count - 1)
                ).reversed())
            if numbers.isEmpty, measures.count > 1 {
                if endsInWords, let last = reading.rows.indices.last, reading.rows[last].section == list.section {
                    let key = list.columns.last?.key ?? "remark"
                    reading.rows[last].texts[key] = PerformanceText.joined(
                        reading.rows[last].texts[key] ?? "", FlowToken.text(line))
                } else {
                    if let open = group.last, open.line + 1 < first.line, reading.rows.last?.section == list.section {
                        group = []
                    }
                    group += line
                }
                continue
            }
            var row = DisclosureTable.Row(section: list.section, at: first.at)
            for (key, token) in zip(measures.suffix(numbers.count), numbers) {
                if key != "share", case .amount(let amount, _) = PrintedAmount(token.text) {
                    row.amounts[key] = amount
                } else {
                    row.texts[key] = token.text
                }
            }
            let words = line.dropLast(numbers.count)
            if !group.isEmpty { row.texts["group"] = FlowToken.text(group) }
            name(&row, words, names)
            if LabelText.itemKey(row.label) == "合计" {
                row.kind = .total
                group = []
            }
            reading.rows.append(row)
        }
    }

    /// Gives the words of a row to its columns of words: the last word each to the later columns, the rest to the first.
    private func name(_ row: inout DisclosureTable.Row, _ words: ArraySlice<FlowToken>, _ names: [String]) {
        let before = names.filter { $0 != "purpose" && $0 != "remark" }
        let tail = before.count > 1 && words.count >= before.count ? Array(words.suffix(before.count - 1)) : []
        let head = FlowToken.text(words.dropLast(tail.count))
        if names.first == "label" || names.isEmpty {
            row.label = head
        } else if let key = names.first {
            row.texts[key] = head
        }
        for (key, token) in zip(before.dropFirst(), tail) { row.texts[key] = token.text }
    }

    /// Whether a line names years and nothing else: the rest of a header.
    private func isYears(_ line: ArraySlice<FlowToken>) -> Bool {
        line.allSatisfy {
            $0.text == "年" || $0.text.ends("年") || ($0.text.utf8.count == 4 && $0.text.begins("20"))
        } && line.contains { $0.text.ends("年") }
    }

    /// Rows of several wrapped cells: activity, content, economic classification, amount, reasons.
    ///
    /// A row begins with the project's code, which the application prints among its fields; the economic
    /// classification begins with its code, and the amount is the next number that begins a line.
    private mutating func readBreakdown(_ content: [FlowToken], _ section: String) {
        let code = reading.fields.first { $0.key == "projectCode" }?.text
        var starts: [Int] = []
        for index in content.indices where content[index].startsLine {
            var key = ""
            for token in content[index...].prefix(3) {
                key += token.text
                if key == code { starts.append(index) }
            }
        }
        if starts.isEmpty { starts = [0] }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : content.count
            readBreakdownRow(content[start..<end], code, section)
        }
    }

    private mutating func readBreakdownRow(_ content: ArraySlice<FlowToken>, _ code: String?, _ section: String) {
        var row = DisclosureTable.Row(section: section, at: content.first?.at)
        var rest = content
        var activity: [FlowToken] = []
        while let token = rest.first, let code, code != activity.map(\.text).joined(),
            code.begins(activity.map(\.text).joined() + token.text)
        {
            activity.append(token)
            rest = rest.dropFirst()
        }
        if !activity.isEmpty { row.texts["activity"] = activity.map(\.text).joined() }
        let text = rest.prefix { !isEconomic($0.text) }
        rest = rest.dropFirst(text.count)
        if !text.isEmpty { row.texts["content"] = FlowToken.text(text) }
        let economic = rest.prefix { !($0.startsLine && isAmount($0.text)) }
        rest = rest.dropFirst(economic.count)
        if !economic.isEmpty { row.texts["economic"] = FlowToken.text(economic) }
        if let token = rest.first, case .amount(let amount, _) = PrintedAmount(token.text) {
            row.amounts["amount"] = amount
            rest = rest.dropFirst()
        }
        if !rest.isEmpty { row.texts["basis"] = FlowToken.text(rest) }
        reading.rows.append(row)
    }

    private func isAmount(_ text: String) -> Bool {
        if case .amount = PrintedAmount(text) { return true }
        return false
    }

    /// Whether a word begins with an economic code: `30214-租赁`.
    private func isEconomic(_ text: String) -> Bool {
        let digits = text.unicodeScalars.prefix { PerformanceText.isDigit($0) }
        guard digits.count == 5 || digits.count == 3 else { return false }
        return text.unicodeScalars.dropFirst(digits.count).first == "-"
    }
}
