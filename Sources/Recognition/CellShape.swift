import DisclosureModel
import FormCatalogue

/// What a cell looks like, before anything is known of its column.
struct CellShape: Sendable {
    /// The cell read as an amount.
    let amount: PrintedAmount
    /// The cell's digits, where it holds nothing else (blanks apart).
    let digits: String?
    /// The cell's text without blanks.
    let compact: String
    /// The cell read as an amount with its unit behind it; ``amount`` is text then, for the unit may not be the table's.
    let quantity: PrintedQuantity?
    /// A workbook's number that the cell shows rounded; nil elsewhere. What is printed counts.
    let stored: Amount?

    init(_ cell: Grid.Cell) {
        self.init(cell.text, value: cell.value)
    }

    init(_ text: String, value: CellValue? = nil) {
        compact = LabelText.key(text)
        if case .number(let decimal) = value, let exact = Amount(decimal) {
            quantity = PrintedQuantity(text, key: compact)
            // A number that its format shows as a share is none of money.
            let isMoney = quantity == nil && !compact.ends("%")
            let shown = isMoney ? Self.amount(exact, shownAs: text) : nil
            amount = shown.map { .amount($0, innerBlanks: false) } ?? .text
            stored = shown.flatMap { $0 == exact ? nil : exact }
        } else {
            stored = nil
            amount = PrintedAmount(text)
            quantity = amount == .text ? PrintedQuantity(text, key: compact) : nil
        }
        let isDigits = !compact.isEmpty && compact.utf8.allSatisfy(Self.isDigit)
        digits = isDigits ? compact : nil
    }

    /// A classification code, where the digits have the shape of one.
    var code: String? {
        guard let digits, ClassificationCodes.isFunctional(digits) || ClassificationCodes.isEconomic(digits) else {
            return nil
        }
        return digits
    }

    /// Whether the cell can only be an amount: it has decimals, separators or a unit behind it, and is no year.
    var isCertainAmount: Bool {
        if quantity != nil { return true }
        guard case .amount(let value, _) = amount else { return false }
        if value.scale > 0 { return true }
        return compact.contains(",")
    }

    /// Whether the cell holds the dots that stand for rows left out in a blank form.
    var isPlaceholder: Bool {
        !compact.isEmpty && compact.unicodeScalars.allSatisfy { $0 == "…" || $0 == "⋯" }
            || compact == "..." || compact == "......"
    }

    /// Whether the cell is an amount that cannot be read: the error of a formula (`#DIV/0!`), a number that its cell is
    /// too narrow for (`####`), or digits whose separators group nothing (`1.234,56`).
    var isSpoilt: Bool {
        guard amount == .text, quantity == nil, let first = compact.utf8.first, first < 0x80 else { return false }
        if compact.begins("#") {
            return compact.utf8.allSatisfy { Self.errorMarks.contains($0) || (0x41...0x5A).contains($0) }
        }
        return compact.utf8.contains(UInt8(ascii: ","))
            && compact.utf8.allSatisfy { Self.separators.contains($0) || Self.isDigit($0) }
            && compact.utf8.contains(where: Self.isDigit)
    }

    /// Whether the cell is a share: a number and a percent sign.
    var isPercent: Bool {
        guard amount == .text, compact.ends("%") else { return false }
        if case .amount = PrintedAmount(String(compact.dropLast())) { return true }
        return false
    }

    private static let errorMarks = Array("#/!?0".utf8)
    private static let separators = Array(".,-".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether the cell holds words.
    var isWords: Bool {
        amount == .text && quantity == nil && !isSpoilt
            && compact.unicodeScalars.contains { $0.value > 0x2E80 || ("A"..."z").contains($0) }
    }

    /// A workbook's number with the decimals that its format shows, rounded to them as a person sees it. A format that
    /// shows another number, in thousands or without its sign, says nothing of the amount.
    private static func amount(_ exact: Amount, shownAs text: String) -> Amount {
        guard case .amount(let shown, _) = PrintedAmount(text), exact.rounded(toScale: shown.scale) == shown else {
            return exact
        }
        return shown
    }
}
