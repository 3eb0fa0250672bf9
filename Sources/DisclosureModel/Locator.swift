/// A place in a source file: a line and column of text, or a cell of a sheet.
///
/// Printed as `line:column` (1-based; columns count characters, that is Unicode scalars) or `Sheet!B7`.
public enum Locator: Hashable, Sendable {
    /// A place in text or markdown.
    case text(line: Int, column: Int)
    /// A cell in a workbook; row and column are 1-based.
    case sheet(String, row: Int, column: Int)
}

extension Locator: LosslessStringConvertible, CustomStringConvertible {
    /// `162:1` or `Sheet1!B7`.
    public var description: String {
        switch self {
        case .text(let line, let column): "\(line):\(column)"
        case .sheet(let name, let row, let column): "\(name)!\(Self.columnName(column))\(row)"
        }
    }

    /// Reads what ``description`` prints; nil for anything else.
    public init?(_ description: String) {
        if let mark = description.utf8.lastIndex(of: UInt8(ascii: "!")) {
            let name = String(description[..<mark])
            let reference = description[description.index(after: mark)...]
            guard let cell = Self.cell(reference) else { return nil }
            self = .sheet(name, row: cell.row, column: cell.column)
            return
        }
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let line = Int(parts[0]), let column = Int(parts[1]), line > 0, column > 0 else {
            return nil
        }
        self = .text(line: line, column: column)
    }

    /// The letters of a 1-based sheet column: 1 is `A`, 27 is `AA` (ECMA-376 part 1, 18.3.1.4).
    public static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = max(1, column)
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func cell(_ reference: Substring) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        var letters = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && letters < 6:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        return row > 0 && column > 0 ? (row, column) : nil
    }
}

extension Locator: Comparable {
    /// Orders text by line then column, sheets by name, row, column; text comes before sheets.
    public static func < (left: Locator, right: Locator) -> Bool {
        switch (left, right) {
        case (.text(let a, let b), .text(let c, let d)): (a, b) < (c, d)
        case (.sheet(let a, let b, let c), .sheet(let d, let e, let f)): (a, b, c) < (d, e, f)
        case (.text, .sheet): true
        case (.sheet, .text): false
        }
    }
}
