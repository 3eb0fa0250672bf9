// Cells by type (ECMA-376 part 1, 18.3.1.4 `c`, 18.18.11 `ST_CellType`).

extension SheetWriter {
    /// The longest text a cell can hold, in UTF-16 units.
    public static let maximumText = 32_767

    /// Writes a cell without a value, for its looks.
    public func blank(_ style: CellStyleID) throws(SpreadsheetError) {
        var cursor = try openCell(style.index)
        cursor.put("/>")
        part.cursor = cursor
    }

    /// Writes the exact decimal `coefficient × 10^-scale`. How many decimals are shown is the style's matter.
    ///
    /// - Parameter scale: 0 to 18.
    public func number(
        coefficient: Int64, scale: Int, _ style: CellStyleID = .plain
    ) throws(SpreadsheetError) {
        guard scale >= 0, scale <= 18 else { throw .invalidValue("A number has 0 to 18 decimals, not \(scale)") }
        var cursor = try openCell(style.index)
        cursor.put("><v>")
        let start = cursor.address
        cursor.put(coefficient: coefficient, scale: scale)
        noteNumber(from: start, to: cursor.address)
        cursor.put("</v></c>")
        part.cursor = cursor
    }

    /// Writes a binary number as the shortest decimal that reads back to it.
    ///
    /// What is not a number (`nan`) or has no bounds becomes the error `#NUM!`, as in a formula.
    public func number(_ value: Double, _ style: CellStyleID = .plain) throws(SpreadsheetError) {
        guard value.isFinite else { return try error("#NUM!", style) }
        var cursor = try openCell(style.index)
        cursor.put("><v>")
        let start = cursor.address
        if value.magnitude < 1e16, value == value.rounded(.towardZero) {
            cursor.put(coefficient: Int64(value), scale: 0)
        } else {
            var text = value.description
            text.withUTF8 { text in
                if let base = text.baseAddress { cursor.put(base, count: text.count) }
            }
        }
        noteNumber(from: start, to: cursor.address)
        cursor.put("</v></c>")
        part.cursor = cursor
    }

    /// Writes a number that is decimal text already: `[+-]digits[.digits][e[+-]digits]`, at most 40 bytes.
    ///
    /// - Throws: ``SpreadsheetError`` where it is anything else.
    public func number(decimal text: String, _ style: CellStyleID = .plain) throws(SpreadsheetError) {
        var text = text
        let isNumber = text.withUTF8 { ParsedDecimal($0) != nil && $0.count <= 40 }
        guard isNumber else { throw .invalidValue("“\(text)” is not a number") }
        var cursor = try openCell(style.index)
        cursor.put("><v>")
        let start = cursor.address
        text.withUTF8 { text in
            // A plus sign in front is no xsd:double to some readers.
            let bytes = text.first == 0x2B ? UnsafeBufferPointer(rebasing: text.dropFirst()) : text
            if let base = bytes.baseAddress { cursor.put(base, count: bytes.count) }
        }
        noteNumber(from: start, to: cursor.address)
        cursor.put("</v></c>")
        part.cursor = cursor
    }

    /// Writes a truth value.
    public func boolean(_ value: Bool, _ style: CellStyleID = .plain) throws(SpreadsheetError) {
        var cursor = try openCell(style.index)
        cursor.put(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
        part.cursor = cursor
        shared.fingerprint?.add(row: place.row, column: place.column, boolean: value)
    }

    /// Writes an error value, such as `#N/A`. What is not one of the format's errors becomes text.
    public func error(_ text: String, _ style: CellStyleID = .plain) throws(SpreadsheetError) {
        guard Self.errors.contains(text) else { return try self.text(text, style) }
        var cursor = try openCell(style.index)
        cursor.put(" t=\"e\"><v>")
        part.cursor = cursor
        try part.append(Array(text.utf8))
        try closeValue()
        shared.fingerprint?.add(row: place.row, column: place.column, text: text)
    }

    /// Writes text. It stays text whatever it begins with: a cell that starts with `=`, `+`, `-` or `@` is marked so that
    /// editing it does not make it a formula (18.8.45 `quotePrefix`).
    ///
    /// - Throws: ``SpreadsheetError`` beyond ``maximumText``.
    public func text(_ text: String, _ style: CellStyleID = .plain) throws(SpreadsheetError) {
        guard !text.isEmpty else { return style == .plain ? try skip() : try blank(style) }
        var copy = text
        let length = copy.utf8.count > Self.maximumText ? copy.utf16.count : 0
        guard length <= Self.maximumText else {
            throw .beyondFormat(
                "A cell holds no more than \(Self.maximumText) characters, and this text has \(length)",
                at: "\(CellReference(row: rowNumber, column: columnNumber))")
        }
        // withUTF8 passes on untyped errors only.
        let outcome = copy.withUTF8 { bytes -> SpreadsheetError? in
            do throws(SpreadsheetError) { try write(bytes, style.index) } catch { return error }
            return nil
        }
        if let outcome { throw outcome }
        shared.fingerprint?.add(row: place.row, column: place.column, text: text)
    }

    /// Writes a formula and the value it had when it was last computed (18.3.1.40 `f`).
    ///
    /// - Parameter formula: without the equals sign, in the file format's English spelling: `SUM(B2:B9)`.
    public func formula(
        _ formula: String, coefficient: Int64, scale: Int, _ style: CellStyleID = .plain
    ) throws(SpreadsheetError) {
        guard scale >= 0, scale <= 18 else { throw .invalidValue("A number has 0 to 18 decimals, not \(scale)") }
        guard formula.utf8.count <= 8192 else { throw .beyondFormat("A formula has no more than 8192 characters") }
        var cursor = try openCell(style.index)
        cursor.put("><f>")
        part.cursor = cursor
        var escaped: [UInt8] = []
        XMLText.append(formula, to: &escaped, .element)
        try part.append(escaped)
        try part.reserve(64)
        cursor = part.cursor
        cursor.put("</f><v>")
        let start = cursor.address
        cursor.put(coefficient: coefficient, scale: scale)
        noteNumber(from: start, to: cursor.address)
        cursor.put("</v></c>")
        part.cursor = cursor
    }

    private func write(_ text: UnsafeBufferPointer<UInt8>, _ style: Int) throws(SpreadsheetError) {
        let isFitted = part.isInMemory && fitting.isNeeded && !shared.styles.wraps(style)
        if isFitted { fitting.note(column: columnNumber, width: DisplayWidth.of(text)) }
        let style = Self.mayBecomeFormula(text) ? shared.styles.quoted(style) : style
        var cursor = try openCell(style)
        if let index = shared.strings.index(of: text) {
            cursor.put(" t=\"s\"><v>")
            cursor.put(number: UInt64(UInt(bitPattern: index)))
            cursor.put("</v></c>")
            part.cursor = cursor
            return
        }
        cursor.put(" t=\"inlineStr\"><is><t")
        if XMLText.needsPreserving(text) { cursor.put(" xml:space=\"preserve\"") }
        cursor.put(0x3E)
        part.cursor = cursor
        if XMLText.isPlain(text) {
            try part.append(text)
        } else {
            var escaped: [UInt8] = []
            XMLText.append(text, to: &escaped, .cell)
            try part.append(escaped)
        }
        try part.reserve(16)
        part.cursor.put("</t></is></c>")
    }

    private func closeValue() throws(SpreadsheetError) {
        try part.reserve(16)
        part.cursor.put("</v></c>")
    }

    @inline(__always)
    private func noteNumber(from start: UnsafeMutablePointer<UInt8>, to end: UnsafeMutablePointer<UInt8>) {
        if part.isInMemory, fitting.isNeeded {
            // Separators of thousands are not in the value, but on the screen.
            let digits = end - start
            fitting.note(column: columnNumber - 1, width: digits + max(0, digits - 4) / 3)
        }
        guard shared.fingerprint != nil else { return }
        let text = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        shared.fingerprint?.add(row: place.row, column: place.column, number: text)
    }

    @inline(__always)
    private static func mayBecomeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
        default: false
        }
    }

    private static let errors: Set<String> = [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA",
    ]
}
