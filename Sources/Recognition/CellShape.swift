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

    init(_ cell: Grid.Cell) {
        self.init(cell.text, value: cell.value)
    }

    init(_ text: String, value: CellValue? = nil) {
        compact = LabelText.key(text)
        if case .number(let decimal) = value, let exact = Amount(decimal) {
            amount = .amount(Self.amount(exact, shownAs: text), innerBlanks: false)
        } else {
            amount = PrintedAmount(text)
        }
        let isDigits = !compact.isEmpty && compact.utf8.allSatisfy { (0x30...0x39).contains($0) }
        digits = isDigits ? compact : nil
    }

    /// A classification code, where the digits have the shape of one.
    var code: String? {
        guard let digits, ClassificationCodes.isFunctional(digits) || ClassificationCodes.isEconomic(digits) else {
            return nil
        }
        return digits
    }

    /// Whether the cell can only be an amount: it has decimals or separators, and is no year.
    var isCertainAmount: Bool {
        guard case .amount(let value, _) = amount else { return false }
        if value.scale > 0 { return true }
        return compact.contains(",")
    }

    /// Whether the cell holds the dots that stand for rows left out in a blank form.
    var isPlaceholder: Bool {
        !compact.isEmpty && compact.unicodeScalars.allSatisfy { $0 == "…" || $0 == "⋯" }
            || compact == "..." || compact == "......"
    }

    /// Whether the cell holds words.
    var isWords: Bool {
        amount == .text && compact.unicodeScalars.contains { $0.value > 0x2E80 || ("A"..."z").contains($0) }
    }

    /// A workbook's number with the decimals that its format shows, where showing them loses nothing.
    private static func amount(_ exact: Amount, shownAs text: String) -> Amount {
        if case .amount(let shown, _) = PrintedAmount(text), shown == exact { return shown }
        return exact
    }
}
