import DisclosureModel

/// Takes apart a 行次 and the amount that touches it: `14,278,724.76` in row 1, where every other row has its number.
enum PlainLineNumbers {
    /// The items, each with its number. O(items).
    static func parted(_ items: [PlainItem]) -> [PlainItem] {
        let numbered = items.count { $0.line != nil }
        guard numbered < items.count, numbered * 2 > items.count else { return items }
        var result = items
        for index in items.indices where items[index].line == nil && !items[index].label.isEmpty {
            guard let first = items[index].amounts.first, let number = number(of: index, in: result),
                let parts = parted(first, after: String(number))
            else { continue }
            result[index].line = parts.number
            result[index].amounts[0] = parts.amount
        }
        return result
    }

    /// The number of a row by those of the rows beside it: two sides count on by turns, or one does.
    private static func number(of index: Int, in items: [PlainItem]) -> Int? {
        func line(_ index: Int) -> Int? {
            items.indices.contains(index) ? items[index].line?.digits.flatMap { Int($0) } : nil
        }
        for step in [2, 1] {
            if let above = line(index - step) {
                // The row below, where it has a number, counts on from this one.
                if let below = line(index + step), below != above + 2 { continue }
                return above + 1
            }
        }
        return line(index + 2) == 2 || index == 0 ? 1 : nil
    }

    private static func parted(_ word: PlainToken, after number: String) -> (number: PlainToken, amount: PlainToken)? {
        guard word.text.begins(number), case .text(let line, let column) = word.at else { return nil }
        let rest = String(word.text.utf8.dropFirst(number.utf8.count)) ?? ""
        guard isGrouped(rest), case .amount = PrintedAmount(rest) else { return nil }
        return (
            PlainToken(
                text: number, key: number, at: word.at, isFirst: word.isFirst, following: word.following + 1),
            PlainToken(
                text: rest, key: rest, at: .text(line: line, column: column + number.utf8.count), isFirst: false,
                following: word.following)
        )
    }

    /// Whether an amount begins with a digit and its commas part groups of three.
    private static func isGrouped(_ text: String) -> Bool {
        let whole = text.split(separator: ".", omittingEmptySubsequences: false).first ?? ""
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, first.first?.isNumber == true, first != "0" || groups.count == 1 else {
            return false
        }
        return groups.count == 1 || first.utf8.count < 4 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }
}
