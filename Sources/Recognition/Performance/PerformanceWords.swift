import FormCatalogue

/// The vocabulary of performance tables, indexed by key.
///
/// A class, so that the many small steps that carry it copy one reference and not twenty.
final class PerformanceWords: Sendable {
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

    private let fields: [LabelKey: PerformanceVocabulary.FieldLabel]
    private let money: Set<LabelKey>
    private let groups: Set<LabelKey>
    private let goals: [String]
    private let longTerm: [String]
    private let periods: Set<LabelKey>
    private let columns: [LabelKey: String]
    private let level1: Set<LabelKey>
    private let level2: Set<LabelKey>
    private let parents: [LabelKey: [String]]
    private let values: Set<LabelKey>
    private let starts: Starts
    /// The lists inside an application.
    let lists: [ListWords]

    /// A list inside an application, with its labels as keys.
    struct ListWords: Sendable {
        let list: PerformanceVocabulary.List
        let title: String
        let labels: [LabelKey: String]
    }

    /// What begins the labels and names, and does not end them, by their kind: asked of every cell.
    private struct Starts: Sendable {
        var columns: Set<LabelKey> = []
        var fields: Set<LabelKey> = []
        var sides: Set<LabelKey> = []
        var money: Set<LabelKey> = []
        var level1: Set<LabelKey> = []
        var level2: Set<LabelKey> = []

        static func of(_ labels: some Sequence<String>) -> Set<LabelKey> {
            var starts: Set<LabelKey> = []
            for label in labels {
                for end in label.unicodeScalars.indices.dropFirst() { starts.insert(LabelKey(String(label[..<end]))) }
            }
            return starts
        }
    }

    /// The columns of a list of tasks, by key of the label.
    let tasks: [LabelKey: String]
    /// Labels of fields, longest first.
    let fieldKeys: [String]
    /// Long labels of the fields that stand after the indicators, longest first.
    let tails: [(key: String, field: PerformanceVocabulary.FieldLabel)]

    /// The labels of fields that are looked for inside a value, longest first: five characters and more.
    let embeddable: [(label: [Unicode.Scalar], field: PerformanceVocabulary.FieldLabel)]

    init(_ words: PerformanceVocabulary) {
        var fields: [LabelKey: PerformanceVocabulary.FieldLabel] = [:]
        for field in words.fields {
            for label in [field.label] + field.also { fields[Self.key(label)] = field }
        }
        self.fields = fields
        fieldKeys = fields.keys.map(\.text).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        tails = fieldKeys.compactMap { key in
            guard key.unicodeScalars.count >= 9, let field = fields[LabelKey(key)],
                ["deviation", "improvement"].contains(field.key)
            else { return nil }
            return (key, field)
        }
        embeddable = fieldKeys.compactMap { key in
            guard let field = fields[LabelKey(key)], !field.standsBelow else { return nil }
            let label = Array(key.unicodeScalars)
            return label.count >= 5 ? (label, field) : nil
        }
        money = Set(words.moneyRows.map(Self.key))
        groups = Set(words.groups.map(Self.key))
        goals = words.goals.map(PerformanceText.key).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        longTerm = words.longTerm.map(PerformanceText.key)
        periods = Set(words.periods.map(Self.key).filter { $0.text.ends("表") })
        columns = Self.index(words.columns)
        tasks = Self.index(words.tasks)
        lists = words.lists.map {
            ListWords(list: $0, title: PerformanceText.key($0.title), labels: Self.index($0.columns))
        }
        values = Set(words.values.map { LabelKey($0) })
        level1 = Set(words.levels.map { Self.key($0.label) })
        level2 = Set(words.levels.flatMap(\.below).map(Self.key))
        var parents: [LabelKey: [String]] = [:]
        for level in words.levels {
            for name in level.below { parents[Self.key(name), default: []].append(level.label) }
        }
        self.parents = parents
        starts = Starts(
            columns: Starts.of(columns.keys.lazy.map(\.text)), fields: Starts.of(fieldKeys),
            sides: Starts.of(goals + groups.map(\.text)), money: Starts.of(money.lazy.map(\.text)),
            level1: Starts.of(level1.lazy.map(\.text)), level2: Starts.of(level2.lazy.map(\.text)))
    }

    /// The columns' keys by the keys of their labels.
    static func index(_ columns: [PerformanceVocabulary.ColumnLabels]) -> [LabelKey: String] {
        var index: [LabelKey: String] = [:]
        for column in columns {
            for label in column.labels where index[key(label)] == nil {
                index[key(label)] = column.key
            }
        }
        return index
    }

    private static func key(_ label: String) -> LabelKey { LabelKey(PerformanceText.key(label)) }

    /// What a key is.
    func kind(_ key: String) -> Kind {
        if key.isEmpty { return .bracket }
        let label = LabelKey(key)
        if let field = fields[label] { return .field(field) }
        if isGoal(key) { return .goal }
        if groups.contains(label) { return .group }
        if money.contains(label) { return .money }
        if periods.contains(label) { return .period }
        return .text
    }

    /// The key of the column of indicators that a label heads.
    func column(_ key: String) -> String? { columns[LabelKey(key)] }

    /// Whether a key heads a column: of indicators, of money, or of a list.
    func isLabel(_ key: String) -> Bool {
        let label = LabelKey(key)
        return columns[label] != nil || fields[label]?.standsBelow == true || lists.contains { $0.labels[label] != nil }
    }

    /// Whether a key is the heading of a list or of a table of targets.
    func isHeading(_ key: String) -> Bool { periods.contains(LabelKey(key)) || lists.contains { $0.title == key } }

    /// Whether a key begins the label of such a column, and does not end it.
    func beginsColumn(_ key: String) -> Bool { starts.columns.contains(LabelKey(key)) }

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
        key.utf8.count >= 4 && starts.sides.contains(LabelKey(key))
    }

    /// Whether a key begins a row label of the table of money, and does not end it.
    func beginsMoney(_ key: String) -> Bool { starts.money.contains(LabelKey(key)) }

    /// Whether a key begins the label of a field, and does not end it.
    func beginsField(_ key: String) -> Bool {
        key.utf8.count >= 4 && opensField(key)
    }

    /// Whether a key can be the first piece of a field's label, one character included.
    func opensField(_ key: String) -> Bool {
        starts.fields.contains(LabelKey(key)) && fields[LabelKey(key)] == nil
    }

    /// Whether a key is a level-one name.
    func isLevel1(_ key: String) -> Bool { level1.contains(LabelKey(key)) }

    /// Whether a key is a level-two name.
    func isLevel2(_ key: String) -> Bool { level2.contains(LabelKey(key)) }

    /// Whether a key begins a level-one name.
    func beginsLevel1(_ key: String) -> Bool {
        key.utf8.count >= 4 && (starts.level1.contains(LabelKey(key)) || isLevel1(key))
    }

    /// Whether a key begins a level-two name.
    func beginsLevel2(_ key: String) -> Bool {
        key.utf8.count >= 4 && (starts.level2.contains(LabelKey(key)) || isLevel2(key))
    }

    /// The level-one names that a level-two name can stand under.
    func parents(of key: String) -> [String] { parents[LabelKey(key)] ?? [] }

    /// Whether a name of level two can stand under the name of level one in force: 成本指标 under 产出指标.
    func isBelow(_ key: String, _ parent: String?) -> Bool {
        guard let parent, isLevel2(key) else { return false }
        let own = PerformanceText.key(parent)
        return own != key && parents(of: key).contains(own)
    }

    /// Whether a text is a measure, or a word that says as much.
    func isValue(_ text: String) -> Bool { PerformanceText.isMeasure(text) || values.contains(LabelKey(text)) }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool { "一二三四五六七八九十".unicodeScalars.contains(scalar) }
}
