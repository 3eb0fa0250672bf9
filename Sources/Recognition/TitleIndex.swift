import DisclosureModel
import FormCatalogue

/// Tells which forms a printed title names: whole titles after stripping, the longest first, never a part of one.
struct TitleIndex: Sendable {
    /// How a title names a form.
    enum Match: Sendable, Equatable {
        /// The stripped title is a title of the form.
        case whole
        /// It is, after an agency's name or the like in front.
        case afterAgency
    }

    private let forms: [LabelKey: [String]]
    /// The titles, the longest first.
    private let endings: [Ending]
    /// The scalars that titles end with, few: what ends otherwise needs no search.
    private let lastScalars: [Unicode.Scalar]

    /// A title as the end of a longer one.
    private struct Ending {
        let key: LabelKey
        let ids: [String]
        /// Its last bytes, and which of them count: most titles end alike, few of them for eight bytes.
        let tail: UInt64
        let mask: UInt64
        /// Its last characters, look-alikes taken for one.
        let likeTail: UInt64

        init(_ key: LabelKey, _ ids: [String]) {
            self.key = key
            self.ids = ids
            mask = key.text.utf8.count >= 8 ? .max : (1 << UInt64(key.text.utf8.count * 8)) - 1
            tail = key.text.withBytes(Self.tail)
            likeTail = Self.likeTail(key.text)
        }

        /// The last three characters of a text, each as the first of those that look like it.
        static func likeTail(_ text: String) -> UInt64 {
            text.unicodeScalars.suffix(3).reduce(0) { $0 << 21 | UInt64(LookAlikes.first(like: $1).value) }
        }

        /// The last eight bytes of a text, the last one lowest; fewer where it has fewer.
        static func tail(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
            bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    init(_ catalogue: Catalogue) {
        var forms: [LabelKey: [String]] = [:]
        for form in catalogue.forms {
            for title in form.titles {
                let key = LabelKey(Self.strip(title))
                if !forms[key, default: []].contains(form.id) { forms[key, default: []].append(form.id) }
            }
        }
        // A table that is no form keeps the title of one that its own ends with, and names none.
        for title in catalogue.unclaimed.flatMap(TitlePattern.titles) {
            forms[LabelKey(Self.strip(title)), default: []] += []
        }
        self.forms = forms
        endings = forms.map { Ending($0.key, $0.value) }.sorted {
            ($1.key.text.utf8.count, $1.tail) < ($0.key.text.utf8.count, $0.tail)
        }
        var lastScalars: [Unicode.Scalar] = []
        for key in forms.keys {
            if let last = key.text.unicodeScalars.last, !lastScalars.contains(last) { lastScalars.append(last) }
        }
        self.lastScalars = lastScalars
    }

    /// The forms that a title names, and how; empty where it names none.
    func forms(named title: String) -> (ids: [String], match: Match) { known(title) ?? ([], .whole) }

    /// Whether a title is that of a form, or of a table which is no form.
    func namesTable(_ title: String) -> Bool { known(title) != nil }

    /// Whether a title is that of a table which is no form.
    func isUnclaimed(_ title: String) -> Bool { known(title)?.ids.isEmpty ?? false }

    /// Whether a text can be the title of a table, by how it ends; most lines of a document cannot.
    private func canName(_ text: String) -> Bool {
        guard let last = LabelText.lastKeyScalar(of: text) else { return false }
        return last == ")" || lastScalars.contains(last) || text.utf8.contains(UInt8(ascii: ":")) || text.holds("：")
            || ("0"..."9").contains(last) && text.holds("表")
    }

    private func known(_ title: String) -> (ids: [String], match: Match)? {
        guard canName(title) else { return nil }
        let key = Self.strip(title)
        let whole = known(stripped: key)
        guard whole == nil, key.ends(")"), let open = key.lastIndex(of: "(") else { return whole }
        // （按功能分类）, （本级）: what a bracket at the end adds, the form need not know.
        return known(stripped: String(key[..<open]))
    }

    /// The forms that a title names, none where it is that of a table which is no form; nil where it is unknown.
    private func known(stripped key: String) -> (ids: [String], match: Match)? {
        guard let last = key.unicodeScalars.last, lastScalars.contains(last) else { return nil }
        if let ids = forms[LabelKey(key)] { return (ids, .whole) }
        guard let ending = ending(of: key) ?? ending(like: key) else { return nil }
        let before = key.utf8.dropLast(ending.key.text.utf8.count)
        if before.isEmpty { return (ending.ids, .whole) }
        return Self.isAgency(Substring(before)) ? (ending.ids, .afterAgency) : nil
    }

    /// The title that a printed one stands for, where it differs from it in nothing but characters that look alike (预箅
    /// for 预算); nil where it does not, or is known itself.
    func title(like title: String) -> String? {
        let key = Self.strip(title)
        guard forms[LabelKey(key)] == nil, ending(of: key) == nil, known(stripped: key) != nil else { return nil }
        return ending(like: key)?.key.text
    }

    /// The longest title that a text ends with, look-alikes taken for one.
    private func ending(like key: String) -> Ending? {
        let tail = Ending.likeTail(key)
        return endings.first { $0.likeTail == tail && LookAlikes.ends(key, like: $0.key.text) }
    }

    /// The longest title that a longer one ends with.
    private func ending(of key: String) -> Ending? {
        key.withBytes { bytes in
            let tail = Ending.tail(bytes)
            return endings.first { ending in
                tail & ending.mask == ending.tail && ending.key.text.utf8.count < bytes.count
                    && key.ends(ending.key.text)
            }
        }
    }

    /// The agency's name that stands before the title of a form; nil where none does.
    func agency(inTitle title: String) -> String? {
        let key = Self.strip(title)
        guard let match = known(stripped: key), match.match == .afterAgency else { return nil }
        guard let ending = ending(of: key) else { return nil }
        var text = Substring(key.utf8.dropLast(ending.key.text.utf8.count))
        for suffix in ["部门", "单位"] where text.ends(suffix) { text = text.dropLast(suffix.count) }
        text = TableHead.withoutYear(text)
        return text.count >= 4 ? String(text) : nil
    }

    /// A title without year, number, enumerator, quotes, blanks and the words that say who reports.
    static func strip(_ title: String) -> String {
        let whole = LabelText.key(title)
        return whole.withBytes { bytes in
            let range = TitleCore.range(in: bytes)
            return range.count == bytes.count ? whole : String(decoding: bytes[range], as: UTF8.self)
        }
    }

    /// Whether a key is a unit of amounts and nothing else.
    static func isUnit(_ key: Substring) -> Bool { String(key).withBytes(TitleCore.isUnit) }

    /// Whether the words before a title can be an agency's name: they end as agencies' names do.
    private static func isAgency(_ words: Substring) -> Bool {
        var text = words
        if let year = String(text).withBytes(TitleCore.yearEnd) { text = Substring(text.utf8.dropFirst(year)) }
        for suffix in ["年度", "部门", "单位", "本级", "(本级)", "机关", "汇总", "区级", "市级", "县级"] where text.ends(suffix) {
            text = text.dropLast(suffix.count)
        }
        if let digits = text.lastIndex(where: { !($0.isASCII && $0.isNumber) && $0 != "年" && $0 != "度" }),
            text.distance(from: digits, to: text.endIndex) >= 5
        {
            text = text[...digits]
        }
        guard !text.isEmpty else { return true }
        return agencyEndings.contains { text.ends($0) } || places.contains { text.ends($0) }
    }

    /// How agencies' names end.
    static let agencyEndings = [
        "局", "委", "委员会", "办", "办公室", "中心", "院", "校", "学", "所", "会", "处", "站", "队", "厅", "部", "馆",
        "街道", "镇", "乡", "园", "社", "团", "场", "公司", "政府", "库", "组", "科", "室", "台", "段", "组织", "基地",
        "联", "指挥部",
    ]
    /// How places' names end: of an agency's only where a title follows.
    private static let places = ["区", "市", "县", "省"]
}
