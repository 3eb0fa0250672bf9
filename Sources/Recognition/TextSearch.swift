import FormCatalogue
import Glibc

// Searching in text without Foundation, by scalars.

extension Substring {
    /// The first range of a text, compared byte by byte.
    func range(ofKey needle: String) -> Range<Substring.Index>? {
        guard !needle.isEmpty, let start = utf8.withContiguousStorageIfAvailable({ $0.offset(of: needle) }) ?? nil
        else { return nil }
        let lower = utf8.index(startIndex, offsetBy: start)
        return lower..<utf8.index(lower, offsetBy: needle.utf8.count)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where a text first stands in this one, in bytes; nil where it does not, or is empty. O(n · m), O(n) as a rule.
    fileprivate func offset(of needle: String) -> Int? {
        needle.withBytes { needle in
            guard let first = needle.first, let last = needle.last else { return nil }
            guard let base = baseAddress else { return nil }
            // Chinese characters of one text mostly begin alike; they rarely end alike, too.
            var end = needle.count - 1
            while end < count, let found = memchr(base + end, Int32(last), count - end) {
                end = UnsafeRawPointer(base).distance(to: found)
                let start = end - needle.count + 1
                if self[start] == first, self[start...end].elementsEqual(needle) { return start }
                end += 1
            }
            return nil
        }
    }

    /// Whether the bytes from an offset on begin with a text's.
    fileprivate func holds(_ text: String, at offset: Int) -> Bool {
        text.withBytes { text in
            guard offset >= 0, offset + text.count <= count else { return false }
            for index in text.indices where self[offset + index] != text[index] { return false }
            return true
        }
    }
}

extension String {
    /// Whether a text stands inside, compared byte by byte.
    package func holds(_ needle: String) -> Bool {
        withBytes { $0.offset(of: needle) != nil }
    }

    /// Whether the text has at most so many scalars. O(n) only where its bytes leave it open.
    func hasScalars(atMost most: Int) -> Bool {
        // A scalar has one to four bytes.
        utf8.count <= most || utf8.count <= most * 4 && unicodeScalars.count <= most
    }

    /// The text with full-width colons made plain.
    func replacingColons() -> String {
        holds("：") ? LabelText.replacing(in: self) { $0 == "：" ? ":" : $0 } : self
    }

    /// The text without blanks at both ends.
    package func trimmingBlanks() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !LabelText.isBlank($0) }),
            let last = scalars.lastIndex(where: { !LabelText.isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension StringProtocol {
    /// Whether the text begins so, byte by byte: nothing is normalised, as keys are already.
    package func begins(_ start: String) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.holds(start, at: 0) } ?? utf8.starts(with: start.utf8)
    }

    /// Whether the text ends so, byte by byte.
    package func ends(_ end: String) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.holds(end, at: $0.count - end.utf8.count) }
            ?? (utf8.count >= end.utf8.count && utf8.suffix(end.utf8.count).elementsEqual(end.utf8))
    }
}
