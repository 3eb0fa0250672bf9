import FormCatalogue

/// A header path reduced to keys, for matching against every column of every form.
struct HeaderTokens: Sendable, Equatable {
    /// The labels, topmost first; labels that were joined into one (`本年支出/小计`) are taken apart.
    let tokens: [LabelKey]
    /// The last labels joined: a header cell that was cut into rows reads whole again.
    let endings: [LabelKey]

    /// Whether a label says 上年: what stands below it is not of the year that the table is about.
    let isOfLastYear: Bool

    /// Whether a label says that the amounts below it were planned: no actual amounts stand there.
    let isOfPlan: Bool

    /// The label nearest to the data.
    var leaf: LabelKey? { tokens.last }

    /// No labels.
    static let none = HeaderTokens([])

    /// The paths of a header's columns. Labels of several years are told apart by them: the last is the table's own, and
    /// the one before it is 上年. O(bytes).
    static func all(_ paths: [[String]]) -> [HeaderTokens] {
        var years: Set<Int> = []
        for label in paths.joined() {
            if let year = year(of: LabelText.key(label)) { years.insert(year.number) }
        }
        return paths.map { HeaderTokens($0, latest: years.count > 1 ? years.max() : nil) }
    }

    /// - Parameter latest: The last of the years that the header names, where it names several.
    init(_ path: [String], latest: Int? = nil) {
        let tokens = path.flatMap { label -> [String] in
            let key = Self.withoutYear(Self.withoutUnit(LabelText.key(label)), latest: latest)
            let parts = key.utf8.split(whereSeparator: { Self.joints.contains($0) }).map { String(Substring($0)) }
            return parts.count > 1 ? parts : [key]
        }
        self.tokens = tokens.map { LabelKey($0) }
        isOfLastYear = tokens.contains { $0.begins("上年") }
        isOfPlan = tokens.contains(where: Self.isPlan)
        endings = (2...3).compactMap { $0 <= tokens.count ? LabelKey(tokens.suffix($0).joined()) : nil }
    }

    /// Whether a key names planned amounts: 预算数, 年初预算数, 全年预算.
    static func isPlan(_ key: String) -> Bool {
        key.ends("预算数") || ["预算", "年初预算", "全年预算", "调整预算"].holds(key)
    }

    /// The ASCII marks that join labels. No byte of a Chinese character is among them.
    private static let joints = Array("/>_|-".utf8)

    /// Drops a unit in brackets: 决算数(万元).
    private static func withoutUnit(_ key: String) -> String {
        guard key.ends("元)"), let open = key.lastIndex(of: "(") else { return key }
        return String(key[..<open])
    }

    /// Drops the year that a label names first: 2024年机关运行经费预算数. Beside a later one it becomes 上年: 2023年执行数.
    private static func withoutYear(_ key: String, latest: Int?) -> String {
        guard let (number, rest) = year(of: key) else { return key }
        guard let latest, number < latest else {
            return rest.utf8.count > 3 ? String(rest) : (latest == nil ? key : "本年" + rest)
        }
        return number == latest - 1 ? "上年" + rest : key
    }

    /// Whether a label names a year and no more than what is planned or spent in it: 2023年, 2024年预算数.
    static func isYear(_ label: String) -> Bool {
        guard let (_, rest) = year(of: LabelText.key(label)) else { return false }
        return rest.isEmpty || ["预算", "预算数", "执行数", "决算数"].contains { rest == $0 }
    }

    /// The year that a label begins with, and what follows it.
    private static func year(of key: String) -> (number: Int, rest: Substring)? {
        let digits = key.utf8.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 4, let number = Int(Substring(digits)), (1990...2099).contains(number) else { return nil }
        let rest = key.dropFirst(4)
        guard rest.begins("年") else { return nil }
        return (number, rest.dropFirst(rest.begins("年度") ? 2 : 1))
    }
}
