public import DisclosureModel
public import FormCatalogue

/// The amounts, shares and rates that a document's running text states.
///
/// Sentences are followed over wrapped lines, whether or not blank lines stand between them, and amounts are paired
/// inside one sentence only. Each statement carries the subject that it speaks of, so that those which belong
/// together are found by their subject and their order:
///
/// | measure | the number is |
/// |---|---|
/// | `total` | the amount of the subject itself |
/// | `budget`, `actual` | its budget (年初预算, 全年预算, 调整预算) and its final account |
/// | `priorYear` | what the year before came to |
/// | `change`, `changeRate` | by how much it rose, negative where it fell, as an amount and in percent |
/// | `completionRate` | actual in percent of budget |
/// | `share of X` | the percentage of X that it makes up; `share` where the text does not name X |
/// | `comparison` | 1, 0 or -1: the text says that actual is above, equal to or below budget |
///
/// A part that is named after 其中 has its whole before a slash: `支出合计/基本支出`.
///
/// - Parameter tables: The places of lines that belong to tables printed as text: they state nothing.
/// - Complexity: O(n) over the bytes of the text outside of tables.
public func statements(
    in source: SourceDocument, catalogue: Catalogue, besides tables: Set<Locator> = []
) -> [Statement] {
    var passage = Passage()
    var statements: [Statement] = []
    let units = StatementScanner.units(of: catalogue)
    func flush() {
        if passage.mayHoldAmounts {
            var scanner = StatementScanner(passage, units: units)
            scanner.scan(into: &statements)
        }
        passage.removeAll()
    }
    for block in source.blocks {
        switch block {
        case .paragraph(let paragraph) where tables.contains(paragraph.at): flush()
        case .heading(let heading) where tables.contains(heading.at): flush()
        case .paragraph(let paragraph): passage.append(paragraph)
        case .heading(let heading):
            flush()
            // A heading may be a sentence's first line: some dumps mark every short line as one.
            passage.append(SourceDocument.Paragraph(text: heading.text, at: heading.at))
        case .grid: flush()
        case .pageBreak: break
        }
    }
    flush()
    return statements
}
