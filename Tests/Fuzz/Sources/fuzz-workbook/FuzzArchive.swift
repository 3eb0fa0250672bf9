/// Makes a stored ZIP archive around one part that the fuzzer chooses.
enum FuzzArchive {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A workbook of one sheet in which the bytes are: `S` shared strings, `F` styles, `W` the workbook, `R` its
    /// relationships, `N` a number format and a number, else the sheet.
    static func workbook(with bytes: [UInt8], as part: UInt8) -> [UInt8] {
        var parts: [(String, [UInt8])] = [
            ("_rels/.rels", Array(relationships([("officeDocument", "book.xml")]).utf8)),
            ("book.xml", Array(book.utf8)),
            (
                "_rels/book.xml.rels",
                Array(
                    relationships([
                        ("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml"), ("styles", "styles.xml"),
                    ]).utf8)
            ), ("sheet.xml", Array(sheet.utf8)), ("strings.xml", Array(strings.utf8)),
            ("styles.xml", Array(styles("yyyy-mm-dd").utf8)),
        ]
        switch part {
        case UInt8(ascii: "S"): parts[4].1 = bytes
        case UInt8(ascii: "F"): parts[5].1 = bytes
        case UInt8(ascii: "W"): parts[1].1 = bytes
        case UInt8(ascii: "R"): parts[2].1 = bytes
        case UInt8(ascii: "N"):
            let halves = bytes.split(separator: 0, maxSplits: 1)
            parts[5].1 = Array(styles(escaped(halves.first ?? [])).utf8)
            let number = escaped(halves.dropFirst().first ?? [])
            parts[3].1 = Array(
                "<worksheet xmlns=\"\(main)\"><sheetData><row><c s=\"1\"><v>\(number)</v></c></row></sheetData></worksheet>"
                    .utf8)
        default: parts[3].1 = bytes
        }
        return archive(parts)
    }

    private static let book =
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" r:id=\"r0\"/></sheets></workbook>"

    private static let sheet =
        "<worksheet xmlns=\"\(main)\"><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000.5</v></c></row></sheetData></worksheet>"

    private static let strings = "<sst xmlns=\"\(main)\"><si><t>a</t></si><si><t>b</t></si></sst>"

    private static func styles(_ code: String) -> String {
        "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts><cellXfs><xf/>"
            + "<xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    }

    private static func relationships(_ targets: [(String, String)]) -> String {
        let items = targets.enumerated().map { index, target in
            "<Relationship Id=\"r\(index)\" Type=\"\(relations)/\(target.0)\" Target=\"\(target.1)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "\(items.joined())</Relationships>"
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case "\"": "&quot;"
            default: scalar.value < 0x20 ? "" : String(scalar)
            }
        }.joined()
    }

    private static func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in parts {
            let sizes = number(checksum(bytes), 4) + number(bytes.count, 4) + number(bytes.count, 4)
            let common = number(20, 2) + number(0, 8) + sizes + number(name.utf8.count, 2) + number(0, 2)
            directory += [0x50, 0x4B, 0x01, 0x02] + number(20, 2) + common + number(0, 10) + number(out.count, 4)
            directory += Array(name.utf8)
            out += [0x50, 0x4B, 0x03, 0x04] + common + Array(name.utf8) + bytes
        }
        let start = out.count
        out += directory + [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + number(parts.count, 2) + number(parts.count, 2)
        return out + number(directory.count, 4) + number(start, 4) + [0, 0]
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return Int(~sum)
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
