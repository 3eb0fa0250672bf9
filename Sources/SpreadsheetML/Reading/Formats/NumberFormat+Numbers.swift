extension NumberFormat {
    /// Appends what a person sees of a number under this format, without blanks at either end.
    ///
    /// - Parameters:
    ///   - value: the number as ``DecimalText`` writes it.
    ///   - out: receives UTF-8.
    /// - Returns: whether the format could be applied; where not, nothing is appended.
    func render(number value: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) -> Bool {
        guard let parsed = ParsedDecimal(value), let (section, isNegated) = section(for: value, parsed) else {
            return false
        }
        guard !section.isOpaque else { return false }
        let start = out.count
        var shown = FormattedDigits(parsed, section: section)
        if section.tokens.contains(where: { if case .exponent = $0 { true } else { false } }) {
            guard shown.isPlainScientific else { return false }
            shown.setScientific(parsed)
        }
        if parsed.isNegative, !isNegated, !shown.isZero || section.tokens == [.general] {
            out.append(UInt8(ascii: "-"))
        }
        for token in section.tokens {
            switch token {
            case .literal(let text): out += text
            case .percent: out.append(UInt8(ascii: "%"))
            case .general: out += value.first == UInt8(ascii: "-") ? Array(value.dropFirst()) : Array(value)
            case .whole: shown.nextWhole(into: &out, groups: section.groups)
            case .point:
                shown.finishWhole(into: &out, groups: section.groups)
                out.append(UInt8(ascii: "."))
            case .fraction(let placeholder): shown.nextFraction(placeholder, into: &out)
            case .exponent(let signed): shown.exponentMark(signed: signed, into: &out)
            case .power: shown.nextPower(into: &out)
            default: continue
            }
        }
        Self.trim(&out, from: start)
        return true
    }

    /// The section that a number falls under, and whether that section stands for the sign by itself.
    private func section(
        for value: UnsafeBufferPointer<UInt8>, _ parsed: ParsedDecimal
    ) -> (FormatSection, isNegated: Bool)? {
        let numeric = sections.prefix(3)
        if numeric.contains(where: { $0.condition != nil }) {
            guard let double = Double(String(decoding: value, as: UTF8.self)) else { return nil }
            for (index, section) in numeric.enumerated() {
                if let condition = section.condition {
                    if condition.holds(for: double) { return (section, condition.comparison.first == 0x3C) }
                } else if index > 0 || numeric.count == 1 {
                    return (section, false)
                }
            }
            return nil
        }
        guard let first = numeric.first else { return nil }
        if parsed.isNegative, numeric.count > 1 { return (numeric[numeric.startIndex + 1], true) }
        if parsed.digits == 0, numeric.count > 2 { return (numeric[numeric.startIndex + 2], false) }
        return (first, false)
    }

    /// Removes blanks at both ends of what was appended.
    static func trim(_ out: inout [UInt8], from start: Int) {
        while out.count > start, out.last == 0x20 { out.removeLast() }
        let blanks = out[start...].prefix { $0 == 0x20 }.count
        out.removeSubrange(start..<(start + blanks))
    }
}
