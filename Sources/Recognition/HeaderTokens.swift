import FormCatalogue

/// A header path reduced to keys, for matching against every column of every form.
struct HeaderTokens: Sendable, Equatable {
    /// The labels, topmost first; labels that were joined into one (`本年支出/小计`) are taken apart.
    let tokens: [LabelKey]
    /// The last labels joined: a header cell that was cut into rows reads whole again.
    let endings: [LabelKey]

    /// The label nearest to the data.
    var leaf: LabelKey? { tokens.last }

    /// No labels.
    static let none = HeaderTokens([])

    init(_ path: [String]) {
        let tokens = path.flatMap { label -> [String] in
            let key = Self.withoutYear(Self.withoutUnit(LabelText.key(label)))
            let parts = key.utf8.split(whereSeparator: { Self.joints.contains($0) }).map { String(Substring($0)) }
            return parts.count > 1 ? parts : [key]
        }
        self.tokens = tokens.map { LabelKey($0) }
        endings = (2...3).compactMap { $0 <= tokens.count ? LabelKey(tokens.suffix($0).joined()) : nil }
    }

    /// The ASCII marks that join labels. No byte of a Chinese character is among them.
    private static let joints = Array("/>_|-".utf8)

    /// Drops a unit in brackets: 决算数(万元).
    private static func withoutUnit(_ key: String) -> String {
        guard key.ends("元)"), let open = key.lastIndex(of: "(") else { return key }
        return String(key[..<open])
    }

    /// Drops the year that a label names first: 2024年机关运行经费预算数.
    private static func withoutYear(_ key: String) -> String {
        let digits = key.utf8.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 4 else { return key }
        let rest = key.dropFirst(4)
        for word in ["年度", "年"] where rest.begins(word) && rest.count > word.count + 1 {
            return String(rest.dropFirst(word.count))
        }
        return key
    }
}
