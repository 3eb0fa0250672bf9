import DisclosureModel
import SourceText

/// A run of lines of one page that is a table or a part of one.
struct LayoutRegion: Hashable, Sendable {
    /// The lines, as indices.
    var lines: Range<Int>
    /// Whether a line that names agency, date or unit stands above it, so that the table starts here.
    var hasHead: Bool
    /// Whether the page before ends inside a table that this one goes on with.
    var continues: Bool
}

/// Finds the tables among the lines of fixed-width pages: lines in columns, with what belongs between them.
///
/// Titles, lines that name agency and unit, notes and sentences stay outside; what is printed between such a line
/// and the first line in columns is the table's header.
struct LayoutRegionFinder {
    private let lines: [LayoutLine]
    private let roles: [Role]
    private let formatted: [Bool]
    private let pageNumbers: LayoutPageNumbers
    private let longestPage: Int
    /// The lines without blanks.
    private let texts: [[UInt8]]

    private enum Role {
        case blank, columns, single, head, prose
    }

    /// Reads the roles of the lines. O(bytes).
    ///
    /// - Parameter longestPage: How many lines are searched together; a longer page is read in pieces.
    init(_ lines: [LayoutLine], in bytes: Span<UInt8>, longestPage: Int) {
        self.lines = lines
        self.longestPage = max(1, longestPage)
        roles = lines.map { Self.role(of: $0, in: bytes) }
        pageNumbers = LayoutPageNumbers(lines, in: bytes)
        var texts: [[UInt8]] = []
        texts.reserveCapacity(lines.count)
        for line in lines {
            var text: [UInt8] = []
            if !line.hasNumber {
                for word in line.words { for index in word.bytes { text.append(bytes[index]) } }
            }
            texts.append(text)
        }
        self.texts = texts
        formatted = lines.map { line in line.pieces.contains { LayoutWords.isFormatted($0.bytes, in: bytes) } }
    }

    /// The tables, in order. O(lines).
    func regions() -> [LayoutRegion] {
        var pages: [Range<Int>] = []
        var page = 0
        while page < lines.count {
            var end = page + 1
            while end < lines.count, !lines[end].startsPage, end - page < longestPage { end += 1 }
            pages.append(page..<end)
            page = end
        }
        var regions: [LayoutRegion] = []
        for (page, next) in zip(pages, pages.dropFirst() + [lines.count..<lines.count]) {
            find(in: page, before: next, into: &regions)
        }
        return regions
    }

    private func find(in page: Range<Int>, before next: Range<Int>, into regions: inout [LayoutRegion]) {
        var index = page.lowerBound
        var header: Int?
        let head = regions.last { !$0.continues }
        if let before = regions.last, let first = goingOn(in: page, after: before, head: head ?? before) {
            let region = LayoutRegion(lines: first..<end(of: first, in: page), hasHead: false, continues: true)
            regions.append(region)
            index = region.lines.upperBound
        }
        while index < page.upperBound {
            switch roles[index] {
            case .blank: break
            case .head:
                header = index + 1
            case .prose:
                header = nil
            case .single: break
            case .columns:
                let first = header.map { firstPrinted(from: $0) } ?? index
                let last = end(of: index, in: page)
                let region = LayoutRegion(lines: first..<last, hasHead: header != nil, continues: false)
                if isTable(region) || isHeader(region, on: page, before: next) {
                    regions.append(region)
                    index = last - 1
                }
                header = nil
            }
            index += 1
        }
    }

    private func firstPrinted(from index: Int) -> Int {
        var index = index
        while index < lines.count, roles[index] == .blank { index += 1 }
        return index
    }

    /// Where a table that starts in columns at a line ends: before a sentence, the next table's head or title, or the page.
    private func end(of start: Int, in page: Range<Int>) -> Int {
        var last = start
        var index = start
        var singles: [Int] = []
        scan: while index < page.upperBound {
            switch roles[index] {
            case .blank: break
            case .columns:
                last = index
                singles = []
            case .single: singles.append(index)
            case .prose: break scan
            case .head:
                // The line above a head is the next table's title, with all that a blank line parts from the table.
                while let title = singles.last {
                    singles.removeLast()
                    if title > 0, roles[title - 1] == .blank { break }
                }
                break scan
            }
            index += 1
        }
        let region = LayoutRegion(lines: start..<last + 1, hasHead: false, continues: false)
        for single in singles {
            if isPageNumber(single) { continue }
            // A title at the end of a page belongs to the table on the next.
            if single > 0, roles[single - 1] == .blank, texts[single].suffix(3).elementsEqual("表".utf8) { break }
            guard lines[single].pieces.allSatisfy({ $0.characters.count <= 12 }) || starts(single, like: region) else {
                break
            }
            last = single
        }
        return last + 1
    }

    /// The first line of a page that goes on with the table at the end of the page before; nil where none does.
    ///
    /// The page starts in columns, or with short lines that start where lines of the table start.
    private func goingOn(in page: Range<Int>, after before: LayoutRegion, head: LayoutRegion) -> Int? {
        for index in before.lines.upperBound..<max(page.lowerBound, before.lines.upperBound)
        where roles[index] != .blank && !isPageNumber(index) {
            return nil
        }
        if let first = repeated(head, on: page) { return first }
        var first: Int?
        var strangers: [Int] = []
        for index in page {
            switch roles[index] {
            case .blank: continue
            case .head, .prose: return nil
            case .columns:
                guard !strangers.isEmpty else { return first ?? index }
                // Every page has places of its own: the lines above stand where its own labels do.
                let own = LayoutRegion(lines: index..<end(of: index, in: page), hasHead: false, continues: false)
                return strangers.allSatisfy { starts($0, like: own, times: 2) } ? first ?? index : nil
            case .single:
                if first == nil, isPageNumber(index) { continue }
                if !starts(index, like: before) { strangers.append(index) }
                first = first ?? index
            }
        }
        return nil
    }

    /// The first line of a page that repeats a table's header; nil where it prints no line of the header in columns.
    private func repeated(_ table: LayoutRegion, on page: Range<Int>) -> Int? {
        func head(_ lines: Range<Int>) -> [Int] {
            var head: [Int] = []
            for index in lines where roles[index] != .blank && !(head.isEmpty && isPageNumber(index)) {
                guard roles[index] == .columns || roles[index] == .single, !self.lines[index].hasNumber,
                    head.count < Self.deepestHeader
                else { break }
                head.append(index)
            }
            return head
        }
        let own = head(table.lines)
        let other = head(page)
        for count in 0...own.count where count <= other.count {
            guard own.prefix(count).contains(where: { roles[$0] == .columns }) else { continue }
            if zip(own.prefix(count), other).allSatisfy({ texts[$0] == texts[$1] }) { return other.first }
        }
        return nil
    }

    /// Whether a page ends with a table's header, and the next goes on with its rows.
    private func isHeader(_ region: LayoutRegion, on page: Range<Int>, before next: Range<Int>) -> Bool {
        guard region.hasHead, !region.lines.contains(where: { lines[$0].hasNumber }) else { return false }
        let isLast = (region.lines.upperBound..<page.upperBound).allSatisfy { roles[$0] == .blank || isPageNumber($0) }
        return isLast && goingOn(in: next, after: region, head: region) != nil
    }

    /// A short number without decimals, perhaps between dashes, that counts the pages where most of them have one.
    private func isPageNumber(_ index: Int) -> Bool {
        if let known = pageNumbers.lines { return known.contains(index) }
        return roles[index] == .single && lines[index].pieces.allSatisfy { $0.kind == .number && $0.bytes.count <= 4 }
            && lines[index].content.count <= 10 && !formatted[index]
    }

    /// Whether a line starts where a run of a table's lines starts, or some of them, give or take what pages drift.
    private func starts(_ index: Int, like region: LayoutRegion, times: Int = 1) -> Bool {
        guard let piece = lines[index].pieces.first, piece.characters.count <= Self.longestEntry else { return false }
        var count = 0
        for line in region.lines {
            let isLike = lines[line].pieces.contains {
                abs($0.characters.lowerBound - piece.characters.lowerBound) <= 2 && $0.kind == piece.kind
            }
            if isLike { count += 1 }
            if count >= times { return true }
        }
        return false
    }

    private func isTable(_ region: LayoutRegion) -> Bool {
        let inColumns = region.lines.filter { roles[$0] == .columns }
        let withNumbers = inColumns.count { lines[$0].hasNumber }
        return withNumbers > 1 || (region.hasHead && inColumns.count > 1) || (withNumbers > 0 && inColumns.count > 2)
    }

    private static func role(of line: LayoutLine, in bytes: Span<UInt8>) -> Role {
        guard let first = line.pieces.first else { return .blank }
        if line.pieces.contains(where: { isHead($0, in: bytes) }), !line.hasNumber { return .head }
        if line.columns > 1 { return .columns }
        return isProse(line, first, in: bytes) ? .prose : .single
    }

    /// A label, a colon, and perhaps a value: `单位：万元`.
    private static func isHead(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        let scalars = Array(bytes.string(in: piece.bytes).unicodeScalars.prefix(longestLabel + 1))
        guard let colon = scalars.firstIndex(where: { $0 == "：" || $0 == ":" || $0 == "﹕" }), colon > 1 else {
            return false
        }
        return !isNote(scalars)
    }

    private static func isProse(_ line: LayoutLine, _ first: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        let scalars = Array(bytes.string(in: line.content).unicodeScalars)
        if scalars.contains("。") || scalars.contains("；") || isNote(scalars) || isPart(scalars) { return true }
        return scalars.count > 24 && scalars.contains("，")
    }

    private static func isNote(_ scalars: [Unicode.Scalar]) -> Bool {
        guard let first = scalars.first, first == "注" || first == "备", scalars.count > 1 else { return false }
        let second = scalars[1]
        return second == "：" || second == ":" || second == "." || second == "释" || second == "注"
    }

    /// Whether a line starts as a part of the document does: `第三部分`.
    private static func isPart(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.first == "第", let end = scalars.prefix(longestLabel).firstIndex(of: "部"), end > 1 else {
            return false
        }
        return scalars.dropFirst(end + 1).first == "分"
    }

    private static let deepestHeader = 6
    private static let longestLabel = 10
    private static let longestEntry = 30
}
