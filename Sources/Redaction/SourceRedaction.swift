import DisclosureModel
import Recognition

/// Leaves persons out of what a file shows: its lines, its cells, and what it says of its author.
struct SourceRedaction {
    let words: PersonWords
    /// How many values were left out.
    private(set) var count = 0
    private var labelBefore = false

    init(words: PersonWords) { self.words = words }

    mutating func apply(to document: inout SourceDocument) {
        for index in document.blocks.indices { apply(to: &document.blocks[index]) }
        // The same lines once more: what only they tell apart is counted, too, the rest is counted once.
        count = max(count, PrintedRedaction.apply(to: &document.printed, words: words))
        let before = document.properties.count
        document.properties.removeAll { Self.authors.contains($0.key.lowercased()) }
        count += before - document.properties.count
        if var embedded = document.embedded {
            var redaction = DisclosureRedaction(words: words)
            redaction.apply(to: &embedded)
            count += redaction.count
            document.embedded = embedded
        }
    }

    private mutating func apply(to block: inout SourceDocument.Block) {
        switch block {
        case .heading(var heading):
            heading.text = line(heading.text)
            block = .heading(heading)
        case .paragraph(var paragraph):
            paragraph.text = line(paragraph.text)
            block = .paragraph(paragraph)
        case .grid(var grid):
            labelBefore = false
            apply(to: &grid)
            block = .grid(grid)
        case .pageBreak: break
        }
    }

    /// A line; where the line before was a label alone, it may be its value.
    private mutating func line(_ text: String) -> String {
        defer { labelBefore = words.isPersonLabel(text) }
        if labelBefore, PersonWords.isName(text) || PersonWords.isTelephone(text), !words.isOtherLabel(text) {
            count += 1
            return ""
        }
        let (redacted, found) = PersonText.redacted(text, words: words)
        count += found
        return redacted
    }

    private mutating func apply(to grid: inout Grid) {
        var cells = PersonCells(words: words)
        for row in grid.rows.indices {
            for cell in grid.rows[row].cells.indices {
                let text = grid.rows[row].cells[cell].text
                guard !text.isEmpty else { continue }
                switch cells.verdict(row: row, column: grid.rows[row].cells[cell].column, text: text) {
                case .keep: continue
                case .drop: replace(&grid.rows[row].cells[cell], with: "")
                case .replace(let text): replace(&grid.rows[row].cells[cell], with: text)
                }
            }
        }
        count += cells.count
    }

    private func replace(_ cell: inout Grid.Cell, with text: String) {
        cell.text = text
        cell.value = nil
        cell.verbatim = nil
    }

    /// What workbooks and front matter call their authors.
    private static let authors: Set<String> = [
        "creator", "lastmodifiedby", "last-modified-by", "author", "authors", "manager", "dc:creator",
    ]
}
