/// Something the program has to say about an input, for a person and for a machine.
///
/// Every diagnostic has a stable `code` (`column.lost`), a sentence, and as far as known the place, the text that
/// stands there, and what to do about it. Terminal output, JSON and SARIF are all rendered from these fields.
public struct Diagnostic: Error, Hashable, Sendable {
    /// How serious a diagnostic is.
    public enum Severity: String, Sendable, Comparable, CaseIterable {
        /// Worth knowing; nothing is wrong.
        case note
        /// The output is usable, but something may not be what the source means.
        case warning
        /// Something is wrong, and the output does not carry it.
        case error

        /// Notes are below warnings, warnings below errors.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// How serious it is.
    public var severity: Severity
    /// The stable code: lower-case words joined by dots, never reused for another meaning.
    public var code: String
    /// Where in the source, if it has a place.
    public var at: Locator?
    /// One sentence for a person.
    public var message: String
    /// The text that stands at `at`, as printed.
    public var excerpt: String?
    /// What the reader can do about it.
    public var hint: String?

    /// Makes a diagnostic from its fields.
    public init(
        _ severity: Severity, _ code: String, at: Locator? = nil, _ message: String, excerpt: String? = nil,
        hint: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.at = at
        self.message = message
        self.excerpt = excerpt
        self.hint = hint
    }
}
