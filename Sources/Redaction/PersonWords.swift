import FormCatalogue
import Recognition

/// The labels of values that name persons, and those of other fields, for telling them apart.
struct PersonWords: Sendable {
    private let labels: Set<String>
    private let others: Set<String>
    /// The labels of names, as scalars, longest first.
    let names: [[Unicode.Scalar]]
    /// The labels of telephone numbers, as scalars, longest first.
    let telephones: [[Unicode.Scalar]]

    init(_ catalogue: Catalogue) {
        labels = Set(catalogue.persons.all.map(Self.key))
        let words = catalogue.performance
        var known = words.groups
        for field in words.fields { known += [field.label] + field.also }
        let columns = words.columns + words.tasks + words.lists.flatMap(\.columns)
        for column in columns { known += column.labels }
        others = Set(known.map(Self.key)).subtracting(labels)
        names = Self.scalars(catalogue.persons.names)
        telephones = Self.scalars(catalogue.persons.telephones)
    }

    /// Whether a text is the label of a person's name or number and nothing else.
    func isPersonLabel(_ text: String) -> Bool { labels.contains(Self.key(text)) }

    /// Whether a text is a label of something else.
    func isOtherLabel(_ text: String) -> Bool { others.contains(Self.key(text)) }

    /// Whether a text can be a person's name: two to four Chinese characters.
    static func isName(_ text: some StringProtocol) -> Bool {
        let scalars = text.unicodeScalars.filter { !LabelText.isBlank($0) && $0 != "·" }
        return (2...4).contains(scalars.count) && scalars.allSatisfy(isHan)
    }

    /// Whether a text is a telephone number: at least seven digits, with hyphens, blanks or brackets between.
    static func isTelephone(_ text: some StringProtocol) -> Bool {
        let digits = text.unicodeScalars.filter(isDigit).count
        return digits >= 7
            && text.unicodeScalars.allSatisfy {
                isDigit($0) || LabelText.isBlank($0) || "-－—()（）+/、".unicodeScalars.contains($0)
            }
    }

    /// Whether a text is an amount, a share or a year, and so no person's, whatever label stands before it. A bare
    /// whole number may be an extension.
    static func isMeasure(_ text: some StringProtocol) -> Bool {
        let marks = text.unicodeScalars.filter { !isDigit($0) && !LabelText.isBlank($0) }
        return !isTelephone(text) && !marks.isEmpty
            && marks.allSatisfy { ".,-%万元年月日".unicodeScalars.contains($0) }
    }

    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x323AF).contains(scalar.value)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The text without blanks, colons and brackets with their content.
    private static func key(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var depth = 0
        for scalar in LabelText.key(text).unicodeScalars {
            switch scalar {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case ":": break
            default: if depth == 0 { result.append(scalar) }
            }
        }
        return String(result)
    }

    private static func scalars(_ labels: [String]) -> [[Unicode.Scalar]] {
        labels.map { Array($0.unicodeScalars) }.sorted {
            ($1.count, String(String.UnicodeScalarView($0))) < ($0.count, String(String.UnicodeScalarView($1)))
        }
    }
}
