import DisclosureModel

/// A row as it stands in plain text: which of the columns its amounts belong to is not printed.
struct PlainItem: Sendable {
    var section: String?
    var codes: [PlainToken] = []
    var label: [PlainToken] = []
    var amounts: [PlainToken] = []
    /// The 行次, where the table prints one.
    var line: PlainToken?
    /// The columns that the amounts belong to, by place among the form's; nil where that cannot be told.
    var columns: [Int]?
    /// The column of each amount, as far as it is told; nil for the others.
    var known: [Int?] = []
    /// Whether code and name were printed apart from the amounts.
    var isJoined = false

    var at: Locator? { (codes + label + [line].compactMap { $0 } + amounts).first?.at }
    /// The label's words in one.
    var text: String { label.map(\.text).joined(separator: " ") }
    /// The digits of the code, parts joined; where the 类 has lost some, with those of the row above.
    var code = ""
    var isEmpty: Bool { codes.isEmpty && label.isEmpty && amounts.isEmpty && line == nil }
}
