import FormCatalogue

/// A formula that a note prints: `27行=(1+2+3+4+5+6+7+8)行`, `1栏各行=(2+3)栏各行`, `30=27+28+29`.
struct PrintedFormula: Hashable {
    /// What its numbers count.
    enum Axis: Hashable {
        /// Printed 行次.
        case lines
        /// Printed 栏次.
        case columns
    }

    let axis: Axis
    let left: Int
    /// The numbers on the right, negative where they are taken off.
    let right: [Int]
    /// The formula as printed, without blanks.
    let text: String

    /// The formulas of a note, in order. O(bytes).
    static func all(in note: String) -> [PrintedFormula] {
        let plain = LabelText.key(note)
        guard plain.utf8.contains(UInt8(ascii: "=")) else { return [] }
        return plain.split(whereSeparator: { "；;，,。".contains($0) }).compactMap { PrintedFormula(String($0)) }
    }

    private init?(_ text: String) {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        let head = Array(sides[0].utf8)
        guard let digit = head.lastIndex(where: { $0 &- 0x30 <= 9 }) else { return nil }
        var start = digit
        while start > 0, head[start - 1] &- 0x30 <= 9 { start -= 1 }
        let unit = String(decoding: head[(digit + 1)...], as: UTF8.self)
        guard let left = Int(String(decoding: head[start...digit], as: UTF8.self)), left < 1000,
            let right = Self.numbers(String(sides[1]))
        else { return nil }
        switch unit {
        case "行", "": axis = .lines
        case "栏", "栏各行", "列": axis = .columns
        default: return nil
        }
        self.left = left
        self.right = right
        self.text = String(decoding: head[start...], as: UTF8.self) + "=" + sides[1]
    }

    /// `(1+2-3)行`: numbers with signs, in parentheses or not, ranges as `31+…+56` or `31至56`.
    private static func numbers(_ text: String) -> [Int]? {
        var numbers: [Int] = []
        var sign = 1
        var number: Int?
        var isRange = false
        func close() -> Bool {
            guard let value = number else { return numbers.isEmpty || isRange }
            if isRange, let last = numbers.last {
                guard sign > 0, last < value, value - last < 200 else { return false }
                numbers += Array((last + 1)...value)
            } else {
                numbers.append(sign * value)
            }
            isRange = false
            number = nil
            return true
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                let digit = Int(scalar.value) - 0x30
                guard (number ?? 0) < 1000 else { return nil }
                number = (number ?? 0) * 10 + digit
            case "+", "-":
                guard close() else { return nil }
                sign = scalar == "-" ? -1 : 1
            case "…", "至", "~", "～", ".":
                guard number == nil || close(), !numbers.isEmpty else { return nil }
                isRange = true
                sign = 1
            case "(", ")", "行", "栏", "列", "各": continue
            default: return nil
            }
        }
        guard close(), numbers.count >= 1 else { return nil }
        return numbers
    }
}
