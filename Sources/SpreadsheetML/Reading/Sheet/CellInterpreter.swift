/// Says what cells mean and what a person sees of them: resolves shared strings, turns serial numbers into dates,
/// applies number formats.
///
/// Made by ``Workbook/interpreter()``; it works as long as it lives, also when the workbook is gone.
public struct CellInterpreter: Sendable {
    /// The types of values.
    public enum Kind: Hashable, Sendable {
        /// A number.
        case number
        /// A string.
        case string
        /// A truth value.
        case boolean
        /// An error such as `#N/A`.
        case error
        /// A date, a time, both, or a duration.
        case date
    }

    /// A value and what is seen of it; the bytes are valid during the call that hands them over.
    public struct Meaning {
        /// The type of the value.
        public let kind: Kind
        /// A number as a JSON number of at most 15 significant digits, a string, `true` or `false`, the name of an
        /// error, or ISO 8601 (durations as `PT…S`).
        public let value: UnsafeBufferPointer<UInt8>
        /// What a person sees, where that differs from the value and is known; nil otherwise. Empty for a formula that
        /// nobody has calculated yet.
        public let text: UnsafeBufferPointer<UInt8>?
    }

    /// The formats that cells point at.
    public let formats: [CellFormat]
    /// Whether days are counted from 1904.
    public let uses1904: Bool
    /// Whether cached zeros of formulas are no values.
    public let awaitsCalculation: Bool
    private let strings: SharedStrings
    private let showsNumbers: [Bool]
    private var value: [UInt8] = []
    private var text: [UInt8] = []

    init(formats: [CellFormat], uses1904: Bool, awaitsCalculation: Bool, strings: SharedStrings) {
        self.formats = formats
        self.uses1904 = uses1904
        self.awaitsCalculation = awaitsCalculation
        self.strings = strings
        showsNumbers = formats.map { !$0.isRegional && $0.numberFormat.kind == .number }
    }

    /// The format of a style index; the plain one where the workbook has none of this index.
    public func format(_ style: Int) -> CellFormat {
        style >= 0 && style < formats.count ? formats[style] : .plain
    }

    /// Whether the cell shows the result of a formula that was not calculated when the file was saved.
    public func isUncalculated(_ cell: CellEvent) -> Bool {
        guard cell.hasFormula else { return false }
        switch cell.kind {
        case .blank: return true
        case .number: return awaitsCalculation && cell.bytes.count == 1 && cell.bytes.first == UInt8(ascii: "0")
        default: return false
        }
    }

    /// Hands over what a cell means; nil, without calling `body`, for a cell that holds nothing.
    @inline(__always)
    public mutating func interpret<Result>(
        _ cell: CellEvent, _ body: (Meaning) throws -> Result
    ) rethrows -> Result? {
        switch cell.kind {
        case .blank: return nil
        case .number:
            let style = cell.style
            if !cell.hasFormula, style >= showsNumbers.count || !showsNumbers[style] {
                return try body(Meaning(kind: .number, value: cell.bytes, text: nil))
            }
            return try formatted(cell, body)
        case .sharedString:
            let string = strings[cell.stringIndex]
            return string.isEmpty ? nil : try body(Meaning(kind: .string, value: string, text: nil))
        case .string: return try body(Meaning(kind: .string, value: cell.bytes, text: nil))
        default: return try rare(cell, body)
        }
    }

    private mutating func formatted<Result>(
        _ cell: CellEvent, _ body: (Meaning) throws -> Result
    ) rethrows -> Result? {
        text.removeAll(keepingCapacity: true)
        if isUncalculated(cell) {
            return try text.withUnsafeBufferPointer {
                try body(Meaning(kind: .number, value: cell.bytes, text: $0))
            }
        }
        let format = format(cell.style)
        guard !format.isRegional, format.numberFormat.kind == .number,
            format.numberFormat.render(number: cell.bytes, into: &text), !text.elementsEqual(cell.bytes)
        else { return try body(Meaning(kind: .number, value: cell.bytes, text: nil)) }
        return try text.withUnsafeBufferPointer {
            try body(Meaning(kind: .number, value: cell.bytes, text: $0))
        }
    }

    private mutating func rare<Result>(
        _ cell: CellEvent, _ body: (Meaning) throws -> Result
    ) rethrows -> Result? {
        value.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        var kind = Kind.date
        var hasText = false
        switch cell.kind {
        case .boolean:
            kind = .boolean
            value += cell.bytes.first == UInt8(ascii: "1") ? Array("true".utf8) : Array("false".utf8)
        case .error:
            kind = .error
            value += cell.bytes
        case .isoDate:
            if !ISODate.append(cell.bytes, to: &value) { (kind, hasText) = serial(cell) }
        default: (kind, hasText) = serial(cell)
        }
        return try value.withUnsafeBufferPointer { value in
            guard hasText else { return try body(Meaning(kind: kind, value: value, text: nil)) }
            return try text.withUnsafeBufferPointer {
                try body(Meaning(kind: kind, value: value, text: $0.elementsEqual(value) ? nil : $0))
            }
        }
    }

    /// A number under a date format: a date where it is one, a number where it cannot be, text where it is neither.
    private mutating func serial(_ cell: CellEvent) -> (Kind, hasText: Bool) {
        let format = format(cell.style)
        let number = String(decoding: cell.bytes, as: UTF8.self)
        if let serial = Double(number), serial.isFinite {
            let shows =
                !format.isRegional && format.numberFormat.render(serial: serial, uses1904: uses1904, into: &text)
            if format.numberFormat.kind == .duration, DateSerial.appendDuration(serial, to: &value) {
                return (.date, shows)
            }
            if format.numberFormat.kind == .date, let date = DateSerial(serial, uses1904: uses1904) {
                date.appendISO(to: &value)
                return (.date, shows)
            }
        }
        if let decimal = DecimalText.normalised(number) {
            value += Array(decimal.utf8)
            return (.number, false)
        }
        value += cell.bytes
        return (.string, false)
    }
}

extension Workbook {
    /// What says the meaning of this workbook's cells.
    ///
    /// - Throws: ``SpreadsheetError`` where the shared strings cannot be read.
    public mutating func interpreter() throws(SpreadsheetError) -> CellInterpreter {
        CellInterpreter(
            formats: cellFormats, uses1904: uses1904, awaitsCalculation: awaitsCalculation,
            strings: try sharedStrings())
    }
}
