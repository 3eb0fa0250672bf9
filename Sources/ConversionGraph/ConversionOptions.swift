/// What the user asked for, by name: `locators=cells`, `bom=true`.
///
/// Names are open, so that a plugin's options travel like the built-in ones. Each plugin declares what it
/// understands with ``OptionSpec``; ``Registry`` refuses a name that nobody declared.
public struct ConversionOptions: Sendable, Hashable {
    private var values: [String: String] = [:]

    /// No options: every default.
    public init() {}

    /// The value of an option; nil where the user gave none.
    public subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Whether a yes-or-no option is on.
    public func isOn(_ name: String) -> Bool { values[name] == "true" }

    /// The names of the options given, sorted.
    public var names: [String] { values.keys.sorted() }
}

/// The declaration of an option that a plugin understands.
public struct OptionSpec: Hashable, Sendable {
    /// The option's name, as in `--option NAME=VALUE`.
    public let name: String
    /// The values it takes; empty where any text will do.
    public let values: [String]
    /// What it does, in a sentence.
    public let summary: String

    /// Declares an option.
    public init(_ name: String, values: [String] = [], _ summary: String) {
        self.name = name
        self.values = values
        self.summary = summary
    }
}
