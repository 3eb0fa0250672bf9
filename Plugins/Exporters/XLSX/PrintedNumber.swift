import DisclosureModel
import SpreadsheetML

/// Text of a source without types that is an amount, and the format that shows it as it was printed.
///
/// `2,540.11` and `0.30` are amounts by their look. `2010350` may be a code and `27` the number of a line: digits alone are an amount
/// only in a column that holds an amount by its look. Nothing that begins with a zero is one, but for `0` and `0.…`.
struct PrintedNumber {
    let amount: Amount
    let format: String

    init?(_ text: String, isInNumberColumn: Bool) {
        guard let look = Self.look(text), look.isCertain || isInNumberColumn,
            case .amount(let amount, innerBlanks: false) = PrintedAmount(text)
        else { return nil }
        self.amount = amount
        format = WorkbookLooks.format(decimals: Int(amount.scale), isGrouped: look.isGrouped)
    }

    /// The columns, counted from 0, that hold an amount by its look.
    static func columns(of grid: Grid) -> Set<Int> {
        var columns: Set<Int> = []
        for row in grid.rows {
            for cell in row.cells where look(cell.text)?.isCertain == true { columns.insert(cell.column) }
        }
        return columns
    }

    /// The format that shows a number as the text does; `General` where the text is not a plain number.
    static func format(shown text: String) -> String {
        guard let look = look(text), look.isCertain, case .amount(let amount, _) = PrintedAmount(text) else {
            return "General"
        }
        return WorkbookLooks.format(decimals: Int(amount.scale), isGrouped: look.isGrouped)
    }

    private static func look(_ text: String) -> (isCertain: Bool, isGrouped: Bool)? {
        var digits = 0
        var isGrouped = false
        var hasPoint = false
        var startsWithZero = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x30...0x39:
                if digits == 0 { startsWithZero = byte == 0x30 }
                if digits == 1, startsWithZero, !hasPoint { return nil }
                digits += 1
            case UInt8(ascii: ",") where digits > 0 && !hasPoint: isGrouped = true
            case UInt8(ascii: ".") where digits > 0 && !hasPoint: hasPoint = true
            case UInt8(ascii: "-") where index == 0: break
            default: return nil
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        return (isGrouped || hasPoint, isGrouped)
    }
}
