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
    private let lengths: [Int]
    /// The scalars that titles end with, few: what ends otherwise needs no search.
    private let lastScalars: [Unicode.Scalar]

    init(_ catalogue: Catalogue) {
        var forms: [LabelKey: [String]] = [:]
        for form in catalogue.forms {
            for title in form.titles {
                let key = LabelKey(Self.strip(title))
                if !forms[key, default: []].contains(form.id) { forms[key, default: []].append(form.id) }
            }
        }
        // A table that is no form keeps the title of one that its own ends with, and names none.
        for title in catalogue.unclaimed { forms[LabelKey(Self.strip(title)), default: []] += [] }
        self.forms = forms
        lengths = Set(forms.keys.map(\.text.utf8.count)).sorted(by: >)
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
        let bytes = key.utf8
        for length in lengths where length < bytes.count {
            // An ending that begins inside a character is no title.
            let start = bytes.index(bytes.endIndex, offsetBy: -length)
            guard let ending = String(bytes[start...]), let ids = forms[LabelKey(ending)] else { continue }
            return Self.isAgency(key[..<start]) ? (ids, .afterAgency) : nil
        }
        return nil
    }

    /// The agency's name that stands before the title of a form; nil where none does.
    func agency(inTitle title: String) -> String? {
        let key = Self.strip(title)
        guard let match = known(stripped: key), match.match == .afterAgency else { return nil }
        let bytes = key.utf8
        let length = lengths.first { length in
            length < bytes.count
                && String(bytes[bytes.index(bytes.endIndex, offsetBy: -length)...]).map { forms[LabelKey($0)] != nil }
                    == true
        }
        guard let length else { return nil }
        var text = Substring(bytes.dropLast(length))
        for suffix in ["部门", "单位"] where text.ends(suffix) { text = text.dropLast(suffix.count) }
        text = TableHead.withoutYear(text)
        return text.count >= 4 ? String(text) : nil
    }

    /// A title without year, number, enumerator, quotes, blanks and the words that say who reports.
    static func strip(_ title: String) -> String {
        let whole = LabelText.key(title)
        var key = Substring(whole)
        if whole.utf8.last == UInt8(ascii: ")") || whole.utf8.contains(UInt8(ascii: ":")) { key = withoutTail(key) }
        if let rest = LabelText.withoutEnumerator(key) { key = rest }
        var changed = true
        while changed, mayLead(key) {
            changed = false
            if let (_, rest) = TitleNumber.leading(key) {
                key = rest
                changed = true
            } else if ["续表", "附表", "附件"].contains(where: key.begins), key.utf8.count > 6 {
                let rest = key.utf8.dropFirst(6)
                key = Substring(Substring(rest).unicodeScalars.drop { $0 == ":" || $0 == "." || $0 == "、" })
                changed = true
            }
            if let rest = withoutYear(key) {
                key = rest
                changed = true
            }
            for prefix in ["预算单位", "部门", "单位", "本级"] where key.begins(prefix) {
                let rest = Substring(key.utf8.dropFirst(prefix.utf8.count))
                guard rest.unicodeScalars.count > 3 else { continue }
                key = rest
                changed = true
            }
        }
        return key.utf8.count == whole.utf8.count ? whole : String(key)
    }

    /// Whether a key begins with a scalar that one of the leads of a title begins with.
    private static func mayLead(_ key: Substring) -> Bool {
        switch key.unicodeScalars.first {
        case "1", "2", "续", "附", "预", "部", "单", "本": true
        case let first?: TitleNumber.canBegin(first)
        case nil: false
        }
    }

    private static func withoutYear(_ key: Substring) -> Substring? {
        guard key.begins("20") || key.begins("19") else { return nil }
        let digits = key.utf8.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 4 else { return nil }
        let rest = Substring(key.utf8.dropFirst(4))
        for word in ["年度", "年"] where rest.begins(word) { return Substring(rest.utf8.dropFirst(word.utf8.count)) }
        return rest
    }

    /// Drops what stands behind a title: `(表1)`, `(公开01表)`, `(续)`, `(单位:万元)`, `单位:万元`.
    private static func withoutTail(_ key: Substring) -> Substring {
        var key = key
        while key.ends(")"), let open = key.lastIndex(of: "(") {
            let inner = key[key.index(after: open)...].dropLast()
            let isNumber = (inner.contains("表") || inner.begins("附件")) && inner.contains(where: \.isNumber)
            guard isNumber || inner == "续" || inner == "续表" || inner.range(ofKey: "单位:") != nil || isUnit(inner)
            else { break }
            key = key[..<open]
        }
        for word in ["金额单位:", "计量单位:", "单位:"] {
            // Only a title that is whole without its unit loses it: 单位:万元 alone is none.
            if let mark = key.range(ofKey: word), key[..<mark.lowerBound].ends("表") { key = key[..<mark.lowerBound] }
        }
        return key
    }

    /// Whether a key is a unit of amounts and nothing else.
    static func isUnit(_ key: Substring) -> Bool { ["元", "千元", "万元", "亿元"].contains { key == $0 } }

    /// Whether the words before a title can be an agency's name: they end as agencies' names do.
    private static func isAgency(_ words: Substring) -> Bool {
        var text = words
        if let rest = withoutYear(text) { text = rest }
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
