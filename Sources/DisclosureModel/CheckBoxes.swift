/// The options that a value ticks: `1.部门预算项目☑2.财政专项资金□` ticks 部门预算项目.
extension DisclosureTable.Field {
    /// The ticked options, without their numbers, in order; empty where the value has no boxes or ticks none.
    ///
    /// A box belongs to the option before it, or, where the value begins with a box, to the one behind.
    /// - Complexity: O(n).
    public var chosen: [String] {
        guard text.unicodeScalars.contains(Self.ticked) else { return [] }
        let scalars = Array(text.unicodeScalars)
        let leads = scalars.first.map { $0 == Self.ticked || Self.isEmpty($0) } ?? false
        var chosen: [String] = []
        var option = String.UnicodeScalarView()
        var isTicked = false
        for scalar in scalars {
            guard scalar == Self.ticked || Self.isEmpty(scalar) else {
                option.append(scalar)
                continue
            }
            if leads ? isTicked : scalar == Self.ticked { chosen.append(Self.name(option)) }
            isTicked = scalar == Self.ticked
            option = String.UnicodeScalarView()
        }
        if leads, isTicked { chosen.append(Self.name(option)) }
        return chosen.filter { !$0.isEmpty }
    }

    /// An option without its number and without the marks between options.
    private static func name(_ option: String.UnicodeScalarView) -> String {
        let marks = "、.．，,;；:： \u{3000}()（）".unicodeScalars
        let isNumber: (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
        var rest = option[...].drop { marks.contains($0) }
        let digits = rest.prefix(while: isNumber)
        if (1...2).contains(digits.count), let mark = rest.dropFirst(digits.count).first, marks.contains(mark) {
            rest = rest.dropFirst(digits.count).drop { marks.contains($0) }
        }
        while let last = rest.last, marks.contains(last) { rest = rest.dropLast() }
        return String(String.UnicodeScalarView(rest))
    }

    private static let ticked: Unicode.Scalar = "\u{2611}"
    /// □, and the ballot box that stands in web pages.
    private static func isEmpty(_ box: Unicode.Scalar) -> Bool { box == "\u{25A1}" || box == "\u{2610}" }
}
