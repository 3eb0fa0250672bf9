import FormCatalogue

/// A label and its value inside one line of text: `填报日期：2025.5.26`.
struct FieldSegment: Sendable, Equatable {
    /// The label's meaning.
    var field: PerformanceVocabulary.FieldLabel
    /// The label as printed.
    var label: String
    /// The text up to the next label.
    var value: String
}

/// Finds labels with colons in running text.
enum FieldSegments {
    /// The labels and values of a line, in order; empty where the line does not begin with a known label and a colon.
    static func split(_ text: String, words: PerformanceWords) -> [FieldSegment] {
        let pieces = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
        guard pieces.count > 1, let first = pieces.first else { return [] }
        guard case .field(let field) = words.kind(PerformanceText.key(String(first))) else { return [] }
        var segments = [FieldSegment(field: field, label: String(first).trimmingBlanks(), value: "")]
        for piece in pieces.dropFirst() {
            let text = String(piece)
            let isLast = piece.endIndex == text.endIndex || piece.endIndex == pieces.last?.endIndex
            if !isLast, let (value, label, next) = labelAtEnd(of: text, words) {
                segments[segments.count - 1].value += value
                segments.append(FieldSegment(field: next, label: label, value: ""))
            } else {
                let glue = segments[segments.count - 1].value.isEmpty ? "" : "："
                segments[segments.count - 1].value += glue + text
            }
        }
        segments.removeAll { $0.field.key == unknown }
        for index in segments.indices {
            segments[index].value = LabelText.clean(segments[index].value.trimmingBlanks())
        }
        return segments
    }

    /// A known label that ends a text, and what stands before it.
    private static func labelAtEnd(
        of text: String, _ words: PerformanceWords
    ) -> (value: String, label: String, field: PerformanceVocabulary.FieldLabel)? {
        let scalars = Array(text.unicodeScalars)
        for start in scalars.indices {
            let tail = String(String.UnicodeScalarView(scalars[start...]))
            guard !LabelText.isBlank(scalars[start]), case .field(let field) = words.kind(PerformanceText.key(tail))
            else { continue }
            return (String(String.UnicodeScalarView(scalars[..<start])), tail.trimmingBlanks(), field)
        }
        guard let blank = scalars.lastIndex(where: LabelText.isBlank), blank > 0, scalars.count - blank <= 7,
            blank + 1 < scalars.count
        else { return nil }
        let label = String(String.UnicodeScalarView(scalars[(blank + 1)...]))
        let field = PerformanceVocabulary.FieldLabel(
            key: unknown, label: label, also: [], standsBelow: false, isPercent: false)
        return (String(String.UnicodeScalarView(scalars[..<blank])), label, field)
    }

    /// The key of labels that are no field of ours (`单位：万元`); they end the value before them.
    private static let unknown = ""
}

extension String {
    /// The text without a digit, a letter or a mark that an extraction put at its end or its start.
    var withoutDebris: String {
        var view = unicodeScalars[...]
        let isDebris: (Unicode.Scalar) -> Bool = { "·:：;；′'_•-0123456789".unicodeScalars.contains($0) }
        while let last = view.last, isDebris(last) { view = view.dropLast() }
        while let first = view.first, isDebris(first) { view = view.dropFirst() }
        // A lone letter before an ideograph is what a line of the grid was read as.
        if let first = view.first, first.isASCII, first.properties.isAlphabetic,
            view.dropFirst().first?.properties.isIdeographic == true
        {
            view = view.dropFirst()
        }
        return String(view)
    }

    /// The text without colons at its end.
    func trimmingColon() -> String {
        var view = unicodeScalars[...]
        while let last = view.last, last == ":" || last == "：" || LabelText.isBlank(last) { view = view.dropLast() }
        return String(view)
    }
}
