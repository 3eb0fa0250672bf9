/// What stands between two fields.
enum CSVDelimiter: String, CaseIterable {
    // In this order they are preferred where the evidence is equal: a comma is also a decimal or thousands separator,
    // a semicolon rarely stands in a cell, a tab never.
    case tab
    case semicolon
    case comma

    /// The byte, ASCII in every encoding that is read.
    var byte: UInt8 {
        switch self {
        case .tab: 0x09
        case .semicolon: UInt8(ascii: ";")
        case .comma: UInt8(ascii: ",")
        }
    }

    /// The delimiter of this byte.
    init?(byte: UInt8) {
        guard let match = Self.allCases.first(where: { $0.byte == byte }) else { return nil }
        self = match
    }
}
