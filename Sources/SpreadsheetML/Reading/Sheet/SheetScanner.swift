/// Reads rows of plain `sheetData` straight from the bytes, at many times the speed of an XML parser.
///
/// It knows what spreadsheet programs write: `row`, `c`, `v`, `f`, `is` with a single `t`, without prefixes, with the
/// attributes of the standard. At anything else (a comment, a character reference, an attribute that it does not know,
/// a byte that XML does not allow) it gives up, and the whole part goes through libxml2. What it does take, it takes
/// as libxml2 would: a test reads every known workbook, and mutations of them, both ways.
///
/// The window that it works on ends in a NUL byte, which stops every loop: no content can hold one.
struct SheetScanner {
    /// How a window ended.
    enum Outcome {
        /// All of it was taken.
        case exhausted
        /// `</sheetData>` stands at this offset.
        case ended(at: Int)
        /// Something unknown was met.
        case unknown
    }

    private let limits: ReadingLimits
    private let decoded = ScratchBytes()
    /// The start of the window, and its end, where the NUL byte stands.
    private var end: UnsafePointer<UInt8>
    private var position: UnsafePointer<UInt8>

    init(limits: ReadingLimits) {
        self.limits = limits
        let nothing = UnsafePointer(Self.nothing)
        position = nothing
        end = nothing
    }

    /// A window of no bytes.
    private static nonisolated(unsafe) let nothing: UnsafeMutablePointer<UInt8> = {
        let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return byte
    }()

    /// Takes a window of whole rows.
    ///
    /// - Parameters:
    ///   - start: the first byte.
    ///   - count: how many there are; a NUL byte follows them.
    ///   - recorder: receives the cells.
    mutating func scan(
        _ start: UnsafePointer<UInt8>, _ count: Int, into recorder: inout CellRecorder
    ) throws(SpreadsheetError) -> Outcome {
        position = start
        end = start + count
        while true {
            skipBlanks()
            if position == end { return .exhausted }
            if starts(with: "<row"), let isEmpty = try row(&recorder) {
                if isEmpty { continue }
                guard try cells(&recorder) else { return .unknown }
            } else if starts(with: "</sheetData") {
                return .ended(at: position - start)
            } else {
                return .unknown
            }
        }
    }

    /// Takes the start of a row; true where it has no content, nil where it is unknown.
    private mutating func row(_ recorder: inout CellRecorder) throws(SpreadsheetError) -> Bool? {
        position += 4
        var attributes = AttributeScanner(position, known: .row)
        guard let tag = attributes.scan() else { return nil }
        position = attributes.position
        try recorder.startRow(attributes.first, isHidden: attributes.second.map { Lexical.isTrue($0) } ?? false)
        return tag == .empty
    }

    /// Takes the cells of a row up to its end.
    private mutating func cells(_ recorder: inout CellRecorder) throws(SpreadsheetError) -> Bool {
        while true {
            skipBlanks()
            guard position[0] == UInt8(ascii: "<") else { return false }
            if position[1] == UInt8(ascii: "c"), Lexical.isBlank(position[2]) || position[2] == UInt8(ascii: ">") {
                guard try cell(&recorder) else { return false }
            } else if starts(with: "</row") {
                position += 5
                return closes()
            } else {
                return false
            }
        }
    }

    @inline(__always)
    private mutating func cell(_ recorder: inout CellRecorder) throws(SpreadsheetError) -> Bool {
        position += 2
        var attributes = AttributeScanner(position, known: .cell)
        guard let tag = attributes.scan() else { return false }
        position = attributes.position
        let type = CellRecorder.CellType(attributes.third)
        let style = attributes.second.flatMap { Lexical.integer($0) } ?? 0
        guard style >= 0 else { return false }
        try recorder.startCell(attributes.first)
        if tag == .empty {
            let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
            try recorder.value(
                type == .inlineString ? .formulaString : type, style: style, text: nothing, hasFormula: false)
            return true
        }
        return try content(type, style, &recorder)
    }

    /// Takes what a cell holds, up to its end.
    @inline(__always)
    private mutating func content(
        _ type: CellRecorder.CellType, _ style: Int, _ recorder: inout CellRecorder
    ) throws(SpreadsheetError) -> Bool {
        var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var number: PlainDecimal?
        var valueSeen = false
        var hasFormula = false
        while true {
            skipBlanks()
            guard position[0] == UInt8(ascii: "<") else { return false }
            switch position[1] {
            case UInt8(ascii: "v") where !valueSeen && position[2] == UInt8(ascii: ">"):
                position += 3
                valueSeen = true
                if type == .number, let plain = PlainDecimal(position, before: end),
                    plain.end[0] == UInt8(ascii: "<")
                {
                    number = plain
                    value = UnsafeBufferPointer(start: position, count: plain.end - position)
                    position = plain.end
                    guard starts(with: "</v") else { return false }
                    position += 3
                    guard closes() else { return false }
                    continue
                }
                guard let text = text(), starts(with: "</v") else { return false }
                position += 3
                guard closes() else { return false }
                value = text
            case UInt8(ascii: "v") where !valueSeen && position[2] == UInt8(ascii: "/"):
                guard position[3] == UInt8(ascii: ">") else { return false }
                position += 4
                valueSeen = true
            case UInt8(ascii: "f") where !hasFormula && !valueSeen:
                hasFormula = true
                guard formula() else { return false }
            case UInt8(ascii: "i") where !valueSeen && starts(with: "<is>"):
                return try inlineString(style, hasFormula, &recorder)
            case UInt8(ascii: "/"):
                guard position[2] == UInt8(ascii: "c") else { return false }
                position += 3
                guard closes(), value.count <= limits.cellTextBytes else { return false }
                if let number, recorder.number(number, style: style, hasFormula: hasFormula) { return true }
                try recorder.value(
                    type == .inlineString ? .formulaString : type, style: style, text: value, hasFormula: hasFormula)
                return true
            default: return false
            }
        }
    }

    private mutating func formula() -> Bool {
        position += 2
        var attributes = AttributeScanner(position, known: .formula)
        guard let tag = attributes.scan() else { return false }
        position = attributes.position
        if tag == .empty { return true }
        guard text() != nil, starts(with: "</f") else { return false }
        position += 3
        return closes()
    }

    /// Takes `<is><t>…</t></is></c>`.
    private mutating func inlineString(
        _ style: Int, _ hasFormula: Bool, _ recorder: inout CellRecorder
    ) throws(SpreadsheetError) -> Bool {
        position += 4
        skipBlanks()
        guard starts(with: "<t") else { return false }
        position += 2
        var attributes = AttributeScanner(position, known: .text)
        guard attributes.scan() == .open else { return false }
        position = attributes.position
        let keepsBlanks = attributes.first.map { Lexical.equals($0, "preserve") } ?? false
        guard let raw = text(), raw.count <= limits.cellTextBytes, starts(with: "</t") else { return false }
        position += 3
        guard closes() else { return false }
        skipBlanks()
        guard starts(with: "</is") else { return false }
        position += 4
        guard closes() else { return false }
        skipBlanks()
        guard starts(with: "</c") else { return false }
        position += 3
        guard closes() else { return false }
        var string: [UInt8] = []
        RichText.append(raw, keepsBlanks: keepsBlanks, to: &string)
        try string.withUnsafeBufferPointer { (text) throws(SpreadsheetError) in
            try recorder.value(.inlineString, style: style, text: text, hasFormula: hasFormula)
        }
        return true
    }

    /// Takes text up to the next `<`; nil where it holds something unknown. The bytes are valid until the next call.
    @inline(__always)
    private mutating func text() -> UnsafeBufferPointer<UInt8>? {
        let start = position
        var at = position
        // Digits, letters and the like, which is all that numbers and indices have.
        while TextClass.isPlain(at[0]) { at += 1 }
        position = at
        if at[0] == UInt8(ascii: "<") { return UnsafeBufferPointer(start: start, count: at - start) }
        return unusualText(from: start)
    }

    private mutating func unusualText(from start: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        decoded.clear()
        var taken = start
        var isDecoded = false
        while true {
            while TextClass.isPlain(position[0]) { position += 1 }
            switch position[0] {
            case UInt8(ascii: "<"):
                if !isDecoded { return UnsafeBufferPointer(start: start, count: position - start) }
                decoded.append(UnsafeBufferPointer(start: taken, count: position - taken))
                return decoded.bytes
            case UInt8(ascii: "&"):
                decoded.append(UnsafeBufferPointer(start: taken, count: position - taken))
                guard entity() else { return nil }
                isDecoded = true
                taken = position
            case UInt8(ascii: ">"):
                // `]]>` is not allowed in text.
                if position - start >= 2, position[-1] == UInt8(ascii: "]"), position[-2] == UInt8(ascii: "]") {
                    return nil
                }
                position += 1
            case 0x80...0xFF:
                let count = TextClass.scalarLength(position)
                guard count > 0 else { return nil }
                position += count
            default: return nil
            }
        }
    }

    private mutating func entity() -> Bool {
        for (name, byte) in TextClass.entities where starts(with: name) {
            decoded.append(byte)
            position += name.utf8CodeUnitCount
            return true
        }
        return false
    }

    /// Takes the `>` of an end tag, with blanks before it.
    @inline(__always)
    private mutating func closes() -> Bool {
        if position[0] != UInt8(ascii: ">") { skipBlanks() }
        guard position[0] == UInt8(ascii: ">") else { return false }
        position += 1
        return true
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while Lexical.isBlank(position[0]) { position += 1 }
    }

    @inline(__always)
    private func starts(with text: StaticString) -> Bool {
        let start = text.utf8Start
        for index in 0..<text.utf8CodeUnitCount where position[index] != start[index] { return false }
        return true
    }
}
