import FormCatalogue
import Recognition

/// Takes names and telephone numbers that follow their labels out of running text: `填报人：张三 联系电话：027-1234567`.
struct PersonText {
    private let words: PersonWords
    private let scalars: [Unicode.Scalar]
    private var result = String.UnicodeScalarView()
    private var index = 0
    private let keepsPlaces: Bool
    /// How many values were left out.
    private(set) var count = 0

    /// The text without such values; labels stay.
    ///
    /// - Complexity: O(n × labels).
    static func redacted(_ text: String, words: PersonWords) -> (text: String, count: Int) {
        var redaction = PersonText(text, words: words)
        redaction.run()
        return redaction.count == 0 ? (text, 0) : (String(redaction.result).trimmingBlanks(), redaction.count)
    }

    /// The text with blanks of the same width where such values stood: all else keeps its place on the line.
    ///
    /// - Complexity: O(n × labels).
    static func blanked(_ text: String, words: PersonWords) -> (text: String, count: Int) {
        var redaction = PersonText(text, words: words, keepsPlaces: true)
        redaction.run()
        return redaction.count == 0 ? (text, 0) : (String(redaction.result), redaction.count)
    }

    /// Blanks as wide as the text, character by character.
    static func blanks(for text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(blank)))
    }

    private static func blank(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        PersonWords.isHan(scalar) || (0xFF00...0xFF60).contains(scalar.value) ? "\u{3000}" : " "
    }

    private init(_ text: String, words: PersonWords, keepsPlaces: Bool = false) {
        self.words = words
        self.keepsPlaces = keepsPlaces
        scalars = Array(text.unicodeScalars)
    }

    private mutating func run() {
        while index < scalars.count {
            if let end = labelEnd(at: index) {
                result.append(contentsOf: scalars[index..<end.label])
                index = end.label
                skipValue(from: end.value, hasColon: end.hasColon)
            } else if let end = mobileEnd(at: index) {
                leaveOut(from: index, to: end)
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
    }

    /// Where a label that begins here ends, with its colon, and where its value begins.
    private func labelEnd(at start: Int) -> (label: Int, value: Int, hasColon: Bool)? {
        let isBoundary = start == 0 || !PersonWords.isHan(scalars[start - 1])
        let names = words.names.lazy.compactMap { match($0, at: start) }.first
        let phones = isBoundary ? words.telephones.lazy.compactMap { match($0, at: start) }.first : nil
        guard let end = [names, phones].compactMap({ $0 }).max() else { return nil }
        var value = skipBlanks(skipBracket(end))
        let hasColon = value < scalars.count && (scalars[value] == ":" || scalars[value] == "：")
        if hasColon {
            value += 1
        } else {
            guard isBoundary, value > end || value < scalars.count && PersonWords.isDigit(scalars[value]) else {
                return nil
            }
        }
        return (value, skipBlanks(value), hasColon)
    }

    private func beginsLabel(_ start: Int) -> Bool {
        (words.names + words.telephones).contains { match($0, at: start) != nil }
    }

    /// The end of a label at a place; blanks may stand between its characters.
    private func match(_ label: [Unicode.Scalar], at start: Int) -> Int? {
        var place = start
        for (count, scalar) in label.enumerated() {
            if count > 0 { place = skipBlanks(place) }
            guard place < scalars.count, scalars[place] == scalar else { return nil }
            place += 1
        }
        return place
    }

    /// Leaves a value out: after a colon whatever stands there, else only what can be a name or a number.
    private mutating func skipValue(from start: Int, hasColon: Bool) {
        var end = start
        while end < scalars.count, !isStop(scalars[end]), !beginsLabel(end) {
            end += 1
            // 张 三, 027 8446: a blank inside a name or a number.
            let next = skipBlanks(end)
            if next > end, next < scalars.count, goesOn(from: start, to: end, next: next) { end = next }
        }
        guard end > start else { return }
        let value = String(String.UnicodeScalarView(scalars[start..<end]))
        let isPerson = PersonWords.isTelephone(value) || PersonWords.isName(value) && !words.isOtherLabel(value)
        guard hasColon || isPerson else { return }
        guard value.unicodeScalars.count <= 40 else { return }
        leaveOut(from: start, to: end)
    }

    private mutating func leaveOut(from start: Int, to end: Int) {
        count += 1
        if keepsPlaces {
            result.append(contentsOf: scalars[index..<start])
            result.append(contentsOf: scalars[start..<end].map(Self.blank))
        }
        index = end
    }

    private func goesOn(from start: Int, to end: Int, next: Int) -> Bool {
        if PersonWords.isDigit(scalars[end - 1]), PersonWords.isDigit(scalars[next]) || scalars[next] == "-" {
            return true
        }
        let isSingle = next + 1 >= scalars.count || !PersonWords.isHan(scalars[next + 1])
        return end - start == 1 && PersonWords.isHan(scalars[start]) && PersonWords.isHan(scalars[next]) && isSingle
    }

    /// A mobile number that stands alone: eleven digits, the first a 1.
    private func mobileEnd(at start: Int) -> Int? {
        guard scalars[start] == "1", start == 0 || !isWord(scalars[start - 1]) else { return nil }
        let digits = scalars[start...].prefix { PersonWords.isDigit($0) }
        guard digits.count == 11, digits.count < scalars.count, let second = digits.dropFirst().first,
            ("3"..."9").contains(second)
        else { return nil }
        let end = start + 11
        guard end >= scalars.count || !isWord(scalars[end]) && scalars[end] != "." else { return nil }
        return end
    }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        PersonWords.isDigit(scalar) || scalar == "." || scalar.isASCII && scalar.properties.isAlphabetic
    }

    private func isStop(_ scalar: Unicode.Scalar) -> Bool {
        LabelText.isBlank(scalar) || "，。；;,|)）】".unicodeScalars.contains(scalar)
    }

    private func skipBlanks(_ start: Int) -> Int {
        var place = start
        while place < scalars.count, LabelText.isBlank(scalars[place]) { place += 1 }
        return place
    }

    /// `填报人（签字）：`
    private func skipBracket(_ start: Int) -> Int {
        let open = skipBlanks(start)
        guard open < scalars.count, scalars[open] == "(" || scalars[open] == "（" else { return start }
        guard let close = scalars[open...].prefix(12).firstIndex(where: { $0 == ")" || $0 == "）" }) else {
            return start
        }
        return close + 1
    }
}
