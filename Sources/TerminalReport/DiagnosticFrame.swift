public import DisclosureModel

/// A diagnostic as it is shown in a terminal.
///
/// ```
/// warning[column.lost]: The column 基本支出 could not be read.
///   --> final.txt:251:9
///     |
/// 251 | 2010350  事业运行  256.96
///     |          ^^^^^^^^
///     = help: Compare the table with the original.
/// ```
/// The carets stand under the excerpt where the line shows it at that place, else under one character; Chinese
/// characters count two columns. Other places that take part are marked with `-`, each under its own line.
public struct DiagnosticFrame: Sendable {
    /// The widest piece of a source line that is shown.
    public static let maximumWidth = 110

    private let style: TerminalStyle

    /// Frames of this style.
    public init(style: TerminalStyle = .plain) { self.style = style }

    /// A place that takes part in what a diagnostic is about.
    public struct Place: Sendable, Hashable {
        /// Where it stands.
        public let at: Locator
        /// The text that stands there.
        public let excerpt: String?

        /// Names a place.
        public init(at: Locator, excerpt: String?) {
            self.at = at
            self.excerpt = excerpt
        }
    }

    /// The lines of a diagnostic, without line ends.
    ///
    /// - Parameters:
    ///   - file: The name of the source as the user gave it; nil where the diagnostic is not about a file.
    ///   - lines: The source's lines, where it is text and at hand.
    ///   - others: Other places to mark; those that are not in the text are left out.
    public func lines(
        for diagnostic: Diagnostic, file: String?, in lines: SourceLines? = nil, others: [Place] = []
    ) -> [String] {
        let role = Self.role(of: diagnostic.severity)
        var shown = [
            style.paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", role)
                + style.paint(": " + TerminalText.sanitised(diagnostic.message), .strong)
        ]
        let excerpts = self.excerpts(of: diagnostic, and: others, in: lines)
        let gutter = String(repeating: " ", count: max(excerpts.map(\.number.utf8.count).max() ?? 1, 1))
        if let place = Self.place(diagnostic.at, in: file) {
            shown.append(gutter + style.paint("--> ", .frame) + TerminalText.sanitised(place))
        }
        let bar = style.paint("|", .frame)
        if !excerpts.isEmpty { shown.append("\(gutter) \(bar)") }
        for (index, excerpt) in excerpts.enumerated() {
            if index > 0, let before = Int(excerpts[index - 1].number), Int(excerpt.number) != before + 1 {
                shown.append(style.paint("...", .frame))
            }
            let blanks = String(repeating: " ", count: gutter.utf8.count - excerpt.number.utf8.count)
            let number = blanks + style.paint(excerpt.number, .frame)
            shown.append("\(number) \(bar) \(excerpt.line.text)")
            shown.append("\(gutter) \(bar) " + carets(under: excerpt, role))
        }
        if let hint = diagnostic.hint {
            shown.append("\(gutter) \(style.paint("=", .frame)) help: \(TerminalText.sanitised(hint))")
        }
        return shown
    }

    /// The place as a terminal can open it: `final.txt:251:9`, `final.xlsx:表1!C7`.
    public static func place(_ locator: Locator?, in file: String?) -> String? {
        switch (file, locator) {
        case (let file?, let locator?): "\(file):\(locator)"
        case (let file?, nil): file
        case (nil, let locator?): locator.description
        case (nil, nil): nil
        }
    }

    private static func role(of severity: Diagnostic.Severity) -> TerminalStyle.Role {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    /// A line of the source with its marks; the first piece is the diagnostic's own where `isOwn`.
    private struct Excerpt {
        let number: String
        let line: MarkedLine
        let isOwn: Bool
    }

    private func carets(under excerpt: Excerpt, _ role: TerminalStyle.Role) -> String {
        var text = ""
        var column = 0
        for mark in excerpt.line.marks.sorted(by: { ($0.indent, $0.piece) < ($1.indent, $1.piece) }) {
            guard mark.indent >= column else { continue }
            text += String(repeating: " ", count: mark.indent - column)
            let isOwn = excerpt.isOwn && mark.piece == 0
            text += style.paint(String(repeating: isOwn ? "^" : "-", count: mark.carets), isOwn ? role : .frame)
            column = mark.indent + mark.carets
        }
        return text
    }

    private func excerpts(of diagnostic: Diagnostic, and others: [Place], in lines: SourceLines?) -> [Excerpt] {
        guard case .text(let own, let column) = diagnostic.at, lines?.contains(own) == true else {
            guard let excerpt = diagnostic.excerpt, !excerpt.isEmpty else { return [] }
            let line = MarkedLine(excerpt, marking: [.init(column: 1, text: excerpt)], width: Self.maximumWidth)
            return [Excerpt(number: "", line: line, isOwn: true)]
        }
        var pieces: [Int: [MarkedLine.Piece]] = [own: [.init(column: column, text: diagnostic.excerpt)]]
        for place in others {
            if case .text(let line, let column) = place.at {
                pieces[line, default: []].append(.init(column: column, text: place.excerpt))
            }
        }
        return pieces.keys.sorted().compactMap { number in
            guard let pieces = pieces[number],
                let text = lines?[number, upTo: MarkedLine.scalars(toShow: pieces, width: Self.maximumWidth)]
            else { return nil }
            return Excerpt(
                number: String(number), line: MarkedLine(text, marking: pieces, width: Self.maximumWidth),
                isOwn: number == own)
        }
    }
}
