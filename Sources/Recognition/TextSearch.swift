import FormCatalogue

// Searching in text without Foundation, by scalars.

extension Substring {
    /// The first range of a text, compared scalar by scalar.
    func range(ofKey needle: String) -> Range<Substring.Index>? {
        let haystack = unicodeScalars
        let needle = needle.unicodeScalars
        guard let first = needle.first else { return nil }
        var start = haystack.startIndex
        while let hit = haystack[start...].firstIndex(of: first) {
            var index = hit
            var matched = true
            for scalar in needle {
                guard index < haystack.endIndex, haystack[index] == scalar else {
                    matched = false
                    break
                }
                index = haystack.index(after: index)
            }
            if matched { return hit..<index }
            start = haystack.index(after: hit)
        }
        return nil
    }
}

extension String {
    /// Whether a text stands inside, compared byte by byte.
    package func holds(_ needle: String) -> Bool {
        var (text, needle) = (self, needle)
        return needle.withUTF8 { needle in
            guard let first = needle.first, let last = needle.last else { return false }
            return text.withUTF8 { text in
                // Chinese characters of one text mostly begin alike; they rarely end alike, too.
                var end = needle.count - 1
                while end < text.count {
                    let start = end - needle.count + 1
                    if text[end] == last, text[start] == first, text[start...end].elementsEqual(needle) { return true }
                    end += 1
                }
                return false
            }
        }
    }

    /// Whether the text has at most so many scalars. O(n) only where its bytes leave it open.
    func hasScalars(atMost most: Int) -> Bool {
        // A scalar has one to four bytes.
        utf8.count <= most || utf8.count <= most * 4 && unicodeScalars.count <= most
    }

    /// The text with full-width colons made plain.
    func replacingColons() -> String {
        var view = String.UnicodeScalarView()
        for scalar in unicodeScalars { view.append(scalar == "：" ? ":" : scalar) }
        return String(view)
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

extension String {
    /// Whether the text begins so, byte by byte: nothing is normalised, as keys are already.
    package func begins(_ start: String) -> Bool {
        guard utf8.count >= start.utf8.count else { return false }
        var (text, start) = (self, start)
        return text.withUTF8 { text in
            start.withUTF8 { start in
                for index in start.indices where text[index] != start[index] { return false }
                return true
            }
        }
    }
}

extension StringProtocol {
    /// Whether the text begins so, byte by byte: nothing is normalised, as keys are already.
    package func begins(_ start: String) -> Bool { utf8.starts(with: start.utf8) }

    /// Whether the text ends so, byte by byte.
    package func ends(_ end: String) -> Bool {
        utf8.count >= end.utf8.count && utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
    }
}
