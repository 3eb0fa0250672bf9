/// Text that an extraction wrote as a TeX formula: `$\geq 99\%$` is ≥99%.
enum FormulaText {
    /// The text as a person reads it; commands that are not known stay.
    static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "$" {
                index += 1
                continue
            }
            guard scalar == "\\", index + 1 < scalars.count else {
                result.append(scalar)
                index += 1
                continue
            }
            let name = scalars[(index + 1)...].prefix { ("a"..."z").contains($0) }
            if name.isEmpty {
                result.append(scalars[index + 1])
                index += 2
            } else if let mark = marks[String(String.UnicodeScalarView(name))] {
                result.append(mark)
                index += 1 + name.count
            } else {
                result.append(scalar)
                index += 1
            }
        }
        return String(result)
    }

    private static let marks: [String: Unicode.Scalar] = [
        "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "times": "×", "pm": "±",
        "approx": "≈", "sim": "~", "cdot": "·", "div": "÷", "neq": "≠",
    ]
}
