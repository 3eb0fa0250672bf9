/// Where the cells of a table stand in rows that are taller than they are.
enum LayoutSetting: Hashable, Sendable {
    /// In the middle.
    case middle
    /// At the foot, as a workbook sets them where nobody says otherwise.
    case foot
    /// At the head.
    case head

    /// How far two cells of a row are from standing as the table sets them: in half lines.
    func distance(_ first: ClosedRange<Int>, _ second: ClosedRange<Int>) -> Int {
        switch self {
        case .middle: abs(first.lowerBound + first.upperBound - second.lowerBound - second.upperBound)
        case .foot: 2 * abs(first.upperBound - second.upperBound)
        case .head: 2 * abs(first.lowerBound - second.lowerBound)
        }
    }
}
