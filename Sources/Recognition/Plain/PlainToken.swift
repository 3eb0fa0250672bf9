import DisclosureModel
import FormCatalogue

/// A word of a line of plain text: what stands between blanks.
struct PlainToken: Sendable, Equatable {
    /// The word, as printed.
    let text: String
    /// The word as a key.
    let key: String
    let at: Locator
    /// Whether the word begins its line.
    let isFirst: Bool
    /// The words of the line that follow.
    let following: Int

    /// The words of a line; the pieces that blanks have cut (`2, 812. 11`, `总 计`) are one. O(n).
    static func words(of line: TableCandidate.Line) -> [PlainToken] {
        let scalars = line.text.unicodeScalars
        var pieces: [Substring.UnicodeScalarView] = []
        for piece in scalars.split(whereSeparator: LabelText.isBlank) {
            if let last = pieces.last, isCut(last, before: piece) {
                pieces[pieces.count - 1] = scalars[last.startIndex..<piece.endIndex]
            } else if let amounts = touching(piece) {
                pieces += amounts
            } else if let end = endOfAmount(piece) ?? endOfCode(piece) ?? (pieces.isEmpty ? nil : endOfDash(piece)) {
                pieces += [piece[..<end], piece[end...]]
            } else {
                pieces.append(piece)
            }
        }
        return pieces.enumerated().map { index, piece in
            let text = String(String.UnicodeScalarView(piece))
            return PlainToken(
                text: text, key: LabelText.key(text), at: place(of: piece, in: line), isFirst: index == 0,
                following: pieces.count - 1 - index)
        }
    }

    /// Whether a word goes on behind a blank: 总 计, a number with a group of three digits after a comma, with decimals
    /// after a point.
    private static func isCut(_ piece: Substring.UnicodeScalarView, before next: Substring.UnicodeScalarView) -> Bool {
        let digits = next.prefix { ("0"..."9").contains($0) }.count
        guard let mark = piece.last, let first = piece.first else { return false }
        if piece.count == 1, mark == "总" || mark == "合" { return next.count == 1 && next.first == "计" }
        guard ("0"..."9").contains(first), piece.count > 1 else { return false }
        return (mark == "," && digits == 3) || (mark == "." && digits == 2 && next.count == 2)
    }

    /// Amounts of as many decimals that touch each other: `4,207,364.954,162,697.27`; nil where a piece is no such thing.
    private static func touching(_ piece: Substring.UnicodeScalarView) -> [Substring.UnicodeScalarView]? {
        let points = piece.indices.filter { piece[$0] == "." }
        guard points.count > 1, let last = points.last else { return nil }
        let decimals = piece.distance(from: last, to: piece.endIndex) - 1
        guard decimals > 1 else { return nil }
        var amounts: [Substring.UnicodeScalarView] = []
        var start = piece.startIndex
        for point in points {
            guard let end = piece.index(point, offsetBy: decimals + 1, limitedBy: piece.endIndex) else { return nil }
            let amount = piece[start..<end]
            guard start < point, case .amount = PrintedAmount(String(String.UnicodeScalarView(amount))) else {
                return nil
            }
            amounts.append(amount)
            start = end
        }
        return start == piece.endIndex ? amounts : nil
    }

    /// Where an amount ends that touches the name of the next cell: `4,302.93一、教育支出`; nil where none does.
    private static func endOfAmount(_ piece: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index? {
        let end = piece.firstIndex { !("0"..."9").contains($0) && !",.-—".unicodeScalars.contains($0) }
        guard let end, end > piece.startIndex, piece[end].properties.isIdeographic || piece[end] == "（" else {
            return nil
        }
        let name = LabelText.key(String(String.UnicodeScalarView(piece[end...])))
        let isNumbered = LabelText.withoutEnumerator(name[...]) != nil || name.ends("合计") || name.ends("总计")
        // With decimals it is an amount, unless a unit follows: 12.5万元. A short word may be the end of a name.
        let decimals = piece[..<end].split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.count
        let isAmount =
            decimals != nil && !measures.contains(piece[end])
            && (name.unicodeScalars.count > 3 || (decimals ?? 0) > 1 && name.unicodeScalars.count > 1)
        return isNumbered || isAmount ? end : nil
    }

    /// Where the dash of a cell ends that touches the name of the next: `--外交支出`; nil where none does.
    private static func endOfDash(_ piece: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index? {
        guard let end = piece.firstIndex(where: { $0 != "-" && $0 != "—" }), end > piece.startIndex,
            piece[end].properties.isIdeographic
        else { return nil }
        return end
    }

    /// Where a code ends that touches its name: `208社会保障和就业支出`; nil where none does.
    private static func endOfCode(_ piece: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index? {
        guard let end = piece.firstIndex(where: { !("0"..."9").contains($0) }), piece[end].properties.isIdeographic,
            piece[end...].count > 1, !measures.contains(piece[end]), !counters.contains(piece[end])
        else { return nil }
        let code = String(String.UnicodeScalarView(piece[..<end]))
        return ClassificationCodes.isFunctional(code) || ClassificationCodes.isEconomic(code) ? end : nil
    }

    private static let counters = Set("年月日页号个".unicodeScalars)
    private static let measures = Set("万亿千百元倍".unicodeScalars)

    private static func place(of piece: Substring.UnicodeScalarView, in line: TableCandidate.Line) -> Locator {
        guard case .text(let number, let column) = line.at else { return line.at }
        let scalars = line.text.unicodeScalars
        return .text(
            line: number, column: column + scalars.distance(from: scalars.startIndex, to: piece.startIndex))
    }

    /// The digits, where the word holds nothing else.
    var digits: String? {
        key.utf8.allSatisfy { (0x30...0x39).contains($0) } && !key.isEmpty ? key : nil
    }

    /// The amount, where the word is one; `1.` and `2、` number an item.
    var amount: Amount? {
        if key.ends(".") || key.ends(",") { return nil }
        if case .amount(let amount, _) = PrintedAmount(text) { return amount }
        return nil
    }

    /// Whether the word stands for a cell without an amount: `-`, `——`.
    var isDash: Bool { PrintedAmount(text) == .dash }

    /// Whether the word can be the last digits of an amount that begins on the line above.
    var isRest: Bool { (digits?.utf8.count).map { $0 < 4 } ?? false }

    /// Whether the word fills a cell of amounts.
    var isValue: Bool { amount != nil || isDash }

    /// Whether the word is the first part of a code of a classification: 201, 301.
    func beginsCode(_ classification: Form.Classification?) -> Bool {
        guard let digits, digits.utf8.count >= 3 else { return false }
        return classification == .economic
            ? ClassificationCodes.isEconomic(digits) : ClassificationCodes.isFunctional(digits)
    }
}
