import FormCatalogue

/// Characters that optical recognition takes for each other, and the words of the catalogue without that difference.
///
/// A word that the catalogue does not know, and that is one of its words but for such characters, is that word.
struct LookAlikes: Sendable {
    /// The known words by their folded form, of those that have a character to be taken for another; nil where several
    /// have the same.
    private var words: [LabelKey: LabelKey?] = [:]
    private var known: Set<LabelKey> = []

    /// The words that headers and rows are made of.
    init(_ catalogue: Catalogue, _ vocabulary: Vocabulary) {
        var known = vocabulary.items.union(vocabulary.columns)
        known.reserveCapacity(known.count + catalogue.codes.count)
        for name in catalogue.codes.allNames { known.insert(LabelKey(item: name)) }
        self.known = known
        words.reserveCapacity(known.count)
        for word in known where !word.text.hasScalars(atMost: Self.shortest - 1) {
            guard let folded = Self.folding(word.text) else { continue }
            if words.updateValue(word, forKey: LabelKey(folded)) != nil { words[LabelKey(folded)] = .some(nil) }
        }
    }

    /// The word that a printed one stands for; nil where it is known itself, or where no word or several are like it.
    func word(like key: String) -> String? {
        guard !key.hasScalars(atMost: Self.shortest - 1), let folded = Self.folding(key),
            !known.contains(LabelKey(key)), let found = words[LabelKey(folded)], let word = found?.text
        else { return nil }
        let differing = zip(key.unicodeScalars, word.unicodeScalars).filter { $0 != $1 }.count
        return differing * 3 <= word.unicodeScalars.count ? word : nil
    }

    /// A text with every character replaced by the first of those that look like it. O(n).
    static func folded(_ text: String) -> String { folding(text) ?? text }

    /// The same; nil where no character looks like another.
    private static func folding(_ text: String) -> String? {
        let groups = groups
        let isFolded = text.withBytes { bytes in
            var index = 0
            while index + 2 < bytes.count {
                // All of them are ideographs of three bytes.
                guard bytes[index] & 0xF0 == 0xE0 else {
                    index += 1
                    continue
                }
                let value = UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
                if groups.holds(value | UInt32(bytes[index + 2] & 0x3F)) { return true }
                index += 3
            }
            return false
        }
        return isFolded ? LabelText.replacing(in: text) { groups.first(of: $0) ?? $0 } : nil
    }

    /// The first of the characters that look like one; itself where none does. O(1).
    static func first(like scalar: Unicode.Scalar) -> Unicode.Scalar { groups.first(of: scalar) ?? scalar }

    /// Whether a text ends as a word does, characters that look alike taken for one, and few of them. O(n).
    static func ends(_ text: String, like word: String) -> Bool {
        var rest = text.unicodeScalars.reversed().makeIterator()
        var differing = 0
        var count = 0
        for scalar in word.unicodeScalars.reversed() {
            guard let last = rest.next(), first(like: last) == first(like: scalar) else { return false }
            if last != scalar { differing += 1 }
            count += 1
        }
        return count >= shortest && differing * 3 <= count
    }

    /// A printed text with the characters of a word in the places of those that only look like them.
    ///
    /// The word is matched from the end, so that an enumerator before it stays.
    static func restored(_ text: String, to word: String) -> String {
        var scalars = Array(text.unicodeScalars)
        var rest = Array(word.unicodeScalars)[...]
        for index in scalars.indices.reversed() {
            guard let last = rest.last else { break }
            if scalars[index] == last {
                rest = rest.dropLast()
            } else if let first = groups.first(of: scalars[index]), first == groups.first(of: last) {
                scalars[index] = last
                rest = rest.dropLast()
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static let shortest = 3

    private static let groups = ScalarGroups(lists)

    private static let lists = """
        市巾币 硚硃 未末 已己巳 日曰目 土士 千干于 人入八 大太犬 本木 力刀 贝见 乌鸟 免兔 析折拆 候侯 拔拨 治冶洽 夫失 王玉主 \
        由田甲申 间问 因困团 今令 收牧 科料 项顶预须 费贵 基墓 管菅官 公么 政攻 算箅 决块快 级纹 补朴扑 助肋 住往佳 单単 业亚 \
        运这 护沪 待侍 车东 用甩 国囯 出岀 支攴 赁货贷 员贝 技枝 休体 仪议 社杜 育盲 教敖 卫工 务条 村材 农衣 水永 利刊
        """
}

/// Which scalars look alike, as a table over all below U+10000: every character of a vocabulary is looked up.
private struct ScalarGroups: Sendable {
    /// For each scalar the first of its group; 0 where it is in none.
    private var firsts = [UInt16](repeating: 0, count: 0x10000)

    /// - Parameter lists: The groups, separated by blanks.
    init(_ lists: String) {
        for group in lists.split(separator: " ") {
            guard let first = group.unicodeScalars.first, let value = UInt16(exactly: first.value) else { continue }
            for scalar in group.unicodeScalars where scalar.value < 0x10000 { firsts[Int(scalar.value)] = value }
        }
    }

    /// Whether the scalar of a value is in a group. O(1).
    func holds(_ value: UInt32) -> Bool { value < 0x10000 && firsts[Int(value)] != 0 }

    /// The first scalar of the group that a scalar is in; nil where it is in none. O(1).
    func first(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value < 0x10000 else { return nil }
        let first = firsts[Int(scalar.value)]
        return first == 0 ? nil : Unicode.Scalar(first)
    }
}
