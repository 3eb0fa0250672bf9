import FormCatalogue
import Testing

/// Labels are reduced by their bytes, with shortcuts; here the same is done scalar by scalar, without any.
@Suite struct LabelKeyTests {
    @Test(arguments: 0..<400)
    func shortcutsChangeNothing(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        var view = String.UnicodeScalarView()
        for _ in 0..<(seed % 17) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            view.append(Self.alphabet[Int(state >> 33) % Self.alphabet.count])
        }
        let text = String(view)
        let key = LabelText.key(text)
        #expect(Array(key.unicodeScalars) == Array(Self.key(text).unicodeScalars))
        #expect(LabelText.key(key).hasBytes(of: key))
        let clean = LabelText.clean(text)
        #expect(Array(clean.unicodeScalars) == Array(Self.clean(text).unicodeScalars))
        #expect(LabelText.clean(clean).hasBytes(of: clean))
    }

    @Test func labelsAreComparedByTheirBytes() {
        let composed = LabelKey("\u{E9}")
        #expect(composed == LabelKey("\u{E9}"))
        #expect(composed != LabelKey("e\u{301}"))
        #expect(LabelKey(label: "公务用⻋（辆）") == "公务用车(辆)")
        #expect(Set([LabelKey(item: "一、基本支出"), "基本支出"]).count == 1)
    }

    private static let alphabet = Array(
        "A b9*\"'`\t\n()（）：〔【】〕“”、。「＊｀ａ０⻔⻋–−～一般公共预算\u{A0}\u{3000}\u{200B}\u{FEFF}\u{2003}é\u{1F5F9}".unicodeScalars)

    private static func key(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !LabelText.isBlank(scalar) {
            switch scalar.value {
            case 0x22, 0x27, 0x60, 0x2A, 0x201C, 0x201D, 0x2018, 0x2019, 0x300C...0x300F, 0xFF02, 0xFF07, 0xFF0A,
                0xFF40:
                continue
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3014, 0x3010: result.append("(")
            case 0x3015, 0x3011: result.append(")")
            case 0x2ED4: result.append("门")
            case 0x2ECB: result.append("车")
            case 0x2012...0x2015, 0x2212: result.append("-")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func clean(_ text: String) -> String {
        func isWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if LabelText.isBlank(scalar) {
                pending = true
                continue
            }
            if pending, let last = result.last, isWord(last), isWord(scalar) { result.append(" ") }
            pending = false
            result.append(scalar)
        }
        return String(result)
    }
}
