/// Finds the cells of a table that hold names and telephone numbers of persons, going through it row by row.
///
/// The value of a label stands to its right; where the next cell is a label, too, the row is a header and the values
/// stand below.
struct PersonCells {
    /// What becomes of a cell.
    enum Verdict: Equatable {
        case keep
        case drop
        case replace(String)
    }

    private let words: PersonWords
    private var pending: (row: Int, columns: Range<Int>)?
    private var columns: [Range<Int>] = []
    /// How many values were found.
    private(set) var count = 0

    init(words: PersonWords) { self.words = words }

    /// Begins another table.
    mutating func startTable() {
        pending = nil
        columns = []
    }

    /// What becomes of the next non-empty cell, in reading order.
    mutating func verdict(row: Int, column: Int, text: String) -> Verdict {
        verdict(row: row, columns: column..<column + 1, text: text)
    }

    /// What becomes of the next non-empty cell that stands at these columns, in reading order. O(columns of persons).
    mutating func verdict(row: Int, columns place: Range<Int>, text: String) -> Verdict {
        if let open = pending, open.row != row { pending = nil }
        if words.isPersonLabel(text) {
            if let open = pending { note(open.columns) }
            pending = (row, place)
            return .keep
        }
        if let open = pending {
            pending = nil
            if words.isOtherLabel(text) {
                note(open.columns)
                return .keep
            }
            guard !PersonWords.isMeasure(text) else { return .keep }
            count += 1
            return .drop
        }
        if columns.contains(where: place.overlaps), PersonWords.isName(text) || PersonWords.isTelephone(text),
            !words.isOtherLabel(text)
        {
            count += 1
            return .drop
        }
        let (redacted, found) = PersonText.redacted(text, words: words)
        guard found > 0 else { return .keep }
        count += found
        return .replace(redacted)
    }

    private mutating func note(_ place: Range<Int>) {
        if !columns.contains(place) { columns.append(place) }
    }
}
