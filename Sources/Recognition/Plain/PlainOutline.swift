import FormCatalogue

/// The numbers of a side's items: 一、二、三、, within each of them （一） （二） or 1. 2.
struct PlainOutline {
    /// The last number of each depth.
    private var last: [Int: Int] = [:]

    /// Whether the items count on, none left out: one that is missing has gone elsewhere, and its amounts stand behind
    /// another.
    static func countsOn(_ labels: [String]) -> Bool {
        var outline = PlainOutline()
        return labels.allSatisfy { label in
            defer { outline.take(label) }
            guard let (depth, number) = place(of: label) else { return true }
            return number == (outline.last[depth] ?? 0) + 1
        }
    }

    /// Whether an item counts on from one that came before.
    func expects(_ label: String) -> Bool {
        guard let (depth, number) = Self.place(of: label), let last = last[depth] else { return false }
        return number == last + 1
    }

    /// Counts an item.
    mutating func take(_ label: String) {
        guard let (depth, number) = Self.place(of: label) else {
            // Behind a sum, or a name without a number, the count begins anew.
            last = [:]
            return
        }
        last[depth] = number
        for deeper in last.keys where deeper > depth { last[deeper] = nil }
    }

    private static func place(of label: String) -> (depth: Int, number: Int)? {
        guard let depth = LabelText.enumeratorDepth(label), let number = number(of: LabelText.key(label)) else {
            return nil
        }
        return (depth, number)
    }

    /// The number that an item begins with, up to 99.
    private static func number(of key: String) -> Int? {
        var value = 0
        var digits = 0
        for scalar in key.unicodeScalars.drop(while: { $0 == "(" }) {
            if let digit = numerals.firstIndex(of: scalar) {
                value = value % 10 == 0 ? value + digit + 1 : value * 10 + digit + 1
            } else if scalar == "十" {
                value = max(value, 1) * 10
            } else if ("0"..."9").contains(scalar) {
                value = value * 10 + Int(scalar.value - 0x30)
            } else {
                break
            }
            digits += 1
            guard digits <= 3 else { return nil }
        }
        return digits > 0 ? value : nil
    }

    private static let numerals = Array("一二三四五六七八九".unicodeScalars)
}
