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

    private let fields: LabelMap<PerformanceVocabulary.FieldLabel>
    private let money: LabelSet
    private let groups: LabelSet
    private let goals: [String]
    private let goalNames: LabelSet
    private let longTerm: [String]
    private let periods: LabelSet
    private let columns: LabelMap<String>
    private let level1: LabelSet
    private let level2: LabelSet
    private let parents: LabelMap<[String]>
    private let values: LabelSet
    private let starts: Starts
    /// The lists inside an application.
    let lists: [ListWords]

    /// A list inside an application, with its labels as keys.
    struct ListWords: Sendable {
        let list: PerformanceVocabulary.List
        let title: String
        let labels: LabelMap<String>
    }

    /// What begins the labels and names, and does not end them, by their kind: asked of every cell.
    private struct Starts: Sendable {
        let columns: LabelStarts
        let fields: LabelStarts
        let sides: LabelStarts
        let money: LabelStarts
        let level1: LabelStarts
        let level2: LabelStarts
    }

    /// The columns of a list of tasks, by key of the label.
    let tasks: LabelMap<String>
    /// Labels of fields, longest first.
    let fieldKeys: [String]
    /// Long labels of the fields that stand after the indicators, longest first.
    let tails: [(key: String, field: PerformanceVocabulary.FieldLabel)]
    /// The characters that these labels begin with.
    let tailHeads: [Unicode.Scalar]

    /// The labels of fields that are looked for inside a value, longest first: five characters and more.
    let embeddable: [(label: [Unicode.Scalar], field: PerformanceVocabulary.FieldLabel)]

    init(_ words: PerformanceVocabulary) {
        var fields: [LabelKey: PerformanceVocabulary.FieldLabel] = [:]
        for field in words.fields {
            for label in [field.label] + field.also { fields[Self.key(label)] = field }
        }
        self.fields = LabelMap(fields)
        fieldKeys = fields.keys.map(\.text).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        tails = fieldKeys.compactMap { key in
            guard key.unicodeScalars.count >= 9, let field = fields[LabelKey(key)],
                ["deviation", "improvement"].contains(field.key)
            else { return nil }
            return (key, field)
        }
        tailHeads = tails.compactMap(\.key.unicodeScalars.first)
        embeddable = fieldKeys.compactMap { key in
            guard let field = fields[LabelKey(key)], !field.standsBelow else { return nil }
            let label = Array(key.unicodeScalars)
            return label.count >= 5 ? (label, field) : nil
        }
        money = LabelSet(words.moneyRows.map(Self.key))
        groups = LabelSet(words.groups.map(Self.key))
        goals = words.goals.map(PerformanceText.key).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        goalNames = LabelSet(goals.map { LabelKey($0) })
        longTerm = words.longTerm.map(PerformanceText.key)
        periods = LabelSet(words.periods.map(Self.key).filter { $0.text.ends("表") })
        columns = Self.index(words.columns)
        tasks = Self.index(words.tasks)
        lists = words.lists.map {
            ListWords(list: $0, title: PerformanceText.key($0.title), labels: Self.index($0.columns))
        }
        values = LabelSet(words.values.map { LabelKey($0) })
        level1 = LabelSet(words.levels.map { Self.key($0.label) })
        level2 = LabelSet(words.levels.flatMap(\.below).map(Self.key))
        var parents: [LabelKey: [String]] = [:]
        for level in words.levels {
            for name in level.below { parents[Self.key(name), default: []].append(level.label) }
        }
        self.parents = LabelMap(parents)
        starts = Starts(
            columns: LabelStarts(columns.labels), fields: LabelStarts(fieldKeys),
            sides: LabelStarts(goals + Array(groups.labels)), money: LabelStarts(money.labels),
            level1: LabelStarts(level1.labels), level2: LabelStarts(level2.labels))
    }

    /// The columns' keys by the keys of their labels.
    private static func index(_ columns: [PerformanceVocabulary.ColumnLabels]) -> LabelMap<String> {
        var index: [LabelKey: String] = [:]
        for column in columns {
            for label in column.labels where index[key(label)] == nil {
                index[key(label)] = column.key
            }
        }
        return LabelMap(index)
    }

    private static func key(_ label: String) -> LabelKey { LabelKey(PerformanceText.key(label)) }

    /// What a key is.
    func kind(_ key: String) -> Kind {
        if key.isEmpty { return .bracket }
        if let field = fields[key] { return .field(field) }
        if isGoal(key) { return .goal }
        if groups.holds(key) { return .group }
        if money.holds(key) { return .money }
        if periods.holds(key) { return .period }
        return .text
    }

    /// The key of the column of indicators that a label heads.
    func column(_ key: String) -> String? { columns[key] }

    /// Whether a key heads a column: of indicators, of money, or of a list.
    func isLabel(_ key: String) -> Bool {
        columns.holds(key) || fields[key]?.standsBelow == true || lists.contains { $0.labels.holds(key) }
    }

    /// Whether a key is the heading of a list or of a table of targets.
    func isHeading(_ key: String) -> Bool { periods.holds(key) || lists.contains { $0.title == key } }

    /// Whether a key is a label or a name of any kind.
    func isKnown(_ key: String) -> Bool {
        !key.isEmpty && (kind(key) != .text || isLabel(key) || isLevel1(key) || isLevel2(key))
    }

    /// Whether a key begins a label of a field or a column, and does not end it.
    func opensLabel(_ key: String) -> Bool { opensField(key) || beginsColumn(key) && column(key) == nil }

    /// Whether a key begins the name of a level, of two characters at least, and does not end it.
    func opensLevel(_ key: String) -> Bool {
        key.unicodeScalars.count >= 2 && !isLevel1(key) && !isLevel2(key) && (beginsLevel1(key) || beginsLevel2(key))
    }

    /// Whether a key begins the label of such a column, and does not end it.
    func beginsColumn(_ key: String) -> Bool { starts.columns.hold(key) }

    /// Whether a key is the name of a goal, with or without a number.
    func isGoal(_ key: String) -> Bool {
        goalNames.mayBegin(key)
            && goals.contains { goal in
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
        key.utf8.count >= 4 && starts.sides.hold(key)
    }

    /// Whether a key begins a row label of the table of money, and does not end it.
    func beginsMoney(_ key: String) -> Bool { starts.money.hold(key) }

    /// Whether a key begins the label of a field, and does not end it.
    func beginsField(_ key: String) -> Bool {
        key.utf8.count >= 4 && opensField(key)
    }

    /// Whether a key can be the first piece of a field's label, one character included.
    func opensField(_ key: String) -> Bool {
        starts.fields.hold(key) && !fields.holds(key)
    }

    /// Whether a key is a level-one name.
    func isLevel1(_ key: String) -> Bool { isName(key, in: level1) }

    /// Whether a key is a level-two name.
    func isLevel2(_ key: String) -> Bool { isName(key, in: level2) }

    /// Whether a key is one of the names, an enumerator before it not counted: 一产出指标, 1.数量指标.
    private func isName(_ key: String, in names: LabelSet) -> Bool {
        if names.holds(key) { return true }
        guard let bare = withoutEnumerator(key) else { return false }
        return names.holds(bare)
    }

    /// A name without the enumerator before it; nil where there is none.
    private func withoutEnumerator(_ key: String) -> String? {
        guard let first = key.unicodeScalars.first, PerformanceText.isDigit(first) || isNumeral(first) else {
            return nil
        }
        let rest = key.unicodeScalars.drop { PerformanceText.isDigit($0) || isNumeral($0) || $0 == "." || $0 == "．" }
        return String(Substring(rest))
    }

    /// Whether a key begins a level-one name.
    func beginsLevel1(_ key: String) -> Bool {
        key.utf8.count >= 4 && (starts.level1.hold(key) || isLevel1(key))
    }

    /// Whether a key begins a level-two name.
    func beginsLevel2(_ key: String) -> Bool {
        key.utf8.count >= 4 && (starts.level2.hold(key) || isLevel2(key))
    }

    /// The level-one names that a level-two name can stand under.
    func parents(of key: String) -> [String] {
        parents[key] ?? withoutEnumerator(key).flatMap { parents[$0] } ?? []
    }

    /// Whether a name of level two can stand under the name of level one in force: 成本指标 under 产出指标.
    func isBelow(_ key: String, _ parent: String?) -> Bool {
        guard let parent, isLevel2(key) else { return false }
        let own = PerformanceText.key(parent)
        return own != key && parents(of: key).contains(own)
    }

    /// Whether a text is a measure, or a word that says as much.
    func isValue(_ text: String) -> Bool { PerformanceText.isMeasure(text) || values.holds(text) }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
        default: false
        }
    }
}
