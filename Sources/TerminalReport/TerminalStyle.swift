/// Colours of terminal output, on or off as a whole (ECMA-48, SGR).
public struct TerminalStyle: Hashable, Sendable {
    /// Whether anything is coloured.
    public let isColoured: Bool

    /// A style with or without colour.
    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// No colour.
    public static let plain = TerminalStyle(isColoured: false)

    /// What a piece of text is, as far as its colour goes.
    public enum Role: String, Sendable {
        /// An error and its carets.
        case error = "1;31"
        /// A warning and its carets.
        case warning = "1;33"
        /// A note, an identifier.
        case note = "1;36"
        /// Frames and line numbers.
        case frame = "34"
        /// What stands out: sentences, titles.
        case strong = "1"
        /// What stands back.
        case faint = "2"
        /// What is well.
        case good = "32"
    }

    /// The text in the colour of its role.
    public func paint(_ text: String, _ role: Role) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
    }
}
