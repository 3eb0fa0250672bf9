/// The words that performance tables, applications and lists of tasks are made of, as the districts in force print them.
///
/// Performance forms have no codes and no 栏次; they are read by their vocabulary, and this is it. The data is the
/// `performance` section of a district's YAML; a district adds words to the ones below it.
public struct PerformanceVocabulary: Sendable, Hashable {
    /// Labels whose value stands beside or below them.
    public var fields: [FieldLabel] = []
    /// Labels of the rows of the small table of money (`年度财政资金总额`).
    public var moneyRows: [String] = []
    /// Labels that stand beside several rows and have no value of their own (`年度绩效指标`).
    public var groups: [String] = []
    /// What a goal is called; a number may follow.
    public var goals: [String] = []
    /// The goals of the whole term; all others are of the year.
    public var longTerm: [String] = []
    /// The columns of the table of indicators.
    public var columns: [ColumnLabels] = []
    /// Level-one names and the level-two names below them.
    public var levels: [Level] = []
    /// The lists inside an application, such as its sources of money.
    public var lists: [List] = []
    /// Words that are the value of an indicator, where no number is (`及时`).
    public var values: [String] = []
    /// The headings of the tables of targets.
    public var periods: [String] = []
    /// The columns of a list of tasks.
    public var tasks: [ColumnLabels] = []

    /// No words at all.
    public init() {}

    /// The label of a field.
    public struct FieldLabel: Sendable, Hashable {
        /// The canonical key (`projectName`).
        public var key: String
        /// The standard label.
        public var label: String
        /// Other labels that agencies print.
        public var also: [String]
        /// Whether its value stands in the row below, under the label.
        public var standsBelow: Bool
        /// Whether its value is a percentage.
        public var isPercent: Bool

        /// Makes a label.
        public init(key: String, label: String, also: [String] = [], standsBelow: Bool = false, isPercent: Bool = false)
        {
            self.key = key
            self.label = label
            self.also = also
            self.standsBelow = standsBelow
            self.isPercent = isPercent
        }
    }

    /// The labels of a column.
    public struct ColumnLabels: Sendable, Hashable {
        /// The canonical key (`target`).
        public var key: String
        /// The labels that agencies print.
        public var labels: [String]
        /// Whether it holds amounts.
        public var isAmount: Bool
    }

    /// A level-one name.
    public struct Level: Sendable, Hashable {
        /// The name.
        public var label: String
        /// The level-two names below it.
        public var below: [String]
    }

    /// A list inside an application.
    public struct List: Sendable, Hashable {
        /// The section that its rows get.
        public var section: String
        /// The heading above it.
        public var title: String
        /// Its columns.
        public var columns: [ColumnLabels]
    }
}

/// Labels of values that name private persons.
public struct PersonLabels: Sendable, Hashable {
    /// Labels of names.
    public var names: [String] = []
    /// Labels of telephone numbers, and of names with telephone numbers.
    public var telephones: [String] = []

    /// No labels.
    public init() {}

    /// All labels, longest first.
    public var all: [String] {
        (names + telephones).sorted { ($1.count, $0) < ($0.count, $1) }
    }
}
