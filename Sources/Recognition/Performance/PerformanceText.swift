import DisclosureModel
import FormCatalogue

/// How the text of performance tables is cleaned, and reduced for comparison.
enum PerformanceText {
    /// What cleaning made of a text, and the rule that changed more than blanks; nil where none did.
    struct Cleaned: Equatable {
        var text: String
        var rule: String?
    }

    /// The text for output: blanks of wrapping gone, formula marks and boxes as a person sees them.
    ///
    /// - Parameter mends: Whether what is more than blanks may be changed.
    static func clean(_ printed: String, mends: Bool) -> Cleaned {
        var text = printed
        var rule: String?
        if mends, mayHoldFormula(printed) {
            let plain = FormulaText.plain(printed)
            if plain != printed {
                text = plain
                rule = "text.formula"
            }
        }
        if mends, let boxes = BoxMarks.read(text) {
            text = boxes.text
            if boxes.isLookAlike { rule = rule ?? "checkbox.read" }
        }
        var cleaned = LabelText.clean(text)
        if mends, cleaned.withBytes({ $0.contains(UInt8(ascii: "[")) }), cleaned.holds("[□") || cleaned.holds("[☑") {
            cleaned = withoutFrames(cleaned)
            rule = rule ?? "checkbox.read"
        }
        if rule == nil, mends, hasBlankInNumber(text) { rule = "number.blanks" }
        return Cleaned(text: cleaned, rule: rule)
    }

    private static func mayHoldFormula(_ text: String) -> Bool {
        text.withBytes { $0.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") } }
    }

    /// The text with boxes as they are written, and formula marks as a person reads them.
    static func plainBoxes(_ text: String, mends: Bool) -> String {
        guard mends else { return text }
        let plain = FormulaText.plain(text)
        return BoxMarks.read(plain)?.text ?? plain
    }

    /// Two pieces of one text.
    static func joined(_ first: String, _ second: String) -> String { LabelText.clean(first + second) }

    /// The key for comparison: no blanks, no brackets with their content, no colons, no marks of a list.
    static func key(_ text: String) -> String {
        let plain = LabelText.key(text)
        let isReduced = plain.withBytes { bytes in
            bytes.indices.contains { index in
                switch bytes[index] {
                case 0..<0x80: dropped[Int(bytes[index])]
                // The leads of 、, · and ′ or •, and of the one ideograph that is replaced.
                case 0xE3, 0xC2, 0xE2: true
                case 0xE5: index + 1 < bytes.count && bytes[index + 1] == 0x8D
                default: false
                }
            }
        }
        guard isReduced else { return plain }
        var depth = 0
        return LabelText.replacing(in: plain) { scalar in
            switch scalar {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case ":", ";", "、", "·", "′", "_", "•": break
            default: return depth > 0 ? nil : (scalar == "単" ? "单" : scalar)
            }
            return nil
        }
    }

    /// The ASCII marks that a key leaves out.
    private static let dropped: [Bool] = (0..<128).map { "():;_".utf8.contains(UInt8($0)) }

    /// Whether a text says a measure and not a thing: `≥99%`, `3份`, `100%`, `12`.
    static func isMeasure(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        switch scalars.first {
        case "≥", "≤", "＞", "＜", ">", "<", "=", "≈": return true
        case let first? where isDigit(first) || first == "-" || first == "+": break
        default: return false
        }
        let rest = scalars.drop { scalar in
            switch scalar {
            case "0"..."9", ".", ",", "-", "+", "~", "～", "至", "%", "*", "/": true
            default: false
            }
        }
        return rest.count <= 4
    }

    /// Whether a text is a number as it is written: no digit missing between commas, no zero too many in front.
    static func isAmount(_ text: some StringProtocol) -> Bool {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = halves.first, halves.count <= 2, let lead = whole.first, lead.isNumber else { return false }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1 || (groups.first?.count ?? 4) <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
        let decimals = halves.count == 2 ? halves[1] : "0"
        return isGrouped && (lead != "0" || whole.count == 1) && !decimals.isEmpty
            && (groups + [decimals]).allSatisfy { $0.unicodeScalars.allSatisfy(isDigit) }
    }

    /// Whether a text is a number, with or without a unit of points: `10`, `19.8`, `5分`.
    static func isScore(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: isDigit) else { return false }
        return scalars.allSatisfy { isDigit($0) || $0 == "." || $0 == "分" || $0 == "%" }
    }

    /// Whether a text is a mark that stands for "nothing here" on paper: `—`, `-`, `/`. 无 is an answer.
    static func isDash(_ text: String) -> Bool {
        let length = text.utf8.count
        return PrintedAmount(text) == .dash || length == 1 && text == "/" || length == 3 && text == "／"
    }

    /// Whether a text has no letter and no digit: the debris of a line or a stamp.
    static func isDebris(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.properties.isAlphabetic || isDigit($0) || BoxMarks.isBox($0) }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A box whose frame was read as a bracket, too: `[□`.
    private static func withoutFrames(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "□" || scalar == "☑", result.last == "[" { result.removeLast() }
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether blanks stand beside a decimal point inside a number (`98. 54%`).
    private static func hasBlankInNumber(_ text: String) -> Bool {
        let mayHave = text.withBytes { bytes in
            bytes.indices.dropLast().contains { (bytes[$0] == 0x2C || bytes[$0] == 0x2E) && bytes[$0 + 1] == 0x20 }
        }
        guard mayHave else { return false }
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices where scalars[index] == "." || scalars[index] == "," {
            guard index > 0, index + 2 < scalars.count, isDigit(scalars[index - 1]) else { continue }
            if scalars[index + 1] == " ", isDigit(scalars[index + 2]) {
                let before = scalars[..<index].reversed().prefix { isDigit($0) }
                let start = index - before.count
                if start == 0 || !isDigit(scalars[start - 1]), before.count > 1 || start > 0 { return true }
            }
        }
        return false
    }
}
