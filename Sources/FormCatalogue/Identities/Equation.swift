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
package struct Equation: Hashable, Sendable {
    /// The summands of the left side.
    package let left: [Term]
    /// What is claimed of the two sides.
    package let relation: Relation
    /// The summands of the right side.
    package let right: [Term]
    /// What the right side is divided by, where the left one is a percentage of it.
    package let divisor: [Term]
    /// What it runs over, as its terms show.
    package let scope: Scope
    /// Whether it runs over the columns, too.
    package let runsOverColumns: Bool

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
    package enum Relation: String, Hashable, Sendable {
        /// They are the same.
        case equal = "="
        /// The left one is not more.
        case atMost = "<="
    }

    /// One summand.
    package struct Term: Hashable, Sendable {
        /// 1 where it is added, -1 where it is taken away.
        package var sign: Int
        /// The other form; nil for the identity's own.
        package var form: String?
        /// Which rows; nil for the row at hand.
        package var rows: RowSelector?
        /// Which column; nil for the one at hand.
        package var column: String?
    }

    /// What the identity runs over.
    package enum Scope: Hashable, Sendable {
        /// Each row.
        case row
        /// Each row that has rows below it.
        case parent
        /// Each 类 that the tables print.
        case `class`
        /// Each code that the tables print.
        case code
        /// Nothing: it holds once in a table.
        case once
        /// Each group of fields that has the first one.
        case fields
    }

    /// All its terms, from left to right.
    package var terms: [Term] { left + right + divisor }

    /// A column that is the sum of other columns of its row.
    package struct ColumnSum: Hashable, Sendable {
        /// The sum.
        package var whole: String
        /// What it is the sum of.
        package var parts: [String]
    }

    /// The sum of columns that the equation is: `total = basic + project`; nil where it says anything else.
    package var columnSum: ColumnSum? {
        guard relation == .equal, divisor.isEmpty, left.count == 1, let whole = left.first?.column,
            terms.allSatisfy({ $0.sign == 1 && $0.form == nil && $0.rows == nil })
        else { return nil }
        return ColumnSum(whole: whole, parts: right.compactMap(\.column))
    }

    private static func scope(of terms: [Term], left: [Term]) -> Scope {
        if case .field? = left.first?.rows, left.first?.form == nil { return .fields }
        if terms.contains(where: { $0.rows == nil }) { return .row }
        if terms.contains(where: { $0.rows == .parent }) { return .parent }
        if terms.contains(where: { $0.rows == .class }) { return .class }
        return terms.contains(where: { $0.rows == .code }) ? .code : .once
    }
}

/// Chooses rows of a table.
package enum RowSelector: Hashable, Sendable {
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
    /// The row at hand, which has rows below it.
    case parent
    /// The rows directly below the row at hand.
    case children
    /// The row of the 类 at hand: by code, or by the name of the line.
    case `class`
    /// The row of the code at hand.
    case code
    /// A field beside the table, by its name; several names where either is meant, whichever comes nearer.
    case field([String])
}
