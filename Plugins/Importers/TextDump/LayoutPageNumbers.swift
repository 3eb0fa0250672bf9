import SourceText

/// Finds the page numbers of a text: numbers alone on the last or the first line of their pages that count the pages.
///
/// The rest of a code or of an amount may stand alone on such a line, too, where a table runs over the end of the page;
/// it does not count on from page to page.
struct LayoutPageNumbers {
    /// The lines that hold a page number, as indices; nil where too few pages have one to tell.
    let lines: Set<Int>?

    /// Finds the page numbers. O(lines).
    ///
    /// - Parameter lines: All lines.
    init(_ lines: [LayoutLine], in bytes: Span<UInt8>) {
        var pages: [[Int]] = [[]]
        for (index, line) in lines.enumerated() {
            if line.startsPage { pages.append([]) }
            if !line.isBlank { pages[pages.count - 1].append(index) }
        }
        var found: Set<Int> = []
        for edge in [pages.map(\.last), pages.map(\.first)] {
            var offsets: [Int: [Int]] = [:]
            for (page, index) in edge.enumerated() {
                guard let index, let number = Self.number(lines[index], in: bytes) else { continue }
                offsets[number - page, default: []].append(index)
            }
            let counting = offsets.values.max { ($0.count, $1[0]) < ($1.count, $0[0]) } ?? []
            if counting.count >= Self.fewest { found.formUnion(counting) }
        }
        self.lines = found.isEmpty ? nil : found
    }

    /// The number that stands alone on a line, perhaps between dashes; nil where there is none.
    private static func number(_ line: LayoutLine, in bytes: Span<UInt8>) -> Int? {
        let text = bytes.string(in: line.content).unicodeScalars.filter {
            $0.value > 0x20 && !"-—－".unicodeScalars.contains($0)
        }
        guard (1...4).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }), text.first != "0" else {
            return nil
        }
        return Int(String(String.UnicodeScalarView(text)))
    }

    private static let fewest = 3
}
