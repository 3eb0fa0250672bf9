/// An identity as it is written: two sums and what stands between them.
///
/// ```
/// total = basic + project + toSuperior             every row
/// [revenue/total] = [revenue/items] + [revenue/opening]    every column of amounts
/// [parent] = sum([children])                       every row that has parts
/// [class].amount = @final/expenditure[class].total  every 类 that both print
/// ```
/// A bare word is a column of the row at hand; brackets choose rows, a name after them the column; `@form` leads
/// into another table of the document. `[field/executed]` is a field beside the table, and `= a / b` a percentage. Several rows stand for their sum, with or without the word `sum`.
struct Equation: Hashable, Sendable {
    let left: [Term]
    let relation: Relation
    let right: [Term]
    /// What the right side is divided by, where the left one is a percentage of it.
    let divisor: [Term]
    /// What it runs over, as its terms show.
    let scope: Scope
    /// Whether it runs over the columns, too.
    let runsOverColumns: Bool

    init(left: [Term], relation: Relation, right: [Term], divisor: [Term] = []) {
        self.left = left
        self.relation = relation
        self.right = right
        self.divisor = divisor
        let terms = left + right + divisor
        let scope = Self.scope(of: terms, left: left)
        self.scope = scope
        runsOverColumns = scope != .row && scope != .fields && terms.contains { $0.column == nil }
    }

    /// What is claimed of the two sums.
    enum Relation: String, Hashable, Sendable {
        case equal = "="
        case atMost = "<="
    }

    /// One summand.
    struct Term: Hashable, Sendable {
        var sign: Int
        /// The other form; nil for the identity's own.
        var form: String?
        /// Which rows; nil for the row at hand.
        var rows: RowSelector?
        /// Which column; nil for the one at hand.
        var column: String?
    }

    /// What the identity runs over.
    enum Scope: Hashable, Sendable {
        case row
        case parent
        case `class`
        case code
        case once
        /// Each group of fields that has the first one.
        case fields
    }

    var terms: [Term] { left + right + divisor }

    private static func scope(of terms: [Term], left: [Term]) -> Scope {
        if case .field? = left.first?.rows, left.first?.form == nil { return .fields }
        if terms.contains(where: { $0.rows == nil }) { return .row }
        if terms.contains(where: { $0.rows == .parent }) { return .parent }
        if terms.contains(where: { $0.rows == .class }) { return .class }
        return terms.contains(where: { $0.rows == .code }) ? .code : .once
    }
}

/// Chooses rows of a table.
enum RowSelector: Hashable, Sendable {
    /// The table's total row.
    case total
    /// The highest rows, of a section or of the table.
    case top(section: String?)
    /// The items of a section, before its first sum.
    case items(section: String)
    /// The items of a section that follow its first sum: what is carried over; there may be none.
    case rest(section: String)
    /// A row that the form names: section and key.
    case named(String)
    /// The only row of a form that has all its amounts in one.
    case first
    /// The row of a code.
    case coded(String)
    /// Rows by printed 行次.
    case lines([Int])
    /// The row at hand, and the rows directly below it.
    case parent
    case children
    /// The row of the 类 at hand: by code, or by the name of the line.
    case `class`
    /// The row of the code at hand.
    case code
    /// A field beside the table, by its name; several names where either is meant, whichever comes nearer.
    case field([String])
}
