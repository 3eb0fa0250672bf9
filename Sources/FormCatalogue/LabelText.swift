/// How printed labels are cleaned for output and reduced for comparison.
package enum LabelText {
    /// The label for output: blanks that wrapping or typography put in are gone, the rest is as printed.
    ///
    /// A blank stays only between two ASCII letters or digits, where it separates words.
    package static func clean(_ text: String) -> String {
        if text.withBytes(LabelBytes.haveNoBlank) { return text }
        return text.withBytes { bytes in
            LabelBytes.string(capacity: bytes.count) { output in
                var length = 0
                var index = 0
                var pending = false
                while let (scalar, width) = LabelBytes.scalar(bytes, at: index) {
                    index += width
                    if isBlank(scalar) {
                        pending = true
                        continue
                    }
                    if pending, length > 0, isWord(Unicode.Scalar(output[length - 1])), isWord(scalar) {
                        length = LabelBytes.append(" ", to: output, at: length)
                    }
                    pending = false
                    length = LabelBytes.append(scalar, to: output, at: length)
                }
                return length
            }
        }
    }

    /// The key for comparison: no blanks, no quotes, full-width ASCII and brackets made plain, radicals unified.
    ///
    /// - Complexity: O(n) over the UTF-8 bytes, with the result as the only allocation, and none where the text is its
    ///   own key: recognition lives on it.
    package static func key(_ text: String) -> String {
        if text.withBytes(LabelBytes.areKey) { return text }
        return text.withBytes { bytes in
            LabelBytes.string(capacity: bytes.count) { output in
                var length = 0
                var index = 0
                while index < bytes.count {
                    if LabelBytes.isPlainIdeograph(bytes[index]), index + 3 <= bytes.count {
                        for offset in 0..<3 { output[length + offset] = bytes[index + offset] }
                        length += 3
                        index += 3
                        continue
                    }
                    guard let (scalar, width) = LabelBytes.scalar(bytes, at: index) else { break }
                    let plain = plain(scalar)
                    if !isLeftOut(plain) {
                        // What takes another scalar's place is never longer than it in UTF-8.
                        length = LabelBytes.append(plain, to: output, at: length)
                    }
                    index += width
                }
                return length
            }
        }
    }

    /// The key of an item's name: its enumerator (`一、`, `（二）`, `3.`) and a leading 其中： are left out.
    package static func itemKey(_ text: String) -> String {
        let whole = self.key(text)
        let start = whole.withBytes(LabelBytes.itemStart)
        return start == 0 ? whole : whole.withBytes { String(decoding: $0[start...], as: UTF8.self) }
    }

    /// Runs over the scalars that the key of a text would have, as long as the body says to go on.
    ///
    /// For questions that the first few scalars answer, or that need no key of their own.
    ///
    /// - Complexity: O(n) over the UTF-8 bytes that are looked at; allocates nothing.
    package static func scanKey(of text: String, _ goesOn: (Unicode.Scalar) -> Bool) {
        text.withBytes { bytes in
            var index = 0
            while let (scalar, width) = LabelBytes.scalar(bytes, at: index) {
                let plain = plain(scalar)
                if !isLeftOut(plain), !goesOn(plain) { return }
                index += width
            }
        }
    }

    /// A text with each scalar replaced by one whose UTF-8 is no longer, or left out where there is none. O(n).
    package static func replacing(in text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
        text.withBytes { bytes in
            LabelBytes.string(capacity: bytes.count) { output in
                var length = 0
                var index = 0
                while let (scalar, width) = LabelBytes.scalar(bytes, at: index) {
                    if let scalar = replacement(scalar) {
                        length = LabelBytes.append(scalar, to: output, at: length)
                    }
                    index += width
                }
                return length
            }
        }
    }

    /// The scalar that the key of a text begins with; nil where the key is empty.
    package static func firstKeyScalar(of text: String) -> Unicode.Scalar? {
        var first: Unicode.Scalar?
        scanKey(of: text) { scalar in
            first = scalar
            return false
        }
        return first
    }

    /// The scalar that the key of a text ends with; nil where the key is empty.
    package static func lastKeyScalar(of text: String) -> Unicode.Scalar? {
        for scalar in text.unicodeScalars.reversed() {
            let plain = plain(scalar)
            if !isLeftOut(plain) { return plain }
        }
        return nil
    }

    /// How deep an item's enumerator stands in an outline: 一、 0, （一） 1, 1、 2, （1） 3; nil where there is none.
    package static func enumeratorDepth(_ text: String) -> Int? {
        let key = self.key(text)[...]
        guard withoutEnumerator(key) != nil else { return nil }
        let bracketed = key.first == "("
        let counts = key.drop { $0 == "(" }.first.map { ("0"..."9").contains($0) } ?? false
        return (counts ? 2 : 0) + (bracketed ? 1 : 0)
    }

    /// What follows an enumerator; nil where there is none. The text must be a key.
    package static func withoutEnumerator(_ key: Substring) -> Substring? {
        let end = key.utf8.withContiguousStorageIfAvailable(LabelBytes.enumeratorEnd) ?? nil
        return end.map { key[key.utf8.index(key.startIndex, offsetBy: $0)...] }
    }

    /// Where the enumerator ends that a key begins with, in bytes; nil where there is none.
    package static func enumeratorEnd(of key: UnsafeBufferPointer<UInt8>) -> Int? { LabelBytes.enumeratorEnd(key) }

    /// Whether a text has nothing but blanks. O(blanks at its beginning).
    package static func isBlank(_ text: String) -> Bool {
        text.withBytes { bytes in
            var index = 0
            while let (scalar, width) = LabelBytes.scalar(bytes, at: index) {
                guard isBlank(scalar) else { return false }
                index += width
            }
            return true
        }
    }

    /// Whether a scalar is any kind of blank.
    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0xA0, 0x3000, 0x2000...0x200F, 0x202F, 0x205F, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Whether a key leaves a scalar out, once it is made plain.
    private static func isLeftOut(_ plain: Unicode.Scalar) -> Bool { isBlank(plain) || isQuote(plain) || plain == "*" }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x22, 0x27, 0x60, 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D, 0x300E, 0x300F, 0xFF02, 0xFF07: true
        default: false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: false
        }
    }

    /// Full-width ASCII to ASCII, and the two radicals that NFKC leaves alone but PDF fonts produce.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3014, 0x3010: "("
        case 0x3015, 0x3011: ")"
        case 0x2ED4: "门"
        case 0x2ECB: "车"
        case 0x2012...0x2015, 0x2212: "-"
        default: scalar
        }
    }
}
