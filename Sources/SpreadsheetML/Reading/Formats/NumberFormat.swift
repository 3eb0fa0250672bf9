/// A number format: how a cell's number is shown, and with that whether it is a date (ECMA-376 part 1, 18.8.30
/// numFmt and 18.8.31).
public struct NumberFormat: Hashable, Sendable {
    /// What the numbers of a format stand for.
    public enum Kind: Hashable, Sendable {
        /// As stored: `General`, or text.
        case general
        /// A number.
        case number
        /// A date, a time of day, or both.
        case date
        /// An elapsed time, such as `[h]:mm`.
        case duration
    }

    /// The format code, as the file or the standard states it.
    public let code: String
    /// What numbers of this format stand for; the first section decides.
    public let kind: Kind

    /// The sections, in order: of positive numbers, negative ones, zero, and text.
    let sections: [FormatSection]

    /// What Excel takes is 255 characters long at most.
    private static let longestCode = 1_024

    /// Reads a format code. One of more than 1,024 bytes, which no spreadsheet program writes, shows numbers as they are.
    ///
    /// - Complexity: O(length).
    public init(_ code: String) {
        self.code = code
        sections = FormatCodeParser.sections(of: code.utf8.count > Self.longestCode ? "General" : code)
        kind = sections.first?.kind ?? .general
    }

    /// The format that shows a number as it is.
    public static let general = NumberFormat("General")
}

/// One section of a format code.
struct FormatSection: Hashable, Sendable {
    /// What a section shows, in order.
    enum Token: Hashable, Sendable {
        case literal([UInt8])
        /// `0`, `#` or `?` before the point.
        case whole(UInt8)
        /// `0`, `#` or `?` after the point.
        case fraction(UInt8)
        case point
        /// `E+` or `E-`; digits follow.
        case exponent(signed: Bool)
        /// `0`, `#` or `?` after `E`.
        case power(UInt8)
        case percent
        /// The number or text as it is.
        case general
        case year(Int)
        case month(Int)
        case day(Int)
        case weekday(Int)
        case hour(Int)
        case minute(Int)
        case second(Int)
        /// Decimals of a second.
        case decimals(Int)
        /// Morning and afternoon.
        case halves([UInt8], [UInt8])
        case elapsedHours(Int)
        case elapsedMinutes(Int)
        case elapsedSeconds(Int)
    }

    /// A condition in brackets, such as `[>=100]`.
    struct Condition: Hashable, Sendable {
        var comparison: [UInt8]
        var operand: Double

        func holds(for value: Double) -> Bool {
            switch comparison {
            case Array("<".utf8): value < operand
            case Array("<=".utf8): value <= operand
            case Array(">".utf8): value > operand
            case Array(">=".utf8): value >= operand
            case Array("<>".utf8): value != operand
            default: value == operand
            }
        }
    }

    var tokens: [Token] = []
    var condition: Condition?
    /// Whether thousands are separated.
    var groups = false
    /// How often the number is divided by 1,000 before it is shown.
    var thousands = 0
    /// How often it is multiplied by 100.
    var percents = 0
    /// Whether what the section shows depends on more than is known here: fractions, numerals of a language.
    var isOpaque = false

    /// What numbers stand for under this section.
    var kind: NumberFormat.Kind {
        var isDate = false
        var isNumber = false
        for token in tokens {
            switch token {
            case .elapsedHours, .elapsedMinutes, .elapsedSeconds: return .duration
            case .year, .month, .day, .weekday, .hour, .minute, .second, .halves: isDate = true
            case .whole, .fraction, .percent, .exponent: isNumber = true
            default: break
            }
        }
        return isDate ? .date : (isNumber || !tokens.contains(.general) ? .number : .general)
    }
}
