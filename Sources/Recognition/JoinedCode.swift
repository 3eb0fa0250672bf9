import FormCatalogue

/// A classification code and its name in one cell: `201一般公共服务支出`, `2010301 行政运行`, `30101-基本工资`,
/// `[2010301]行政运行`, `行政运行（2010301）`.
struct JoinedCode: Sendable, Equatable {
    /// The code as printed, blanks inside it included: three, five or seven digits of a classification.
    let code: String
    /// The name beside it, as printed.
    let label: String

    init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !LabelText.isBlank($0) }) else { return nil }
        if Self.openings.contains(scalars[first]) {
            let inner = scalars[scalars.index(after: first)...]
            guard let close = inner.firstIndex(where: Self.closings.contains),
                Self.isCode(LabelText.key(String(inner[..<close]))),
                let rest = Self.name(String(inner[inner.index(after: close)...]))
            else { return nil }
            code = String(inner[..<close]).trimmingBlanks()
            label = rest
            return
        }
        // The longest run of digits, a blank inside it or not, that is a code: `201030 1行政运行`, `2010301 2024年专项`.
        let ends = [Self.isDigit, { Self.isDigit($0) || LabelText.isBlank($0) }].map { belongs in
            scalars[first...].firstIndex { !belongs($0) } ?? scalars.endIndex
        }
        for end in ends {
            let printed = String(scalars[first..<end]).trimmingBlanks()
            guard let rest = Self.name(String(scalars[end...])), Self.isCode(LabelText.key(printed)) else { continue }
            code = printed
            label = rest
            return
        }
        let clean = LabelText.clean(text)
        guard let last = clean.last, last == ")" || last == "）",
            let open = clean.lastIndex(where: { $0 == "(" || $0 == "（" }), open > clean.startIndex
        else { return nil }
        let inner = String(clean[clean.index(after: open)...].dropLast())
        guard Self.isCode(inner) else { return nil }
        code = inner
        label = String(clean[..<open])
    }

    private static let openings: [Unicode.Scalar] = ["[", "(", "［", "（", "【", "〔"]
    private static let closings: [Unicode.Scalar] = ["]", ")", "］", "）", "】", "〕"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isCode(_ digits: String) -> Bool {
        ClassificationCodes.isFunctional(digits) || ClassificationCodes.isEconomic(digits)
    }

    /// What follows a code, without the mark between; nil where no word does.
    private static func name(_ text: String) -> String? {
        let rest = text.unicodeScalars.drop { LabelText.isBlank($0) || "-_:：—－".unicodeScalars.contains($0) }
        guard let first = rest.first, first.value > 0x2E80 else { return nil }
        return String(rest)
    }
}
