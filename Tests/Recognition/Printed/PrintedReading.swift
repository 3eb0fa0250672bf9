import DisclosureModel

@testable import Recognition

/// The rows of a form on printed pages, cells as `column text`, line breaks as `/`; a form feed starts a page.
func printedRows(_ text: String, metric: PrintedMetric = .characters) throws -> [[String]] {
    var pages: [PrintedPage] = [PrintedPage()]
    for line in printedLines(text) {
        if line.startsPage { pages.append(PrintedPage()) }
        pages[pages.count - 1].add(line, metric: metric)
    }
    return PrintedForm(pages, words: try PerformanceFixtures.words()).rows().map { row in
        row.cells.map { "\($0.column) " + $0.text.split(separator: "\n").joined(separator: "/") }
    }
}

/// The lines of a text as an importer keeps them.
func printedLines(_ text: String) -> [PrintedLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
        let startsPage = line.first == "\u{0C}"
        let rest = startsPage ? line.dropFirst() : line
        guard rest.contains(where: { $0 != " " }) else { return nil }
        return PrintedLine(
            number: number + 1, text: String(rest), offset: startsPage ? 1 : 0, startsPage: startsPage)
    }
}
