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
