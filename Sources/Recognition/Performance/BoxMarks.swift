import FormCatalogue

/// The boxes of a form, ticked and empty, as fonts, keyboards and extraction print them.
enum BoxMarks {
    /// A text with its boxes written as ☑ and □, and whether a ticked box was another character that looks like it; a tick of
    /// another kind (`√`, `[x]`) is one way of printing it and no damage.
    struct Reading: Equatable {
        var text: String
        var isLookAlike: Bool
    }

    /// The text with its boxes in one form; nil where it has none.
    ///
    /// A mark that is no box of its own (`√`, `■`, `●`, `[x]`) counts where the same text prints its empty counterpart,
    /// too: alone it may be a bullet or a root.
    /// - Complexity: O(n); texts without a byte that could begin a mark are left after one look at their bytes.
    static func read(_ text: String) -> Reading? {
        guard mayHold(text) else { return nil }
        let scalars = Array(text.unicodeScalars)
        var tally = Tally()
        var index = 0
        while index < scalars.count {
            index += tally.count(Self.mark(in: scalars, at: index))
        }
        guard tally.boxes > 0 || tally.hints > 0 && tally.gaps > 0 else { return nil }
        let readsHints = tally.hasEmpty
        var result = String.UnicodeScalarView()
        var isLookAlike = false
        index = 0
        while index < scalars.count {
            let mark = Self.mark(in: scalars, at: index)
            switch mark {
            case .box(let isTicked):
                isLookAlike = isLookAlike || isTicked && scalars[index] != ticked
                result.append(isTicked ? ticked : empty)
            case .hint where readsHints: result.append(ticked)
            case .gap where tally.hints > 0 || tally.boxes > 0:
                result.append(empty)
            default: result.append(contentsOf: scalars[index..<index + mark.width])
            }
            index += mark.width
        }
        return Reading(text: String(result), isLookAlike: isLookAlike)
    }

    /// Whether the bytes of a text have one that begins a mark: a box, a tick (U+221A, U+25xx, U+26xx, U+27xx, U+2Bxx, and
    /// those beyond the plane), or a square bracket.
    private static func mayHold(_ text: String) -> Bool {
        text.withBytes { bytes in
            var isLead = false
            for byte in bytes {
                switch byte {
                case 0x88, 0x96, 0x97, 0x98, 0x9C, 0xAC: if isLead { return true }
                case 0xF0, UInt8(ascii: "["): return true
                default: break
                }
                isLead = byte == 0xE2
            }
            return false
        }
    }

    /// Whether a character is a box, whatever stands beside it.
    static func isBox(_ scalar: Unicode.Scalar) -> Bool { isTicked(scalar) != nil }

    private static let ticked: Unicode.Scalar = "\u{2611}"
    private static let empty: Unicode.Scalar = "\u{25A1}"

    private enum Mark {
        /// A box, ticked or empty.
        case box(isTicked: Bool)
        /// What ticks an option where another option is empty; its width in characters.
        case hint(Int)
        /// What stands for an empty box where another option is ticked; its width.
        case gap(Int)
        case none

        var width: Int {
            switch self {
            case .box, .none: 1
            case .hint(let width), .gap(let width): width
            }
        }
    }

    private struct Tally {
        var boxes = 0
        var hints = 0
        var gaps = 0
        var hasEmpty: Bool { gaps > 0 || empties > 0 }
        private var empties = 0

        /// Counts a mark, and returns its width.
        mutating func count(_ mark: Mark) -> Int {
            switch mark {
            case .box(let isTicked):
                boxes += 1
                if !isTicked { empties += 1 }
            case .hint: hints += 1
            case .gap: gaps += 1
            case .none: break
            }
            return mark.width
        }
    }

    private static func isTicked(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar.value {
        case 0x2610, 0x25A1, 0x25FB, 0x2B1C: false
        case 0x2611, 0x1F5F9, 0x1F5F5, 0x2612, 0x2705, 0x2714: true
        default: nil
        }
    }

    /// The mark that begins at a place.
    private static func mark(in text: [Unicode.Scalar], at index: Int) -> Mark {
        let scalar = text[index]
        if let isTicked = isTicked(scalar) { return .box(isTicked: isTicked) }
        switch scalar {
        case "√", "✓", "■", "●", "◉": return .hint(1)
        case "○", "◯": return .gap(1)
        case "[", "(", "（", "［": return bracketed(text, index)
        default: return .none
        }
    }

    /// A bracket that holds a tick, or nothing: `[x]`, `（√）`, `[ ]`.
    private static func bracketed(_ text: [Unicode.Scalar], _ start: Int) -> Mark {
        var index = start + 1
        var isTicked = false
        while index < text.count, index < start + 5 {
            switch text[index] {
            case " ", "\u{3000}", "\u{A0}": break
            case "x", "X", "√", "✓", "✔", "☑":
                guard !isTicked else { return .none }
                isTicked = true
            case "]", ")", "）", "］": return isTicked ? .hint(index - start + 1) : .gap(index - start + 1)
            default: return .none
            }
            index += 1
        }
        return .none
    }
}
