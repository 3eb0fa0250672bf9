/// Reads a worksheet with the scanner: libxml2 takes what stands before and after the rows, the scanner the rows.
struct ScannedSheet: ~Copyable {
    private let handler: UnsafeMutablePointer<SheetPart>
    private var parser: XMLPushParser
    private var scanner: SheetScanner
    private var window = SheetWindow()

    /// How far the start of the rows may be from the start of the part.
    private static let head = 4 << 20

    /// A run that fills the handler at this address.
    init(
        _ surroundings: CellRecorder.Surroundings, handler: UnsafeMutablePointer<SheetPart>
    ) throws(SpreadsheetError) {
        self.handler = handler
        parser = try XMLPushParser(part: surroundings.part, limits: surroundings.limits, handler: handler)
        scanner = SheetScanner(limits: surroundings.limits)
    }

    /// Reads the part; false where something is met that only libxml2 knows how to read.
    mutating func read(_ source: inout some PartSource) throws(SpreadsheetError) -> Bool {
        guard try takeHead(&source) else { return false }
        while true {
            let isLast = try !fill(&source)
            let end = isLast ? window.count : window.endOfRows()
            if end > 0 {
                switch try scan(end) {
                case .exhausted: window.drop(end)
                case .ended(let offset):
                    try takeTail(&source, from: offset)
                    return true
                case .unknown: return false
                }
            }
            // The rows never end: libxml2 says so with a line number.
            if isLast { return false }
        }
    }

    private mutating func scan(_ end: Int) throws(SpreadsheetError) -> SheetScanner.Outcome {
        let handler = handler
        var scanner = scanner
        defer { self.scanner = scanner }
        return try window.ending(at: end) { (start) throws(SpreadsheetError) in
            try scanner.scan(start, end, into: &handler.pointee.recorder)
        }
    }

    /// Hands everything up to the rows to libxml2.
    private mutating func takeHead(_ source: inout some PartSource) throws(SpreadsheetError) -> Bool {
        while true {
            if let end = window.end(of: "<sheetData>") {
                guard isPlain(head: end) else { return false }
                try parser.feed(UnsafeRawBufferPointer(rebasing: window.bytes[0..<end]))
                window.drop(end)
                return handler.pointee.isInSheetData
            }
            guard window.count < Self.head, try fill(&source) else { return false }
        }
    }

    private mutating func takeTail(_ source: inout some PartSource, from offset: Int) throws(SpreadsheetError) {
        try parser.feed(UnsafeRawBufferPointer(rebasing: window.bytes[offset...]))
        while true {
            let chunk = try source.next()
            if chunk.isEmpty { break }
            try parser.feed(chunk)
        }
        try parser.finish()
    }

    /// Adds the next bytes; false at the end of the part, or where the window would become too large.
    private mutating func fill(_ source: inout some PartSource) throws(SpreadsheetError) -> Bool {
        let chunk = try source.next()
        return chunk.isEmpty ? false : window.append(chunk)
    }

    /// Whether the part is in UTF-8 and nothing around the rows changes how text in them is read.
    private func isPlain(head end: Int) -> Bool {
        let head = UnsafeBufferPointer(start: window.start, count: end)
        let first = head.first ?? 0
        guard first == UInt8(ascii: "<") || first == 0xEF || Lexical.isBlank(first) else { return false }
        guard window.end(of: "xml:space").map({ $0 > end }) ?? true else { return false }
        guard let declared = window.end(of: "encoding="), declared < min(end, 200) else { return true }
        let name = head[(declared + 1)...].prefix(6)
        return Lexical.equals(UnsafeBufferPointer(rebasing: name.prefix(5)), "utf-8")
            && (name.last == UInt8(ascii: "\"") || name.last == UInt8(ascii: "'"))
    }
}
