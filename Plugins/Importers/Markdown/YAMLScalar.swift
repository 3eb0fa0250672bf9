/// A YAML scalar: plain, or in quotes of either kind (YAML 1.2, 7.3).
enum YAMLScalar {
    /// The value that a scalar without blanks at its ends stands for.
    static func read(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count >= 2, let first = scalars.first, first == scalars.last else { return text }
        let inside = scalars.dropFirst().dropLast()
        switch first {
        case "'": return unquoted(inside)
        case "\"": return unescaped(inside)
        default: return text
        }
    }

    /// Two single quotes stand for one.
    private static func unquoted(_ scalars: Substring.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        var isQuoted = false
        for scalar in scalars {
            if scalar == "'", !isQuoted {
                isQuoted = true
                continue
            }
            isQuoted = false
            result.append(scalar)
        }
        return String(result)
    }

    private static func unescaped(_ scalars: Substring.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        var iterator = scalars.makeIterator()
        while let scalar = iterator.next() {
            guard scalar == "\\", let mark = iterator.next() else {
                result.append(scalar)
                continue
            }
            switch mark {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "0": result.append("\0")
            case "x", "u", "U":
                var digits = ""
                for _ in 0..<(mark == "x" ? 2 : mark == "u" ? 4 : 8) {
                    if let digit = iterator.next() { digits.unicodeScalars.append(digit) }
                }
                result.append(UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}")
            default: result.append(mark)
            }
        }
        return String(result)
    }
}
