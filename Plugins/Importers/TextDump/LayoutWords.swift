import DisclosureModel
import SourceText

/// Finds the words of a line, where they stand, and what they hold.
enum LayoutWords {
    /// The words of a line: runs without a blank. O(bytes of the line).
    static func words(of line: SourceLine, index: Int, in bytes: Span<UInt8>) -> [LayoutPiece] {
        var words: [LayoutPiece] = []
        var start: (byte: Int, character: Int, display: Int)?
        var character = 0
        var display = 0
        let range = line.range.clamped(to: 0..<bytes.count)
        var offset = range.lowerBound
        func close(at end: Int) {
            guard let from = start else { return }
            words.append(
                LayoutPiece(
                    bytes: from.byte..<end, characters: from.character..<character, display: from.display..<display,
                    kind: kind(of: from.byte..<end, in: bytes), line: index,
                    isDigits: (from.byte..<end).allSatisfy { ASCII.isDigit(bytes[$0]) },
                    lastWord: character - from.character))
            start = nil
        }
        while offset < range.upperBound {
            let (scalar, length) = scalar(at: offset, before: range.upperBound, in: bytes)
            if isBlank(scalar) {
                close(at: offset)
            } else if start == nil {
                start = (offset, character, display)
            }
            // A form feed stands before the page and takes no room on it.
            if scalar != 0x0C {
                character += 1
                display += isWide(scalar) ? 2 : 1
            }
            offset += length
        }
        close(at: range.upperBound)
        return words
    }

    /// What a run holds.
    static func kind(of range: Range<Int>, in bytes: Span<UInt8>) -> LayoutPiece.Kind {
        var text = bytes.string(in: range)
        let isLeader = text.unicodeScalars.allSatisfy { leaders.contains($0) }
        if isLeader, text.unicodeScalars.count > 2 { return .leader }
        if text.hasSuffix(".") || text.hasSuffix("．") { return .text }
        if text.hasSuffix("%") || text.hasSuffix("％") { text.removeLast() }
        switch PrintedAmount(text, isPart: true) {
        case .amount, .dash: return .number
        case .blank, .text: return .text
        }
    }

    /// Whether a number shows by its form that it is an amount: it has a point or a separator.
    static func isFormatted(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        range.count > 3 && range.contains { bytes[$0] == UInt8(ascii: ".") || bytes[$0] == UInt8(ascii: ",") }
    }

    /// Whether a run is an amount that its cell cut off behind the point: `1,705,216.`.
    static func isCut(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        range.count > 3 && bytes[range.upperBound - 1] == UInt8(ascii: ".")
            && range.dropLast().allSatisfy { ASCII.isDigit(bytes[$0]) || bytes[$0] == UInt8(ascii: ",") }
    }

    /// Whether a word goes on with a number before it: `2024 年`, and not `05 年金`.
    static func continues(_ number: LayoutPiece, _ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let scalars = Array(bytes.string(in: range).unicodeScalars.prefix(2))
        guard let first = scalars.first, units.contains(first) else { return false }
        if first == "年", number.characters.count != 4 { return false }
        // 年初 and 年末 begin labels of their own.
        return scalars.dropFirst().allSatisfy { $0 != "初" && $0 != "末" }
    }

    /// Whether a run is the head of a column of codes: 类, 款 or 项.
    static func headsCodes(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        piece.characters.count == 1 && headsCodes(piece.bytes, in: bytes)
    }

    /// The runs of a line that head columns of codes: 类, 款 or 项. A header that prints 款 and no other of them ends
    /// labels so: 款 of 财政拨款.
    static func codeHeads(
        among line: [LayoutPiece], of header: [LayoutPiece], in bytes: Span<UInt8>
    ) -> [LayoutPiece] {
        var heads: [LayoutPiece] = []
        var all: Set<String> = []
        for piece in line where headsCodes(piece, in: bytes) { heads.append(piece) }
        for piece in header where headsCodes(piece, in: bytes) { all.insert(bytes.string(in: piece.bytes)) }
        return all == ["款"] || all == ["项"] ? [] : heads
    }

    /// Whether bytes are the head of a column of codes: 类, 款 or 项.
    static func headsCodes(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        codeHeads.contains(bytes.string(in: range))
    }

    /// Whether bytes are the head of the first part of codes: 类.
    static func startsCodes(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        bytes.string(in: range) == "类"
    }

    /// Whether bytes are the head of a column whose cells hold a code and a name: 科目名称（编码）.
    static func headsCodedNames(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let label = bytes.string(in: range)
        return label.contains("编码") && label.contains("名称")
    }

    /// Whether bytes are a code of three, five or seven digits and a name behind a blank: `20805 行政事业单位离退休`.
    static func startsWithCode(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let digits = range.prefix { ASCII.isDigit(bytes[$0]) }
        return [3, 5, 7].contains(digits.count) && digits.count < range.count
            && bytes[range.lowerBound + digits.count] == UInt8(ascii: " ")
    }

    /// Whether a run is the label of a sum by itself and never the end of another: 小计.
    static func isSum(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        piece.characters.count <= 2 && sums.contains(bytes.string(in: piece.bytes))
    }

    /// Whether a run is the label of a column of sums, or ends one: 合计, 本年支出合计. Where any of a table's amounts is
    /// printed, their sum is.
    static func headsSums(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        guard piece.kind == .text, piece.characters.count <= 10 else { return false }
        let label = bytes.string(in: piece.bytes).filter { !$0.isWhitespace }
        return sums.contains(String(label.suffix(2)))
    }

    /// Whether a run is the head of a column of names: 项目, 科目名称.
    static func headsNames(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        guard piece.kind == .text, piece.characters.count <= 10 else { return false }
        let label = bytes.string(in: piece.bytes).filter { !$0.isWhitespace }
        return label == "项目" || label.hasSuffix("名称")
    }

    private static let sums: Set<String> = ["小计", "合计", "总计"]
    private static let codeHeads: Set<String> = ["类", "款", "项"]
    private static let leaders: [Unicode.Scalar] = [".", "．", "…", "·", "‥", "⋯", "・"]
    private static let units: [Unicode.Scalar] = ["年", "月", "日"]

    private static func isBlank(_ scalar: UInt32) -> Bool {
        scalar <= 0x20 || scalar == 0x3000 || scalar == 0xA0 || (0x2000...0x200B).contains(scalar)
    }

    /// Wide and full-width characters of UAX #11, as far as they occur in documents, and the marks that Chinese
    /// fonts print full width.
    private static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2014...0x2026, 0x2460...0x24FF, 0x2600...0x26FF, 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The scalar at an offset of valid UTF-8, and its length; 1 byte where the text is not valid.
    private static func scalar(at offset: Int, before end: Int, in bytes: Span<UInt8>) -> (UInt32, Int) {
        let first = bytes[offset]
        let length = first < 0x80 ? 1 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4))
        guard length > 1, offset + length <= end else { return (UInt32(first), 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for index in offset + 1..<offset + length { value = value << 6 | UInt32(bytes[index] & 0x3F) }
        return (value, length)
    }
}
