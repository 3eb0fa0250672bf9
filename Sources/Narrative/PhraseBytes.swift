/// A phrase of the narrative as bytes: what is compared with the text, without making strings of it.
struct PhraseBytes: ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }
}

/// A part of the reduced text.
typealias Clause = ArraySlice<UInt8>

extension Clause {
    func ends(with phrase: PhraseBytes) -> Bool {
        guard count >= phrase.bytes.count else { return false }
        return suffix(phrase.bytes.count).elementsEqual(phrase.bytes)
    }

    func starts(with phrase: PhraseBytes) -> Bool {
        starts(with: phrase.bytes)
    }

    /// The index at which the first, or the last, occurrence of a phrase begins.
    func range(of phrase: PhraseBytes, last: Bool = false) -> Range<Int>? {
        let length = phrase.bytes.count
        guard length > 0, count >= length, let lead = phrase.bytes.first else { return nil }
        var found: Range<Int>?
        var index = startIndex
        while index + length <= endIndex {
            if self[index] == lead, self[index..<index + length].elementsEqual(phrase.bytes) {
                found = index..<index + length
                if !last { return found }
            }
            index += 1
        }
        return found
    }

    func contains(_ phrase: PhraseBytes) -> Bool { range(of: phrase) != nil }

    /// Without the first of these endings that it has.
    mutating func drop(ending endings: [PhraseBytes]) -> Bool {
        for ending in endings where ends(with: ending) {
            self = dropLast(ending.bytes.count)
            return true
        }
        return false
    }

    var text: String { String(decoding: self, as: UTF8.self) }
}
