/// A sheet's name as the format allows it, unique in its workbook (ECMA-376 part 1, 18.2.19 `sheet`, and Excel's own rules).
///
/// At most 31 UTF-16 units; none of `: \ / ? * [ ]`; no apostrophe at either end; not blank; not `History`, which Excel
/// keeps for itself; and no two alike but for letter case. ``WorkbookWriter/reserveName(_:)`` makes one out of any text.
public struct SheetName: Hashable, Sendable, CustomStringConvertible {
    /// The name as it is shown on the tab.
    public let description: String

    /// How a formula or a link names the sheet: `'年初 预算'`.
    public var quoted: String {
        "'" + description.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// The name nearest to the wanted one that is valid and not among those taken, which it joins.
    init(_ wanted: String, taken: inout Set<String>) {
        let base = Self.valid(wanted)
        var name = base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = Self.trimmed(Self.cut(base, to: 31 - suffix.utf16.count)) + suffix
            number += 1
        }
        description = name
    }

    private static func valid(_ wanted: String) -> String {
        var name = ""
        for scalar in wanted.unicodeScalars {
            if let position = forbidden.firstIndex(of: scalar) {
                name.unicodeScalars.append(substitutes[position])
            } else if scalar.value >= 0x20, scalar.value != 0x7F, scalar.value & 0xFFFE != 0xFFFE {
                name.unicodeScalars.append(scalar)
            } else if scalar == "\n" || scalar == "\t" {
                name.unicodeScalars.append(" ")
            }
        }
        name = trimmed(cut(trimmed(name), to: 31))
        if name.isEmpty { return "Sheet" }
        return name.lowercased() == "history" ? name + "_" : name
    }

    private static func cut(_ name: String, to units: Int) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in name.unicodeScalars {
            count += scalar.value > 0xFFFF ? 2 : 1
            if count > units { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    private static func trimmed(_ name: String) -> String {
        func isTrimmed(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar.properties.isWhitespace }
        var scalars = Substring(name).unicodeScalars
        while let first = scalars.first, isTrimmed(first) { scalars.removeFirst() }
        while let last = scalars.last, isTrimmed(last) { scalars.removeLast() }
        return String(scalars)
    }

    private static let forbidden: [Unicode.Scalar] = [":", "\\", "/", "?", "*", "[", "]"]
    /// The full-width twin of each forbidden character reads the same.
    private static let substitutes: [Unicode.Scalar] = ["：", "＼", "／", "？", "＊", "［", "］"]
}
