/// Takes the attributes of a start tag, and gives up at any that the element does not have by the standard.
struct AttributeScanner {
    /// How a tag ended.
    enum Tag {
        case open
        case empty
    }

    /// The elements that the scanner knows.
    enum Element {
        case row
        case cell
        case formula
        case text
    }

    /// Where the scan stands; behind the tag once it is done.
    private(set) var position: UnsafePointer<UInt8>
    private let element: Element
    private var seen: UInt32 = 0
    /// `r` of a row or cell, `xml:space` of a text.
    private(set) var first: UnsafeBufferPointer<UInt8>?
    /// `s` of a cell, `hidden` of a row.
    private(set) var second: UnsafeBufferPointer<UInt8>?
    /// `t` of a cell.
    private(set) var third: UnsafeBufferPointer<UInt8>?

    /// A scan that starts behind the element's name.
    init(_ position: UnsafePointer<UInt8>, known element: Element) {
        self.position = position
        self.element = element
    }

    /// Takes everything up to the end of the tag; nil where something is unknown.
    @inline(__always)
    mutating func scan() -> Tag? {
        while true {
            let before = position
            while Lexical.isBlank(position[0]) { position += 1 }
            switch position[0] {
            case UInt8(ascii: ">"):
                position += 1
                return .open
            case UInt8(ascii: "/"):
                guard position[1] == UInt8(ascii: ">") else { return nil }
                position += 2
                return .empty
            default:
                guard position != before, attribute() else { return nil }
            }
        }
    }

    @inline(__always)
    private mutating func attribute() -> Bool {
        if element == .cell, position[1] == UInt8(ascii: "=") {
            switch position[0] {
            case UInt8(ascii: "r") where first == nil:
                position += 1
                first = value()
                return first != nil
            case UInt8(ascii: "s") where second == nil:
                position += 1
                second = value()
                return second != nil
            case UInt8(ascii: "t") where third == nil:
                position += 1
                third = value()
                return third != nil
            default: return false
            }
        }
        return otherAttribute()
    }

    private mutating func otherAttribute() -> Bool {
        for (index, name) in Self.names(element).enumerated() where hasName(name) {
            let bit: UInt32 = 1 << UInt32(index)
            guard seen & bit == 0 else { return false }
            seen |= bit
            position += name.utf8CodeUnitCount
            guard let value = value() else { return false }
            if index == 0, element == .row || element == .text { first = value }
            if index == 1, element == .row { second = value }
            return true
        }
        return false
    }

    private func hasName(_ name: StaticString) -> Bool {
        let start = name.utf8Start
        for index in 0..<name.utf8CodeUnitCount where position[index] != start[index] { return false }
        return position[name.utf8CodeUnitCount] == UInt8(ascii: "=")
    }

    /// Takes `="…"`. Only printable ASCII without markup is known.
    @inline(__always)
    private mutating func value() -> UnsafeBufferPointer<UInt8>? {
        guard position[0] == UInt8(ascii: "=") else { return nil }
        let quote = position[1]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let start = position + 2
        var end = start
        while end[0] != quote {
            guard end[0] >= 0x20, end[0] < 0x7F, end[0] != UInt8(ascii: "<"), end[0] != UInt8(ascii: "&") else {
                return nil
            }
            end += 1
        }
        position = end + 1
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The attributes of ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.40 (f), and one that Excel adds.
    private static func names(_ element: Element) -> [StaticString] {
        switch element {
        case .row: rowNames
        case .cell: ["cm", "vm", "ph"]
        case .formula: formulaNames
        case .text: ["xml:space"]
        }
    }

    private static let rowNames: [StaticString] = [
        "r", "hidden", "spans", "s", "customFormat", "ht", "customHeight", "outlineLevel", "collapsed", "thickTop",
        "thickBot", "ph", "x14ac:dyDescent",
    ]

    private static let formulaNames: [StaticString] = [
        "t", "ref", "si", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx", "xml:space",
    ]
}
