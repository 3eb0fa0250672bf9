/// The UTF-8 bytes of labels: what ``LabelText`` decides without decoding, and how it decodes where it must.
enum LabelBytes {
    /// Whether a text is its own key: nothing in it is left out or made plain. May say no where the answer is yes.
    ///
    /// - Complexity: O(n).
    static func areKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            switch lead {
            case 0..<0x80:
                if leftOut[Int(lead)] { return false }
                index += 1
            case 0xC2, 0xE2, 0xEF: return false
            case 0xE3:
                guard index + 2 < bytes.count else { return false }
                if bytes[index + 1] == 0x80, bytes[index + 2] != 0x81, bytes[index + 2] != 0x82 { return false }
                index += 3
            case 0xE0...0xEE: index += 3
            case 0xC0..<0xE0: index += 2
            default: index += 4
            }
        }
        return true
    }

    /// Whether a text has no blank of any kind. May say no where the answer is yes.
    static func haveNoBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case 0x20, 0x09...0x0D, 0xC2, 0xE2: return false
            case 0xE3:
                if index + 2 >= bytes.count || bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 { return false }
            case 0xEF: if index + 2 >= bytes.count || bytes[index + 1] == 0xBB { return false }
            default: break
            }
        }
        return true
    }

    /// Whether a byte begins one of the ideographs U+4000 to U+9FFF, which no key leaves out or makes plain.
    static func isPlainIdeograph(_ lead: UInt8) -> Bool { 0xE4 <= lead && lead <= 0xE9 }

    /// A text of at most so many bytes, written by the body, which says how many it wrote.
    ///
    /// The body must write UTF-8: what it takes from valid UTF-8 by whole scalars is not validated again.
    static func string(capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { output in
            let length = min(capacity, write(output))
            let written = UnsafeBufferPointer(output.extracting(0..<length))
            return String(copying: UTF8Span(unchecked: written.span))
        }
    }

    /// The scalar whose UTF-8 begins at an index of valid UTF-8, and its width; nil at the end.
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, width: Int)? {
        guard index < bytes.count else { return nil }
        let lead = bytes[index]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let width = lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4)
        guard index + width <= bytes.count else { return nil }
        var value = UInt32(lead & (width == 2 ? 0x1F : (width == 3 ? 0x0F : 0x07)))
        for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }

    /// Writes a scalar as UTF-8 where it has room, and says where the next one goes.
    static func append(
        _ scalar: Unicode.Scalar, to output: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Int {
        let value = scalar.value
        let width = value < 0x80 ? 1 : (value < 0x800 ? 2 : (value < 0x10000 ? 3 : 4))
        guard start + width <= output.count else { return start }
        switch width {
        case 1: output[start] = UInt8(truncatingIfNeeded: value)
        case 2: output[start] = 0xC0 | UInt8(truncatingIfNeeded: value >> 6)
        case 3: output[start] = 0xE0 | UInt8(truncatingIfNeeded: value >> 12)
        default: output[start] = 0xF0 | UInt8(truncatingIfNeeded: value >> 18)
        }
        for place in 1..<max(1, width) {
            let shift = UInt32(6 * (width - 1 - place))
            output[start + place] = 0x80 | UInt8(truncatingIfNeeded: value >> shift) & 0x3F
        }
        return start + width
    }

    /// Where an item's name begins in its key: behind its enumerator and 其中:, 加: or 减:, and the enumerator after that.
    static func itemStart(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let number = enumeratorEnd(key) ?? 0
        var start = number
        for lead in itemLeads where key.count >= start + lead.count {
            if key[start..<start + lead.count].elementsEqual(lead) { start += lead.count }
        }
        guard start > number else { return start }
        return start + (enumeratorEnd(UnsafeBufferPointer(rebasing: key[start...])) ?? 0)
    }

    /// Where a key's enumerator ends (`一、`, `(二)`, `3.`); nil where there is none.
    static func enumeratorEnd(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        let isBracketed = key.first == UInt8(ascii: "(")
        if isBracketed { index = 1 }
        let start = index
        var numerals = 0
        var digits = 0
        while index < key.count {
            if (0x30...0x39).contains(key[index]) {
                digits += 1
                index += 1
            } else if let (scalar, width) = scalar(key, at: index), width == 3, isNumeral(scalar) {
                numerals += 1
                index += width
            } else {
                break
            }
        }
        guard index > start, numerals == 0 || digits == 0, digits <= 2,
            let (mark, width) = scalar(key, at: index)
        else { return nil }
        let closes = isBracketed ? mark == ")" : (mark == "、" || mark == "." || (mark == "," && numerals > 0))
        guard closes else { return nil }
        let end = index + width
        if isBracketed, let (next, width) = scalar(key, at: end), next == "、" { return end + width }
        return end
    }

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "〇", "百": true
        default: false
        }
    }

    private static let itemLeads: [[UInt8]] = ["其中:", "加:", "减:"].map { Array($0.utf8) }

    /// The ASCII bytes that a key leaves out: blanks, quotes and the asterisk.
    private static let leftOut: [Bool] = (0..<128).map { value in
        switch value {
        case 0x09...0x0D, 0x20, 0x22, 0x27, 0x2A, 0x60: true
        default: false
        }
    }
}
