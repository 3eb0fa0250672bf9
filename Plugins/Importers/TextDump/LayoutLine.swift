import DisclosureModel
import SourceText

/// One line of a fixed-width page, taken apart at its gaps.
struct LayoutLine: Sendable {
    /// The line's number in the file, 1-based.
    var number: Int
    /// The line without the blanks at its ends.
    var content: Range<Int>
    /// The runs, left to right, leaders left out.
    var pieces: [LayoutPiece]
    /// The words that the runs are made of, left to right.
    var words: [LayoutPiece]
    /// How many runs stand apart by two blanks or more.
    var columns: Int
    /// Whether a page starts with this line.
    var startsPage: Bool

    /// Whether nothing is printed.
    var isBlank: Bool { content.isEmpty }
    /// Whether the line holds a number that stands by itself.
    var hasNumber: Bool { pieces.contains { $0.kind == .number } }
}

extension LayoutLine {
    /// Takes a line apart.
    ///
    /// Two blanks or more are a gap. A single blank is one where a number stands on one side of it, or where words of
    /// two characters or more stand on both; single characters with a blank between them are one word, spread out.
    ///
    /// - Complexity: O(bytes of the line).
    init(_ line: SourceLine, index: Int, in bytes: Span<UInt8>) {
        number = line.number
        content = bytes.trimmed(line.range)
        startsPage = !line.range.isEmpty && bytes[line.range.lowerBound] == 0x0C
        var runs: [LayoutPiece] = []
        var gaps = 0
        words = LayoutWords.words(of: line, index: index, in: bytes).filter { $0.kind != .leader }
        for word in words {
            guard let last = runs.last else {
                runs.append(word)
                continue
            }
            let isNear = last.characters.upperBound + 1 == word.characters.lowerBound
            if isNear, Self.joins(last, word, in: bytes) {
                runs[runs.count - 1] = Self.joined(last, word, in: bytes)
            } else {
                if !isNear { gaps += 1 }
                runs.append(word)
            }
        }
        if runs.contains(where: { $0.kind == .number }) {
            runs = Self.unspread(runs, in: bytes)
        } else if runs.count == 1, let only = runs.first, only.lastWord == 1, only.characters.count == 5 {
            // Three characters alone on their line are the heads of three columns of codes.
            runs = words
        }
        pieces = runs
        columns = runs.isEmpty ? 0 : gaps + 1
    }

    private static func joins(_ left: LayoutPiece, _ right: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        if LayoutWords.isCut(left.bytes, in: bytes) || LayoutWords.isCut(right.bytes, in: bytes) { return false }
        return switch (left.kind, right.kind) {
        case (.number, .number): false
        case (.text, .number): !LayoutWords.isFormatted(right.bytes, in: bytes)
        case (.number, .text): left.isDigits && LayoutWords.continues(left, right.bytes, in: bytes)
        default:
            LayoutEnumerator.starts(left.bytes, in: bytes)
                || !LayoutEnumerator.starts(right.bytes, in: bytes)
                    && !(LayoutWords.headsCodes(left, in: bytes) && LayoutWords.headsCodes(right, in: bytes))
                    && (left.lastWord < 2 || right.characters.count < 2)
        }
    }

    /// Takes runs apart whose words stand below or above runs of their own.
    ///
    /// The last characters of wrapped labels are set to the middle of their columns, and so near to one another that
    /// they look like one run.
    ///
    /// - Parameters:
    ///   - neighbours: The runs of the printed lines above and below.
    ///   - metric: How wide characters are.
    func parted(by neighbours: [[LayoutPiece]], metric: LayoutMetric, in bytes: Span<UInt8>) -> LayoutLine {
        var line = self
        line.pieces = pieces.flatMap { piece -> [LayoutPiece] in
            let own = words.filter {
                piece.bytes.lowerBound <= $0.bytes.lowerBound && $0.bytes.upperBound <= piece.bytes.upperBound
            }
            guard own.count > 1, own.contains(where: { $0.characters.count == 1 }) else { return [piece] }
            var parts = [own[0]]
            for (word, next) in zip(own, own.dropFirst()) {
                let isApart = neighbours.contains { Self.isApart(metric.span(word), metric.span(next), $0, metric) }
                if isApart {
                    parts.append(next)
                } else {
                    parts[parts.count - 1] = Self.joined(parts[parts.count - 1], next, in: bytes)
                }
            }
            return parts.count > 1 ? parts : [piece]
        }
        return line
    }

    /// The line with its first two runs as one.
    func joiningFirstTwo(in bytes: Span<UInt8>) -> LayoutLine {
        guard pieces.count > 1 else { return self }
        var line = self
        line.pieces[0] = Self.joined(pieces[0], pieces[1], in: bytes)
        line.pieces[0].kind = .text
        line.pieces.remove(at: 1)
        return line
    }

    /// The line with its only run as a label.
    func withLabel() -> LayoutLine {
        var line = self
        for index in line.pieces.indices { line.pieces[index].kind = .text }
        return line
    }

    /// Whether two words stand at different runs of a line, each of them a label's line and neither at both words; or the
    /// right one, a single character, ends a label that stands clear of the left one.
    private static func isApart(
        _ left: Range<Int>, _ right: Range<Int>, _ runs: [LayoutPiece], _ metric: LayoutMetric
    ) -> Bool {
        if right.count == 1, left.count > 3, !runs.contains(where: { metric.span($0).overlaps(left) }),
            let own = runs.first(where: { metric.span($0).overlaps(right) }), own.kind == .text,
            own.characters.count > 3, !runs.contains(where: { $0.kind == .number })
        {
            return true
        }
        func at(_ span: Range<Int>) -> [LayoutPiece] {
            let over = runs.filter { metric.span($0).overlaps(span) }
            let wide = max(0, span.lowerBound - 1)..<span.upperBound + 1
            return over.isEmpty ? runs.filter { metric.span($0).overlaps(wide) } : over
        }
        guard let first = at(left).first, let second = at(right).first, at(left).count == 1, at(right).count == 1,
            first != second
        else { return false }
        return [first, second].allSatisfy { $0.kind == .text && $0.characters.count > 1 }
    }

    private static func joined(_ left: LayoutPiece, _ right: LayoutPiece, in bytes: Span<UInt8>) -> LayoutPiece {
        var piece = left
        piece.bytes = left.bytes.lowerBound..<right.bytes.upperBound
        piece.characters = left.characters.lowerBound..<right.characters.upperBound
        piece.display = left.display.lowerBound..<right.display.upperBound
        piece.kind = LayoutWords.kind(of: piece.bytes, in: bytes)
        piece.isDigits = false
        piece.lastWord = right.characters.count
        return piece
    }

    /// Joins single characters that a row spreads over its label's width: `合    计`.
    private static func unspread(_ runs: [LayoutPiece], in bytes: Span<UInt8>) -> [LayoutPiece] {
        var result: [LayoutPiece] = []
        for piece in runs {
            if let last = result.last, last.kind == .text, piece.kind == .text, last.lastWord == 1,
                piece.characters.count == 1, piece.characters.lowerBound - last.characters.upperBound <= widestSpread
            {
                result[result.count - 1] = joined(last, piece, in: bytes)
            } else {
                result.append(piece)
            }
        }
        return result
    }

    private static let widestSpread = 8
}
