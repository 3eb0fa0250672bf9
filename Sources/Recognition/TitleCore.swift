import FormCatalogue

/// The part of a printed title that names a form: without year, number, enumerator, and the words that say who reports.
///
/// Works on the UTF-8 bytes of the title's key: every title of the catalogue is reduced before the first document.
enum TitleCore {
    /// Where the part stands in the key. O(n · leads).
    static func range(in key: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var end = key.count
        if key.last == UInt8(ascii: ")") || key.contains(UInt8(ascii: ":")) { end = endWithoutTail(key) }
        if let tail = startOfNumber(part(key, 0, end)) { end = tail }
        if end == key.count, let cut = startOfCutNumber(key) { end = cut }
        var start = LabelText.enumeratorEnd(of: part(key, 0, end)) ?? 0
        var changed = true
        while changed {
            changed = false
            let rest = part(key, start, end)
            if let (_, after) = TitleNumber.leading(in: rest) {
                start += after
                changed = true
            } else if rest.count > 6, continuations.contains(where: { rest.begins($0) }) {
                start += 6
                while let mark = separator(part(key, start, end)) { start += mark }
                changed = true
            }
            if let after = yearEnd(part(key, start, end)) {
                start += after
                changed = true
            }
            for lead in leads where part(key, start, end).begins(lead) {
                let after = start + lead.utf8CodeUnitCount
                guard scalars(part(key, after, end)) > 3 else { continue }
                start = after
                changed = true
            }
        }
        return start..<end
    }

    /// Whether a key is a unit of amounts and nothing else.
    static func isUnit(_ key: UnsafeBufferPointer<UInt8>) -> Bool { units.contains { key.equals($0) } }

    /// Where the year that a key begins with ends, with 年度 or 年 behind it; nil where it begins with none.
    static func yearEnd(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        guard key.begins("20") || key.begins("19") else { return nil }
        let digits = key.prefix { (0x30...0x39).contains($0) }.count
        guard digits == 4 else { return nil }
        for word in ["年度", "年"] as [StaticString] where part(key, 4, key.count).begins(word) {
            return 4 + word.utf8CodeUnitCount
        }
        return 4
    }

    /// Where a title ends before what stands behind it: `(表1)`, `(公开01表)`, `(续)`, `(单位:万元)`, `单位:万元`.
    private static func endWithoutTail(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var end = endWithoutBrackets(key, key.count)
        guard key.contains(UInt8(ascii: ":")) else { return end }
        for word in unitWords {
            // Only a title that is whole without its unit loses it: 单位:万元 alone is none.
            guard let mark = part(key, 0, end).offset(of: word) else { continue }
            let title = endWithoutBrackets(key, mark)
            if part(key, 0, title).ends("表") || startOfNumber(part(key, 0, title)) != nil { end = title }
        }
        return end
    }

    /// The same for what stands in brackets.
    private static func endWithoutBrackets(_ key: UnsafeBufferPointer<UInt8>, _ whole: Int) -> Int {
        var end = whole
        while end > 0, key[end - 1] == UInt8(ascii: ")"),
            let open = key[..<end].lastIndex(of: UInt8(ascii: "("))
        {
            let inner = part(key, open + 1, end - 1)
            let isNumber = (inner.offset(of: "表") != nil || inner.begins("附件")) && hasNumber(inner)
            guard
                isNumber || inner.equals("续") || inner.equals("续表") || isUnit(inner)
                    || inner.contains(UInt8(ascii: ":"))
                        && (inner.offset(of: "单位:") != nil || inner.offset(of: "單位:") != nil)
            else { break }
            end = open
        }
        return end
    }

    /// Where the number begins that stands behind a title, 表 or a digit its last: `支出决算表公开03表`.
    private static func startOfNumber(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        func isDigit(_ index: Int) -> Bool { index >= 0 && (0x30...0x39).contains(key[index]) }
        guard isDigit(key.count - 1) || key.ends("表") && isDigit(key.count - 4) else { return nil }
        // The 表 of a title, and behind it the number.
        guard let title = key.offset(of: "表"), title > 6 else { return nil }
        let tail = part(key, title + 3, key.count)
        let begins = ["公开", "财决", "附表", "表", "部门公开"] as [StaticString]
        guard begins.contains(where: { tail.begins($0) }),
            TableHead.number(in: String(decoding: tail, as: UTF8.self)) != nil
        else { return nil }
        return title + 3
    }

    /// Where the number begins that a page cuts off or breaks after its first words, its bracket open: `（附表`.
    private static func startOfCutNumber(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let open = key.lastIndex(of: UInt8(ascii: "(")), open > 0, key.count - open <= 16,
            !key[open...].contains(UInt8(ascii: ")"))
        else { return nil }
        let inner = part(key, open + 1, key.count)
        let begins = ["附", "表", "公开", "部门公开", "决算公开", "财决"] as [StaticString]
        return part(key, 0, open).ends("表") && begins.contains(where: { inner.begins($0) }) ? open : nil
    }

    /// Whether a number stands in a text, in figures or in words.
    private static func hasNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        String(decoding: text, as: UTF8.self).contains(where: \.isNumber)
    }

    /// The length of the mark between 续表 and the title that a text begins with; nil where it begins with none.
    private static func separator(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        if text.begins(":") || text.begins(".") { return 1 }
        return text.begins("、") ? 3 : nil
    }

    private static func scalars(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    private static func part(
        _ key: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: key[min(start, end)..<end])
    }

    private static let continuations: [StaticString] = ["续表", "附表", "附件"]
    private static let leads: [StaticString] = ["预算单位", "部门预算", "单位预算", "部门决算", "单位决算", "部门", "单位", "本级"]
    private static let units: [StaticString] = ["元", "百元", "千元", "万元", "百万元", "亿元", "萬元", "百萬元", "億元"]
    private static let unitWords: [StaticString] = [
        "金额单位:", "计量单位:", "货币单位:", "单位:", "金額單位:", "計量單位:", "貨幣單位:", "單位:",
    ]
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with a text's.
    func begins(_ text: StaticString) -> Bool { holds(text, at: 0) }

    /// Whether the bytes end with a text's.
    func ends(_ text: StaticString) -> Bool { holds(text, at: count - text.utf8CodeUnitCount) }

    /// Whether the bytes are a text's.
    func equals(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && begins(text) }

    /// Where a text first stands, in bytes; nil where it does not. O(n · m).
    func offset(of text: StaticString) -> Int? {
        guard count >= text.utf8CodeUnitCount else { return nil }
        return (0...(count - text.utf8CodeUnitCount)).first { holds(text, at: $0) }
    }

    /// Whether a text stands at an offset.
    func holds(_ text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { text in
            guard offset >= 0, text.count <= count - offset else { return false }
            for index in text.indices where self[offset + index] != text[index] { return false }
            return true
        }
    }
}
