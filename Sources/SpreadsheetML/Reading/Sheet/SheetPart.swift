/// Reads a worksheet part, or what of it the scanner does not take (ECMA-376 part 1, 18.3.1.99 worksheet).
struct SheetPart: XMLHandler {
    private enum Place {
        case outside
        case sheetData
        case row
        case cell
        case value
        case formula
        case inlineString
    }

    private let limits: ReadingLimits
    private let part: String
    private var rootSeen = false
    private var place = Place.outside
    private var type = CellRecorder.CellType.number
    private var style = 0
    private var hasFormula = false
    private var valueSeen = false
    private var inlineSeen = false
    private var value: [UInt8] = []
    private var inline = RichText()

    /// What became of the cells.
    var recorder: CellRecorder
    /// Merged ranges in the order of the file (18.3.1.55).
    private(set) var merges: [CellRange] = []
    /// How many merged ranges could not be understood.
    private(set) var strangeMerges = 0
    /// The hidden columns (18.3.1.13), 1-based.
    private(set) var hiddenColumns: [ClosedRange<Int>] = []

    init(part: String, limits: ReadingLimits, recorder: CellRecorder) {
        self.part = part
        self.limits = limits
        self.recorder = recorder
    }

    /// Whether rows would be taken at this point of the part.
    var isInSheetData: Bool { place == .sheetData }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        switch place {
        case .outside: try outside(element)
        case .sheetData:
            guard element.isMain("row") else { return }
            place = .row
            try recorder.startRow(element.attribute("r"), isHidden: element.boolean("hidden") ?? false)
        case .row:
            guard element.isMain("c") else { return }
            try cell(element)
        case .cell:
            if element.isMain("v") {
                place = .value
                valueSeen = true
                value.removeAll(keepingCapacity: true)
            } else if element.isMain("f") {
                place = .formula
                hasFormula = true
            } else if element.isMain("is") {
                place = .inlineString
                inlineSeen = true
                inline.clear()
            }
        case .inlineString: inline.start(element)
        case .value, .formula: return
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {
        switch place {
        case .outside: return
        case .sheetData: if XMLElement.equals(name, "sheetData") { place = .outside }
        case .row: if XMLElement.equals(name, "row") { place = .sheetData }
        case .cell:
            guard XMLElement.equals(name, "c") else { return }
            place = .row
            try finishCell()
        case .value: if XMLElement.equals(name, "v") { place = .cell }
        case .formula: if XMLElement.equals(name, "f") { place = .cell }
        case .inlineString:
            if XMLElement.equals(name, "is") {
                place = .cell
            } else {
                inline.end(name)
            }
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {
        let count: Int
        if place == .value {
            value.append(contentsOf: bytes)
            count = value.count
        } else if place == .inlineString {
            count = inline.text(bytes)
        } else {
            return
        }
        if count > limits.cellTextBytes {
            try limits.check(
                \.cellTextBytes, "cell-text-bytes", count, part: part, place: recorder.place.description)
        }
    }

    private mutating func outside(_ element: XMLElement) throws(SpreadsheetError) {
        if !rootSeen {
            guard element.isMain("worksheet") || element.isMain("macrosheet") || element.isMain("dialogsheet") else {
                throw SpreadsheetError(.unexpectedRoot, "The part is not a worksheet, although it should be.")
            }
            rootSeen = true
        } else if element.isMain("sheetData") {
            place = .sheetData
        } else if element.isMain("mergeCell") {
            try merge(element)
        } else if element.isMain("col"), element.boolean("hidden") ?? false {
            let first = max(1, element.integer("min") ?? 1)
            let last = min(CellReference.maximumColumn, element.integer("max") ?? first)
            try limits.check(\.formats, "formats", hiddenColumns.count + 1)
            if first <= last { hiddenColumns.append(first...last) }
        }
    }

    private mutating func cell(_ element: XMLElement) throws(SpreadsheetError) {
        place = .cell
        type = CellRecorder.CellType(element.attribute("t"))
        style = max(0, element.integer("s") ?? 0)
        hasFormula = false
        valueSeen = false
        inlineSeen = false
        try recorder.startCell(element.attribute("r"))
    }

    private mutating func finishCell() throws(SpreadsheetError) {
        // An inline string stands wherever it is, whatever else the cell says; some writers repeat it in `v`.
        if inlineSeen, type == .inlineString || !valueSeen {
            try inline.bytes.withUnsafeBufferPointer { (text) throws(SpreadsheetError) in
                try recorder.value(.inlineString, style: style, text: text, hasFormula: hasFormula)
            }
            return
        }
        if !valueSeen { value.removeAll(keepingCapacity: true) }
        let type = type == .inlineString ? .formulaString : type
        try value.withUnsafeBufferPointer { (text) throws(SpreadsheetError) in
            try recorder.value(type, style: style, text: text, hasFormula: hasFormula)
        }
    }

    private mutating func merge(_ element: XMLElement) throws(SpreadsheetError) {
        guard let range = element.text("ref").flatMap({ CellRange($0) }) else {
            strangeMerges += 1
            return
        }
        guard range.first != range.last else { return }
        try limits.check(\.mergedRanges, "merged-ranges", merges.count + 1, part: part)
        merges.append(range)
    }
}
