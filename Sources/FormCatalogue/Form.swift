public import DisclosureModel

/// A form of the catalogue: a table that agencies disclose, known by its meaning and not by its number.
public struct Form: Sendable, Hashable {
    /// The form's id (`final/expenditure`).
    public var id: String
    /// The title of the national standard.
    public var title: String
    /// The title in English.
    public var english: String
    /// How its rows are laid out.
    public var layout: Layout
    /// Which classification its row codes belong to; nil where it has none.
    public var classification: Classification?
    /// Other titles that agencies print, whole; patterns as in ``TitlePattern``.
    public var aliases: [String]
    /// Printed numbers seen for it (`公开03表`); a hint, for districts renumber.
    public var numbers: [String]
    /// Its columns of amounts, left to right.
    public var columns: [FormColumn]
    /// Its columns of words, for plain lists; empty where rows have a code and a name alone.
    public var rowColumns: [FormRowColumn] = []
    /// The keys of its text columns, for performance tables and lists.
    public var texts: [String]
    /// The labels of fields around the table.
    public var fields: [String]
    /// Its sections; empty where it has one list of rows.
    public var sections: [FormSection]
    /// Sentences that agencies print when the table is empty.
    public var emptyStatements: [String]

    /// The two classifications of rows.
    public enum Classification: String, Sendable, Hashable, CaseIterable {
        /// 支出功能分类: what money is spent for.
        case functional
        /// 支出经济分类: what it buys.
        case economic
    }

    /// The layouts of forms.
    public enum Layout: String, Sendable, Hashable, CaseIterable {
        /// Revenue beside expenditure, rows by 行次.
        case sideBySide = "side-by-side"
        /// Rows by classification code.
        case codes
        /// Lists of economic codes side by side.
        case threeLists = "three-lists"
        /// All amounts in one row.
        case oneRow = "one-row"
        /// Label and value fields around a table of indicators.
        case form
        /// A plain list.
        case list
    }

    /// The kind of document the form belongs to; nil for forms printed beside either.
    public var kind: DocumentInfo.Kind? {
        id.hasPrefix("final/") ? .final : (id.hasPrefix("budget/") ? .budget : nil)
    }

    /// The column of a key; for forms whose sections have columns of their own, of that section.
    public func column(_ key: String, section: String? = nil) -> FormColumn? {
        columns.first { $0.key == key && ($0.section == nil || section == nil || $0.section == section) }
    }
}

/// A column of a form.
public struct FormColumn: Sendable, Hashable {
    /// The canonical key (`basic`).
    public var key: String
    /// The standard label of the column itself.
    public var label: String
    /// Other labels that agencies print.
    public var also: [String]
    /// The groups above it, each as the labels that may be printed for the group.
    public var under: [[String]]
    /// The section it belongs to, where sections have columns of their own.
    public var section: String?
    /// The printed 栏次 of the national form.
    public var ordinal: Int?
    /// Whether only some districts print it.
    public var isOptional: Bool
    /// What its cells hold: money, or what is printed beside it, such as a ratio.
    public var type: DisclosureTable.ColumnType
}

/// A column of words of a plain list.
public struct FormRowColumn: Sendable, Hashable {
    /// The canonical key (`projectName`).
    public var key: String
    /// The labels that agencies print, the standard one first.
    public var labels: [String]
    /// Whether its words name the row.
    public var isName: Bool

    /// Whether a reduced label is one of its labels.
    package func isNamed(_ key: String) -> Bool { labels.contains { LabelText.key($0).hasBytes(of: key) } }
}

/// A section of a form: a side, or one of its lists.
public struct FormSection: Sendable, Hashable {
    /// The canonical id (`revenue`).
    public var id: String
    /// The printed label, where there is one.
    public var label: String?
    /// Whether its rows include the 类 lines 一、二、….
    public var hasClasses: Bool
    /// The codes of its lists (301, 303).
    public var codes: [String]
    /// The label of its total row, where it has a name of its own.
    public var total: String?
    /// Its named rows, in order.
    public var rows: [FormRow]
}

/// A named row of a section.
public struct FormRow: Sendable, Hashable {
    /// The canonical key (`revenueOfYear`).
    public var key: String
    /// The standard label, without enumerator.
    public var label: String
    /// Other labels that agencies print.
    public var also: [String]
    /// What part it plays in the sums.
    public var kind: DisclosureTable.Row.Kind
    /// Its 行次 in the current national edition; editions differ.
    public var line: Int?
}
