/// What cells mean: gives each its place, checks its value against its type, and puts it on the tape.
///
/// Both routes through a sheet, libxml2's and the scanner's, end here, so that they cannot differ in meaning.
struct CellRecorder {
    /// The types of `c/@t` (ECMA-376 part 1, 18.18.11).
    enum CellType {
        case number
        case sharedString
        case formulaString
        case inlineString
        case boolean
        case error
        case date
        case unknown

        /// The type that an attribute states; a number where it is absent or empty.
        @inline(__always)
        init(_ bytes: UnsafeBufferPointer<UInt8>?) {
            guard let bytes, let first = bytes.first else {
                self = .number
                return
            }
            if bytes.count == 1 {
                switch first {
                case UInt8(ascii: "n"): self = .number
                case UInt8(ascii: "s"): self = .sharedString
                case UInt8(ascii: "b"): self = .boolean
                case UInt8(ascii: "e"): self = .error
                case UInt8(ascii: "d"): self = .date
                default: self = .unknown
                }
            } else if Lexical.equals(bytes, "str") {
                self = .formulaString
            } else if Lexical.equals(bytes, "inlinestr") {
                self = .inlineString
            } else {
                self = .unknown
            }
        }
    }

    /// What the rest of the workbook says that matters for single cells.
    struct Surroundings {
        /// For each style, whether its numbers are dates or durations.
        var serialStyles: [Bool]
        /// How many shared strings there are.
        var stringCount: Int
        var limits: ReadingLimits
        /// How many cells were read before.
        var cellsBefore: Int
        var part: String
    }

    private let surroundings: Surroundings
    /// The cells so far.
    let tape = CellTape()
    private(set) var cellCount = 0
    private let cellBudget: Int
    private var row = 0
    private var column = 0
    private var isRowHidden = false
    private var rowOnTape = 0

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        cellBudget = max(0, surroundings.limits.cells - surroundings.cellsBefore)
    }

    /// The cell that is being recorded, for errors.
    var place: CellReference { CellReference(row: row, column: column) }

    /// A row starts; without a number it is the one after the last.
    @inline(__always)
    mutating func startRow(_ number: UnsafeBufferPointer<UInt8>?, isHidden: Bool) throws(SpreadsheetError) {
        if let number, !number.isEmpty {
            guard let row = Lexical.integer(number), row >= 1, row <= CellReference.maximumRow else {
                throw badReference(number)
            }
            self.row = row
        } else {
            row += 1
            guard row <= CellReference.maximumRow else { throw badReference(nil) }
        }
        column = 0
        isRowHidden = isHidden
    }

    /// A cell starts; without a reference it is the one after the last.
    @inline(__always)
    mutating func startCell(_ reference: UnsafeBufferPointer<UInt8>?) throws(SpreadsheetError) {
        cellCount += 1
        if cellCount > cellBudget {
            throw .limit(
                "cells", bound: surroundings.limits.cells, found: surroundings.cellsBefore + cellCount,
                part: surroundings.part)
        }
        if let reference, !reference.isEmpty {
            guard let place = CellReference(bytes: reference) else { throw badReference(reference) }
            if place.row != row {
                row = place.row
                isRowHidden = false
            }
            column = place.column
        } else {
            if row == 0 { row = 1 }
            column += 1
            guard column <= CellReference.maximumColumn else { throw badReference(nil) }
        }
        if row != rowOnTape {
            rowOnTape = row
            tape.startRow(row, isHidden: isRowHidden)
        }
    }

    /// The value of the cell that started last, where it is a plain number; false where its style makes it a date.
    @inline(__always)
    mutating func number(_ number: PlainDecimal, style: Int, hasFormula: Bool) -> Bool {
        guard style >= surroundings.serialStyles.count || !surroundings.serialStyles[style] else { return false }
        let entry = tape.room(CellTape.header + DecimalText.capacity)
        let start = (entry + CellTape.header).assumingMemoryBound(to: UInt8.self)
        let count = number.write(into: start)
        tape.finishCell(entry, kind: .number, column: column, style: style, count: count, hasFormula: hasFormula)
        return true
    }

    /// The value of the cell that started last: the text of `v`, or of `is` for an inline string.
    @inline(__always)
    mutating func value(
        _ type: CellType, style: Int, text: UnsafeBufferPointer<UInt8>, hasFormula: Bool
    ) throws(SpreadsheetError) {
        if type == .number, style < surroundings.serialStyles.count ? !surroundings.serialStyles[style] : true {
            let entry = tape.room(CellTape.header + DecimalText.capacity)
            let start = (entry + CellTape.header).assumingMemoryBound(to: UInt8.self)
            let count = DecimalText.normalise(text, into: start)
            if count > 0 {
                tape.finishCell(
                    entry, kind: .number, column: column, style: style, count: count, hasFormula: hasFormula)
                return
            }
        }
        try otherValue(type, style: style, text: text, hasFormula: hasFormula)
    }

    private mutating func otherValue(
        _ type: CellType, style: Int, text: UnsafeBufferPointer<UInt8>, hasFormula: Bool
    ) throws(SpreadsheetError) {
        switch type {
        case .number:
            let number = Lexical.trimmed(text)
            if !number.isEmpty, ParsedDecimal(number) != nil {
                record(.serial, style, number, hasFormula)
            } else if number.isEmpty {
                record(.blank, style, number, hasFormula)
            } else {
                record(.string, style, text, hasFormula, isMistyped: true)
            }
        case .sharedString: try sharedString(text, style, hasFormula)
        case .formulaString:
            var decoded: [UInt8] = []
            EscapedText.append(text, to: &decoded)
            decoded.withUnsafeBufferPointer { record($0.isEmpty ? .blank : .string, style, $0, hasFormula) }
        case .inlineString: record(text.isEmpty ? .blank : .string, style, text, hasFormula)
        case .boolean: boolean(text, style, hasFormula)
        case .error:
            let name = Lexical.trimmed(text)
            record(name.isEmpty ? .blank : .error, style, name, hasFormula)
        case .date:
            let date = Lexical.trimmed(text)
            record(date.isEmpty ? .blank : .isoDate, style, date, hasFormula)
        case .unknown:
            record(text.isEmpty ? .blank : .string, style, text, hasFormula, isMistyped: !text.isEmpty)
        }
    }

    private mutating func sharedString(
        _ text: UnsafeBufferPointer<UInt8>, _ style: Int, _ hasFormula: Bool
    ) throws(SpreadsheetError) {
        let digits = Lexical.trimmed(text)
        if digits.isEmpty { return record(.blank, style, digits, hasFormula) }
        guard let index = Lexical.integer(digits), index >= 0, index < surroundings.stringCount else {
            throw SpreadsheetError(
                .badStringIndex,
                "The cell points at shared string \(String(decoding: digits.prefix(20), as: UTF8.self)), and there "
                    + (surroundings.stringCount == 1 ? "is 1." : "are \(surroundings.stringCount)."),
                part: surroundings.part, place: place.description,
                hint: "Let a spreadsheet program repair the file.")
        }
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: index)) { bytes in
            record(.sharedString, style, bytes.bindMemory(to: UInt8.self), hasFormula)
        }
    }

    private mutating func boolean(_ text: UnsafeBufferPointer<UInt8>, _ style: Int, _ hasFormula: Bool) {
        let value = Lexical.trimmed(text)
        if value.isEmpty { return record(.blank, style, value, hasFormula) }
        let isTrue = Lexical.isTrue(value)
        guard isTrue || Lexical.equals(value, "0") || Lexical.equals(value, "false") || Lexical.equals(value, "off")
        else { return record(.string, style, text, hasFormula, isMistyped: true) }
        withUnsafeBytes(of: isTrue ? UInt8(ascii: "1") : UInt8(ascii: "0")) { bytes in
            record(.boolean, style, bytes.bindMemory(to: UInt8.self), hasFormula)
        }
    }

    private func record(
        _ kind: CellEvent.Kind, _ style: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ hasFormula: Bool,
        isMistyped: Bool = false
    ) {
        tape.cell(
            kind: kind, column: column, style: style, bytes: bytes, hasFormula: hasFormula, isMistyped: isMistyped)
    }

    private func badReference(_ text: UnsafeBufferPointer<UInt8>?) -> SpreadsheetError {
        let stated = text.map { "“\(String(decoding: $0.prefix(20), as: UTF8.self))”" } ?? "one too many"
        return SpreadsheetError(
            .badReference, "A row or cell states a place that no sheet has: \(stated).", part: surroundings.part,
            place: row > 0 ? place.description : nil, hint: "Let a spreadsheet program repair the file.")
    }
}
