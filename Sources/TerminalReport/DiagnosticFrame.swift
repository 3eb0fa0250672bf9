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
/// characters count two columns.
public struct DiagnosticFrame: Sendable {
    /// The widest piece of a source line that is shown.
    public static let maximumWidth = 110

    private let style: TerminalStyle

    /// Frames of this style.
    public init(style: TerminalStyle = .plain) { self.style = style }

    /// The lines of a diagnostic, without line ends.
    ///
    /// - Parameters:
    ///   - file: The name of the source as the user gave it; nil where the diagnostic is not about a file.
    ///   - lines: The source's lines, where it is text and at hand.
    public func lines(for diagnostic: Diagnostic, file: String?, in lines: SourceLines? = nil) -> [String] {
        let role = Self.role(of: diagnostic.severity)
        var shown = [
            style.paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", role)
                + style.paint(": " + TerminalText.sanitised(diagnostic.message), .strong)
        ]
        let excerpt = self.excerpt(of: diagnostic, in: lines)
        let gutter = String(repeating: " ", count: max(excerpt?.number.utf8.count ?? 1, 1))
        if let place = Self.place(diagnostic.at, in: file) {
            shown.append(gutter + style.paint("--> ", .frame) + TerminalText.sanitised(place))
        }
        if let excerpt {
            let bar = style.paint("|", .frame)
            shown.append("\(gutter) \(bar)")
            let number = excerpt.number.isEmpty ? gutter : style.paint(excerpt.number, .frame)
            shown.append("\(number) \(bar) \(excerpt.line.text)")
            shown.append(
                "\(gutter) \(bar) " + String(repeating: " ", count: excerpt.line.indent)
                    + style.paint(String(repeating: "^", count: excerpt.line.carets), role))
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

    private func excerpt(of diagnostic: Diagnostic, in lines: SourceLines?) -> (number: String, line: MarkedLine)? {
        if case .text(let line, let column) = diagnostic.at, let text = lines?[line] {
            return (
                String(line), MarkedLine(text, column: column, marking: diagnostic.excerpt, width: Self.maximumWidth)
            )
        }
        guard let excerpt = diagnostic.excerpt, !excerpt.isEmpty else { return nil }
        return ("", MarkedLine(excerpt, column: 1, marking: excerpt, width: Self.maximumWidth))
    }
}
