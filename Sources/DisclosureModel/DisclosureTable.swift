/// One table of a disclosure document, bound to a form of the catalogue where one fits.
public struct DisclosureTable: Hashable, Sendable {
    /// The form's id (`final/expenditure`); nil where no form fits and the table is kept as printed.
    public var form: String?
    /// The title as printed.
    public var title: String?
    /// The printed number (`公开03表`), without blanks.
    public var number: String?
    /// The agency that the table's head names.
    public var agency: String?
    /// The table's own unit.
    public var unit: String?
    /// Whether it was printed, printed empty, announced only, or derived.
    public var state: State
    /// Label and value pairs around the table.
    public var fields: [Field]
    /// The columns, left to right.
    public var columns: [Column]
    /// The rows, in reading order; side-by-side forms give each side's rows in turn, told apart by section.
    public var rows: [Row]
    /// The notes printed below.
    public var notes: [String]
    /// Where the table starts: its title, or its first row where it has none.
    public var at: Locator?
    /// What was mended, in reading order.
    public var repairs: [Repair]

    /// Makes a table.
    public init(
        form: String? = nil, title: String? = nil, number: String? = nil, agency: String? = nil, unit: String? = nil,
        state: State = .reported, fields: [Field] = [], columns: [Column] = [], rows: [Row] = [], notes: [String] = [],
        at: Locator? = nil, repairs: [Repair] = []
    ) {
        self.form = form
        self.title = title
        self.number = number
        self.agency = agency
        self.unit = unit
        self.state = state
        self.fields = fields
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.at = at
        self.repairs = repairs
    }

    /// How a table came to be in the document.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Printed, with content.
        case reported
        /// Printed, with no amounts.
        case empty
        /// Announced in the contents, not in the file.
        case absent
        /// Rebuilt from the narrative or from other forms, on request.
        case derived
    }

    /// A label and its value, printed around a table.
    public struct Field: Hashable, Sendable {
        /// The catalogue's key, or the label itself where the catalogue knows none.
        public var key: String
        /// The label as printed.
        public var label: String
        /// The value as printed.
        public var text: String
        /// Where the value stands.
        public var at: Locator?

        /// Makes a field.
        public init(key: String, label: String, text: String, at: Locator? = nil) {
            self.key = key
            self.label = label
            self.text = text
            self.at = at
        }
    }

    /// A column of amounts or of text.
    public struct Column: Hashable, Sendable {
        /// The catalogue's key (`basic`); `c1`, `c2`, … in tables that fit no form.
        public var key: String
        /// The printed label of the column itself.
        public var label: String
        /// The labels from the topmost header down to the column's own.
        public var path: [String]
        /// The printed 栏次.
        public var ordinal: Int?
        /// What its cells hold.
        public var type: ColumnType
        /// The section that the column belongs to, in forms where sections have columns of their own.
        public var section: String?

        /// Makes a column.
        public init(
            key: String, label: String, path: [String] = [], ordinal: Int? = nil, type: ColumnType,
            section: String? = nil
        ) {
            self.key = key
            self.label = label
            self.path = path
            self.ordinal = ordinal
            self.type = type
            self.section = section
        }
    }

    /// What the cells of a column hold.
    public enum ColumnType: String, Hashable, Sendable, CaseIterable {
        /// Exact decimals, in ``Row/amounts``.
        case amount
        /// Text, in ``Row/texts``.
        case text
    }

    /// A mended place.
    public struct Repair: Hashable, Sendable {
        /// Where.
        public var at: Locator?
        /// The rule's stable name, such as `code.rejoined`.
        public var rule: String
        /// What the source prints.
        public var before: String
        /// What it was taken for.
        public var after: String

        /// Makes a record of a repair.
        public init(at: Locator?, rule: String, before: String, after: String) {
            self.at = at
            self.rule = rule
            self.before = before
            self.after = after
        }
    }
}
