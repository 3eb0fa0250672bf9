import FormCatalogue

/// The pieces of one text that an extraction has put into several cells.
enum SeamText {
    /// The pieces joined. Where a piece repeats the end of the one before, it is taken once: at least three characters,
    /// for one or two may be chance.
    static func joined(_ pieces: [String]) -> String {
        guard var text = pieces.first else { return "" }
        for piece in pieces.dropFirst() {
            let shared = overlap(text, piece)
            // The later reading of what both print is the whole one.
            if shared == text.count {
                text = piece
                continue
            }
            text = shared > 0 ? text + piece.dropFirst(shared) : LabelText.clean(text + " " + piece)
        }
        return text
    }

    /// Whether a text is what a line of the grid makes of another where it cuts it: a character read twice or a mark
    /// more, two characters for the halves of one, or one read for another, at three places at most; all else agrees,
    /// two characters between such places and seven tenths of the whole at least.
    ///
    /// - Parameter misreads: Whether a character may stand for another, or is one too many that is no mark and no
    ///   double.
    static func isCutReading(_ printed: String, of whole: String, misreads: Bool = true) -> Bool {
        let (text, name) = (Array(printed), Array(whole))
        guard text.count <= 80, name.count <= 80, name.count >= 4 else { return false }
        var (index, place, matched, slips) = (0, 0, 0, 0)
        func agrees(_ index: Int, _ place: Int) -> Bool {
            let (left, right) = (text.dropFirst(index), name.dropFirst(place))
            guard !left.isEmpty, !right.isEmpty else { return left.isEmpty && right.isEmpty }
            return left.prefix(2).elementsEqual(right.prefix(2), by: alike)
        }
        while index < text.count || place < name.count {
            if index < text.count, place < name.count, alike(text[index], name[place]) {
                (index, place, matched) = (index + 1, place + 1, matched + 1)
                continue
            }
            guard slips < 3, index < text.count else { return false }
            slips += 1
            let isExtra = misreads || !text[index].isLetter || index > 0 && text[index] == text[index - 1]
            if isExtra, agrees(index + 1, place) {
                index += 1
            } else if index + 1 < text.count, place < name.count, agrees(index + 2, place + 1) {
                (index, place) = (index + 2, place + 1)
            } else if misreads, place < name.count, agrees(index + 1, place + 1) {
                (index, place) = (index + 1, place + 1)
            } else {
                return false
            }
        }
        return slips > 0 && matched >= 4 && matched * 10 >= name.count * 7
    }

    /// Whether two characters are one, or are read for each other: the letter O and the digit.
    static func alike(_ first: Character, _ second: Character) -> Bool {
        first == second || ["0O", "O0", "1l", "l1"].contains("\(first)\(second)")
    }

    /// How many characters at the end of one text begin the next; 0 below three.
    static func overlap(_ first: String, _ second: String) -> Int {
        let end = Array(first.suffix(60))
        let start = Array(second.prefix(60))
        var count = min(end.count, start.count)
        while count >= 3 {
            if end.suffix(count).elementsEqual(start.prefix(count), by: alike) { return count }
            count -= 1
        }
        return 0
    }
}
