import FormCatalogue

/// The vocabulary of performance tables, indexed by key.
struct PerformanceWords: Sendable {
    /// What a printed text turned out to be.
    enum Kind: Equatable, Sendable {
        /// A label with a value beside it or below it.
        case field(PerformanceVocabulary.FieldLabel)
        /// A row of the table of money.
        case money
        /// A label beside several rows, without a value.
        case group
        /// A goal, with or without its number.
        case goal
        /// The heading of a table of targets.
        case period
        /// A bracket and nothing else: `(万元)`.
        case bracket
        /// Anything else.
        case text
    }

    private let fields: [String: PerformanceVocabulary.FieldLabel]
    private let money: Set<String>
    private let groups: Set<String>
    private let goals: [String]
    private let longTerm: Set<String>
    private let periods: Set<String>
    private let columns: [String: String]
    private let level1: Set<String>
    private let level2: Set<String>
    private let parents: [String: [String]]
    private let values: Set<String>
    /// The lists inside an application.
    let lists: [ListWords]

    /// A list inside an application, with its labels as keys.
    struct ListWords: Sendable {
        let list: PerformanceVocabulary.List
        let title: String
        let labels: [String: String]
    }

    /// The columns of a list of tasks, by key of the label.
    let tasks: [String: String]
    /// Labels of fields, longest first.
    let fieldKeys: [String]

    init(_ words: PerformanceVocabulary) {
        var fields: [String: PerformanceVocabulary.FieldLabel] = [:]
        for field in words.fields {
            for label in [field.label] + field.also { fields[PerformanceText.key(label)] = field }
        }
        self.fields = fields
        fieldKeys = fields.keys.sorted { ($1.count, $0) < ($0.count, $1) }
        money = Set(words.moneyRows.map(PerformanceText.key))
        groups = Set(words.groups.map(PerformanceText.key))
        goals = words.goals.map(PerformanceText.key).sorted { ($1.count, $0) < ($0.count, $1) }
        longTerm = Set(words.longTerm.map(PerformanceText.key))
        periods = Set(words.periods.map(PerformanceText.key).filter { $0.ends("表") })
        columns = Self.index(words.columns)
        tasks = Self.index(words.tasks)
        lists = words.lists.map {
            ListWords(list: $0, title: PerformanceText.key($0.title), labels: Self.index($0.columns))
        }
        values = Set(words.values)
        level1 = Set(words.levels.map { PerformanceText.key($0.label) })
        level2 = Set(words.levels.flatMap(\.below).map(PerformanceText.key))
        var parents: [String: [String]] = [:]
        for level in words.levels {
            for name in level.below { parents[PerformanceText.key(name), default: []].append(level.label) }
        }
        self.parents = parents
    }

    /// The columns' keys by the keys of their labels.
    static func index(_ columns: [PerformanceVocabulary.ColumnLabels]) -> [String: String] {
        var index: [String: String] = [:]
        for column in columns {
            for label in column.labels where index[PerformanceText.key(label)] == nil {
                index[PerformanceText.key(label)] = column.key
            }
        }
        return index
    }

    /// What a key is.
    func kind(_ key: String) -> Kind {
        if key.isEmpty { return .bracket }
        if let field = fields[key] { return .field(field) }
        if isGoal(key) { return .goal }
        if groups.contains(key) { return .group }
        if money.contains(key) { return .money }
        if periods.contains(key) { return .period }
        return .text
    }

    /// The key of the column of indicators that a label heads.
    func column(_ key: String) -> String? { columns[key] }

    /// Whether a key is the name of a goal, with or without a number.
    func isGoal(_ key: String) -> Bool {
        goals.contains { goal in
            key.begins(goal)
                && key.unicodeScalars.dropFirst(goal.unicodeScalars.count).allSatisfy {
                    ("0"..."9").contains($0) || isNumeral($0)
                }
        }
    }

    /// Whether a goal or a heading is of the whole term.
    func isLongTerm(_ key: String) -> Bool { longTerm.contains { key.begins($0) } }

    /// Whether a key begins the name of a goal or a group, and does not end it.
    func beginsSide(_ key: String) -> Bool {
        key.utf8.count >= 4
            && (goals.contains { $0 != key && $0.begins(key) } || groups.contains { $0 != key && $0.begins(key) })
    }

    /// Whether a key begins the label of a field, and does not end it.
    func beginsField(_ key: String) -> Bool {
        key.utf8.count >= 4 && fields[key] == nil
            && fieldKeys.contains { $0.begins(key) && $0.utf8.count > key.utf8.count }
    }

    /// Whether a key can be the first piece of a field's label, one character included.
    func opensField(_ key: String) -> Bool {
        !key.isEmpty && fields[key] == nil && fieldKeys.contains { $0.begins(key) && $0.utf8.count > key.utf8.count }
    }

    /// Whether a key is a level-one name.
    func isLevel1(_ key: String) -> Bool { level1.contains(key) }

    /// Whether a key is a level-two name.
    func isLevel2(_ key: String) -> Bool { level2.contains(key) }

    /// Whether a key begins a level-one name.
    func beginsLevel1(_ key: String) -> Bool { key.utf8.count >= 4 && level1.contains { $0.begins(key) } }

    /// Whether a key begins a level-two name.
    func beginsLevel2(_ key: String) -> Bool { key.utf8.count >= 4 && level2.contains { $0.begins(key) } }

    /// The level-one names that a level-two name can stand under.
    func parents(of key: String) -> [String] { parents[key] ?? [] }

    /// Whether a text is a measure, or a word that says as much.
    func isValue(_ text: String) -> Bool { PerformanceText.isMeasure(text) || values.contains(text) }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool { "一二三四五六七八九十".unicodeScalars.contains(scalar) }
}
