import DisclosureModel
import FormCatalogue

/// The tree that the enumerators of a list without codes make: `1、` and `2.` are parts of the `一、` above them.
///
/// Where all lines are counted alike, none is part of another.
struct EnumeratorTree {
    private(set) var parents: [Int?]
    private(set) var children: [Int: [Int]] = [:]

    init(_ rows: [DisclosureTable.Row]) {
        parents = Array(repeating: nil, count: rows.count)
        var above: (row: Int, section: String?)?
        for (index, row) in rows.enumerated() {
            guard row.kind == .item else {
                above = nil
                continue
            }
            switch Self.rank(LabelText.key(row.label)) {
            case .numeral: above = (index, row.section)
            case .digits:
                guard let parent = above, parent.section == row.section else { continue }
                parents[index] = parent.row
                children[parent.row, default: []].append(index)
            case nil: above = nil
            }
        }
    }

    private enum Rank {
        case numeral
        case digits
    }

    /// What a label begins with: `一、`, or `1、` and `1.`; nil for anything else.
    private static func rank(_ key: String) -> Rank? {
        let numerals = key.unicodeScalars.prefix { "一二三四五六七八九十".unicodeScalars.contains($0) }
        if !numerals.isEmpty {
            return key.unicodeScalars.dropFirst(numerals.count).first == "、" ? .numeral : nil
        }
        let digits = key.utf8.prefix { $0 &- 0x30 <= 9 }
        guard !digits.isEmpty, digits.count <= 2, let mark = key.unicodeScalars.dropFirst(digits.count).first else {
            return nil
        }
        return mark == "、" || mark == "." ? .digits : nil
    }
}
