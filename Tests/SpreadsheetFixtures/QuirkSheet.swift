/// The rows of a test workbook's first sheet, and what they read to.
package struct QuirkSheet {
    /// A line of expectation: place and meaning.
    package struct Expected {
        package var row: Int
        package var column: Int
        package var meaning: String
    }

    let quirks: Set<Quirk>
    /// The shared strings, as the content of `si`.
    private(set) var strings: [String] = []
    private(set) var rows: [String] = []
    package private(set) var expected: [Expected] = []
    private(set) var merges: [String] = []
    private var tag: String { quirks.contains(.prefixes) ? "x:" : "" }
    private var row = 0
    /// The number of the row that was added last.
    private var lastAdded = 0

    package init(_ quirks: Set<Quirk>) {
        self.quirks = quirks
        if quirks.contains(.emptyStrings) {
            _ = string("")
            _ = string("<t/>")
        }
        base()
        for quirk in Quirk.allCases where quirks.contains(quirk) { add(quirk) }
        // Rows that say nothing of their place follow all that do; those out of order come last.
        if quirks.contains(.noReferences) { noReferences() }
        if quirks.contains(.disorder) { disorder() }
        expected.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private var is1904: Bool { quirks.contains(.epoch1904) }

    private mutating func base() {
        row = 1
        let name = string("<t>项目</t>")
        cells(
            (" t=\"s\"", "<v>\(name)</v>", "s 项目"), (" s=\"1\"", "<v>2540.1</v>", "n 2540.1 [2,540.10]"),
            (" s=\"2\"", "<v>45657</v>", is1904 ? "d 2029-01-01" : "d 2024-12-31"),
            (" s=\"2\"", "<v>60</v>", is1904 ? "d 1904-03-01" : "d 1900-02-28"))
    }

    private mutating func add(_ quirk: Quirk) {
        row = 10 + quirk.rawValue
        switch quirk {
        case .inlineString: cells((" t=\"inlineStr\"", "<is><t>甲</t></is>", "s 甲"))
        case .inlineWithValue: cells((" t=\"inlineStr\"", "<v>0</v><is><t>乙</t></is>", "s 乙"))
        case .inlineCharacterData:
            cells((" t=\"inlineStr\"", "<is><t><![CDATA[<&>]]></t></is>", "s <&>"), (" t=\"inlineStr\"", "", nil))
        case .richText:
            shared("<r><rPr><b/></rPr><t>预算</t></r><r><t>数</t></r>", "s 预算数")
            shared("<t>决</t><r><t>算</t></r>", "s 决算", column: 2)
        case .phonetic: shared("<t>收入</t><rPh sb=\"0\" eb=\"1\"><t>shouru</t></rPh>", "s 收入")
        case .emptyStrings: shared("<t>后</t>", "s 后")
        case .escapes: shared("<t>a_x000D__x005F_x0041__xD83D__xDE00_</t>", "s a\r_x0041_😀")
        case .keptBlanks:
            shared("<t xml:space=\"preserve\"> 合 计 </t>", "s  合 计 ")
            shared("<t> 小计\u{A0}\n</t>", "s 小计\u{A0}", column: 2)
        case .lineEnds: shared("<t>a\r\nb&#13;c</t>", "s a\nb\rc")
        default: addMore(quirk)
        }
    }

    private mutating func addMore(_ quirk: Quirk) {
        switch quirk {
        case .formulaStringsAndErrors:
            cells(
                (" t=\"str\"", "<f>\"x\"</f><v>文本</v>", "s 文本"), (" t=\"b\"", "<v>true</v>", "b true"),
                (" t=\"b\"", "<v>0</v>", "b false"), (" t=\"e\"", "<v>#SPILL!</v>", "e #SPILL!"))
        case .isoDates:
            cells(
                (" t=\"d\"", "<v>2024-05-06T00:00:00</v>", "d 2024-05-06"),
                (" t=\"d\"", "<v>10:20:30</v>", "d 10:20:30"))
        case .longNumbers:
            cells(
                ("", "<v>0.57999999999999996</v>", "n 0.58"), ("", "<v>2540.1100000000001</v>", "n 2540.11"),
                ("", "<v>123456789012345678</v>", "n 123456789012346000"))
        case .numberForms:
            cells(
                ("", "<v>1.0000000000000002E-2</v>", "n 0.01"), ("", "<v>\n  +7  \n</v>", "n 7"),
                (" t=\"n\"", "<v>1E+3</v>", "n 1000"), ("", "<v>-0.0</v>", "n 0"))
        case .missingValues:
            cells((" t=\"s\"", "<v/>", nil), (" t=\"s\"", "", nil), ("", "<v></v>", nil), ("", "<v>1</v>", "n 1"))
        case .untypedText: cells(("", "<v>1,234</v>", "s 1,234"), ("", "<v>无</v>", "s 无"))
        case .numberLikeText: shared("<t>0020101</t>", "s 0020101")
        case .formatLiterals:
            cells((" s=\"6\"", "<v>3</v>", "n 3 [3.0 YMD]"), (" s=\"7\"", "<v>1.5</v>", "d PT129600S [36:00:00]"))
        case .chineseDates:
            cells(
                (" s=\"8\"", "<v>45292</v>", is1904 ? "d 2028-01-02 [2028年1月]" : "d 2024-01-01 [2024年1月]"),
                (" s=\"9\"", "<v>45292</v>", is1904 ? "d 2028-01-02 [2028年1月2日]" : "d 2024-01-01 [2024年1月1日]"))
        case .redefinedFormats:
            cells((" s=\"4\"", "<v>1.5</v>", "n 1.5 [1.500]"), (" s=\"5\"", "<v>7.25</v>", "n 7.25"))
        case .strangeStyles:
            cells(
                (" s=\"\"", "<v>5</v>", "n 5"), (" s=\"99\"", "<v>6</v>", "n 6"),
                (" s=\"3\"", "<v>0.65</v>", "n 0.65 [65%]"))
        case .uncalculated:
            cells(("", "<f>SUM(B1)</f>", nil), ("", "<f>B1</f><v>0</v>", "n 0 []"), ("", "<f>1+2</f><v>3</v>", "n 3"))
        case .sharedFormulas:
            cells(
                ("", "<f t=\"shared\" si=\"1\"/><v>4</v>", "n 4"),
                ("", "<f t=\"shared\" ref=\"B1:B2\" si=\"0\">$A$1+LOG10(1)&amp;\"\"</f><v>3</v>", "n 3"),
                ("", "<f t=\"array\" ref=\"C1\">A1:A2*2</f><v>9</v>", "n 9"))
        default: addStructure(quirk)
        }
    }

    private mutating func addStructure(_ quirk: Quirk) {
        switch quirk {
        case .ghosts:
            cells(("", "<v>8</v>", "n 8"), (" s=\"1\"", "", nil), (" s=\"1\"", "", nil))
            for offset in 1...30 {
                rows.append(
                    element(
                        "row", " r=\"\(500 + offset)\" s=\"1\"", element("c", " r=\"A\(500 + offset)\" s=\"1\"", "")))
            }
            lastAdded = 530
        case .merges:
            cells(("", "<v>10</v>", "n 10"), ("", "<v>11</v>", "n 11"))
            merges = ["A\(row):B\(row)", "B\(row):C\(row)", "E1:F3", "A9:A9"]
        case .hidden:
            rows.append(
                element("row", " r=\"\(row)\" hidden=\"1\"", element("c", " r=\"A\(row)\"", element("v", "", "12"))))
            expected.append(Expected(row: row, column: 1, meaning: "n 12"))
            lastAdded = row
        case .alternatives:
            let chosen = element("row", " r=\"\(row)\"", element("c", " r=\"A\(row)\"", element("v", "", "42")))
            let other = element("row", " r=\"\(row)\"", element("c", " r=\"A\(row)\"", element("v", "", "666")))
            rows.append(
                "<mc:AlternateContent><mc:Choice Requires=\"far\">\(other)</mc:Choice><mc:Fallback>\(chosen)</mc:Fallback>"
                    + "</mc:AlternateContent>")
            expected.append(Expected(row: row, column: 1, meaning: "n 42"))
            lastAdded = row
        case .foreignReferences:
            cells(
                (" t=\"str\"", "<f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v>", "s =DISPIMG(\"ID_1\",1)"),
                ("", "<f>[1]Sheet1!A1</f><v>14</v>", "n 14"))
        default: return
        }
    }

    private mutating func noReferences() {
        let last = lastAdded
        rows.append(
            element(
                "row", "",
                element("c", "", element("v", "", "1")) + element("c", " s=\"1\"", "")
                    + element("c", "", element("v", "", "2"))))
        expected.append(Expected(row: last + 1, column: 1, meaning: "n 1"))
        expected.append(Expected(row: last + 1, column: 3, meaning: "n 2"))
    }

    private mutating func disorder() {
        let first =
            element("c", " r=\"C3\"", element("v", "", "33")) + element("c", " r=\"A3\"", element("v", "", "30"))
            + element("c", " r=\"A3\"", element("v", "", "31")) + element("c", " r=\"B4\"", element("v", "", "42"))
        rows.append(element("row", " r=\"3\"", first))
        expected += [
            Expected(row: 3, column: 1, meaning: "n 31"), Expected(row: 3, column: 3, meaning: "n 33"),
            Expected(row: 4, column: 2, meaning: "n 42"),
        ]
    }

    /// Adds a shared string, given as the content of its `si`.
    private mutating func string(_ content: String) -> Int {
        strings.append(content)
        return strings.count - 1
    }

    private mutating func shared(_ content: String, _ meaning: String, column: Int = 1) {
        let index = string(content)
        let letter = ["A", "B", "C"][column - 1]
        rows.append(
            element(
                "row", " r=\"\(row)\"", element("c", " r=\"\(letter)\(row)\" t=\"s\"", element("v", "", "\(index)"))))
        expected.append(Expected(row: row, column: column, meaning: meaning))
        lastAdded = row
    }

    /// Adds a row of cells, each its attributes, its content without prefixes, and what it means.
    private mutating func cells(_ cells: (String, String, String?)...) {
        var content = ""
        for (index, cell) in cells.enumerated() {
            let letter = ["A", "B", "C", "D"][index]
            content += element("c", " r=\"\(letter)\(row)\"\(cell.0)", prefixed(cell.1))
            if let meaning = cell.2 { expected.append(Expected(row: row, column: index + 1, meaning: meaning)) }
        }
        lastAdded = row
        let spans = quirks.contains(.falseDimensions) ? " spans=\"9:9\"" : ""
        rows.append(element("row", " r=\"\(row)\"\(spans)", content))
    }

    func element(_ name: String, _ attributes: String, _ content: String) -> String {
        content.isEmpty ? "<\(tag)\(name)\(attributes)/>" : "<\(tag)\(name)\(attributes)>\(content)</\(tag)\(name)>"
    }

    /// The same markup with the prefix on every element.
    func prefixed(_ markup: String) -> String {
        guard !tag.isEmpty else { return markup }
        var out = ""
        var rest = Substring(markup)
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            rest = rest[open...]
            if rest.hasPrefix("<![CDATA[") {
                let end = rest.range(of: "]]>")?.upperBound ?? rest.endIndex
                out += rest[..<end]
                rest = rest[end...]
            } else if rest.hasPrefix("</") {
                out += "</\(tag)"
                rest = rest.dropFirst(2)
            } else {
                out += "<\(tag)"
                rest = rest.dropFirst()
            }
        }
        return out + rest
    }
}

extension Substring {
    /// Where a piece of text first stands.
    fileprivate func range(of piece: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(piece) { return start..<index(start, offsetBy: piece.count) }
            start = index(after: start)
        }
        return nil
    }
}
