import DisclosureModel

// Strings and numbers.
extension JSONReader {
    /// Reads a string.
    mutating func string() throws(JSONFault) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw mismatch("a string") }
        let opening = position
        position += 1
        var index = position
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let text = try text(position..<index)
                position = index + 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: opening)
            case 0..<0x20: throw syntax("a control character stands in a string unescaped", at: index)
            default: index += 1
            }
        }
        throw syntax("expected the closing quote of the string that begins at byte \(opening)", at: bytes.count)
    }

    /// Reads an exact decimal, given as a number or as a string that holds one.
    mutating func amount() throws(JSONFault) -> Amount {
        let start = peek() == nil ? bytes.count : position
        if peek() == UInt8(ascii: "\"") {
            let text = try string()
            var reader = JSONReader(bytes: Array(text.utf8))
            guard let token = try? reader.numberToken(), reader.isAtEnd, let amount = reader.amount(of: token) else {
                throw schema("\"\(text)\" is no decimal number", at: start, hint: "Write it as in \"1234.50\".")
            }
            return amount
        }
        guard let byte = peek(), byte == UInt8(ascii: "-") || (byte >= 0x30 && byte <= 0x39) else {
            throw mismatch("a number")
        }
        let token = try numberToken()
        guard let amount = amount(of: token) else {
            throw schema("the number does not fit an exact decimal of 18 digits", at: start)
        }
        return amount
    }

    /// Reads a whole number within the bounds.
    mutating func integer(in bounds: ClosedRange<Int>) throws(JSONFault) -> Int {
        guard peek() != UInt8(ascii: "\"") else { throw mismatch("a whole number") }
        let start = position
        let amount = try amount()
        guard let whole = amount.rounded(toScale: 0), whole == amount, bounds.contains(Int(whole.coefficient)) else {
            throw schema("expected a whole number from \(bounds.lowerBound) to \(bounds.upperBound)", at: start)
        }
        return Int(whole.coefficient)
    }

    /// A number as it stands: the bytes before the exponent, and those of the exponent.
    struct NumberToken {
        var mantissa: Range<Int>
        var exponent: Range<Int>?
    }

    /// Reads a number by the grammar of RFC 8259, section 6.
    mutating func numberToken() throws(JSONFault) -> NumberToken {
        let start = position
        if byte(at: position) == UInt8(ascii: "-") { position += 1 }
        if byte(at: position) == UInt8(ascii: "0") {
            position += 1
            if isDigit(at: position) { throw syntax("a number begins with a zero that has no use", at: start) }
        } else {
            try digits()
        }
        if byte(at: position) == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        let mantissa = start..<position
        guard let mark = byte(at: position), mark | 0x20 == UInt8(ascii: "e") else {
            return NumberToken(mantissa: mantissa, exponent: nil)
        }
        position += 1
        let exponent = position
        if let sign = byte(at: position), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
        try digits()
        return NumberToken(mantissa: mantissa, exponent: exponent..<position)
    }

    func amount(of token: NumberToken) -> Amount? {
        let mantissa = bytes.withUnsafeBufferPointer {
            Amount(plain: UnsafeBufferPointer(rebasing: $0[token.mantissa]))
        }
        guard let exponent = token.exponent else { return mantissa }
        guard let power = Int(String(decoding: bytes[exponent], as: UTF8.self)), abs(power) <= 64 else { return nil }
        return mantissa?.shifted(by: power)
    }

    private mutating func digits() throws(JSONFault) {
        guard isDigit(at: position) else {
            throw syntax("expected \(position > 0 && isDigit(at: position - 1) ? "another" : "a") digit or a value")
        }
        while isDigit(at: position) { position += 1 }
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
    private func isDigit(at index: Int) -> Bool { index < bytes.count && bytes[index] &- 0x30 <= 9 }

    private func text(_ range: Range<Int>) throws(JSONFault) -> String {
        let text = bytes.withUnsafeBufferPointer {
            String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
        guard let text else { throw syntax("the string is not valid UTF-8", at: range.lowerBound) }
        return text
    }
}
