import DisclosureModel

/// What an HTML table holds and does not show: elements with `hidden` (HTML 6.1) or `display: none` (CSS 2.2, 9.2.4).
///
/// Style sheets are not read: what they hide counts as shown.
struct HTMLHidden {
    /// The outermost hidden elements that hold text.
    private(set) var count = 0
    /// Where the first of them stands, as far as it is known, and the beginning of its text.
    private(set) var first: (at: Locator?, text: String)?

    private var at: Locator?
    private var isCounted = false

    /// Whether an element with these attributes is not shown, and all that it holds.
    static func hides(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil { return true }
        guard let style = attributes["style"] else { return false }
        var hides = false
        for declaration in style.utf8.split(separator: UInt8(ascii: ";")) {
            let parts = declaration.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2, word(parts[0]) == "display" else { continue }
            // Of two declarations the later one counts.
            hides = word(parts[1].prefix { $0 != UInt8(ascii: "!") }) == "none"
        }
        return hides
    }

    private static func word(_ bytes: Substring.UTF8View.SubSequence) -> String {
        String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    }

    /// An element begins, within a hidden one or hidden itself.
    mutating func start(at place: Locator?, isOutermost: Bool) {
        if isOutermost {
            isCounted = false
            at = place
        } else if !isCounted {
            at = place ?? at
        }
    }

    /// Takes a text that is not shown.
    mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard more.contains(where: { $0 > 0x20 }) else { return }
        if !isCounted { count += 1 }
        isCounted = true
        if first == nil { first = (at, String(decoding: more.prefix(Self.excerpt), as: UTF8.self)) }
    }

    /// The most bytes of a text that are quoted.
    private static let excerpt = 60
}
