public import DisclosureModel

/// The name of a limit, such as `input.bytes`; plugins declare their own.
public struct LimitName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as the user types it.
    public let name: String
    /// Makes a name.
    public init(_ name: String) { self.name = name }
    /// Makes a name from a literal.
    public init(stringLiteral value: String) { self.init(value) }
    /// The name as the user types it.
    public var description: String { name }

    /// The bytes of one input file.
    public static let inputBytes: LimitName = "input.bytes"
}

/// A bound on what an input may ask for: named, documented, and adjustable with `--limit NAME=VALUE`.
public struct Limit: Hashable, Sendable {
    /// The limit's name.
    public let name: LimitName
    /// The bound in force unless the user sets another.
    public let defaultValue: Int
    /// What is bounded, in a sentence with its unit.
    public let summary: String

    /// Declares a limit.
    public init(_ name: LimitName, _ defaultValue: Int, _ summary: String) {
        self.name = name
        self.defaultValue = defaultValue
        self.summary = summary
    }

    /// The limits that every conversion has.
    public static let common: [Limit] = [
        Limit(.inputBytes, 1 << 30, "Bytes of one input file.")
    ]
}

/// The limits in force for a conversion.
public struct Limits: Sendable {
    private var values: [LimitName: Int]

    /// The defaults of the declared limits.
    public init(_ declared: [Limit] = Limit.common) {
        values = Dictionary(declared.map { ($0.name, $0.defaultValue) }, uniquingKeysWith: { first, _ in first })
    }

    /// The bound in force; a limit that nobody declared does not bound.
    public subscript(name: LimitName) -> Int {
        get { values[name] ?? .max }
        set { values[name] = newValue }
    }

    /// Whether a limit of this name was declared.
    public func isDeclared(_ name: LimitName) -> Bool { values[name] != nil }

    /// Checks a value against a limit.
    ///
    /// - Throws: ``ConversionError`` (exit 65) with code `limit.exceeded`, naming limit, value, place and flag.
    public func check(_ name: LimitName, _ value: Int, at: Locator? = nil, subject: String? = nil) throws {
        let bound = self[name]
        guard value > bound else { return }
        let place = subject.map { " in \($0)" } ?? ""
        throw ConversionError(
            .data, "limit.exceeded", at: at, "The limit \(name) is \(bound), and at least \(value) was found\(place).",
            hint: "If the file can be trusted, raise it with --limit \(name)=\(value > .max / 2 ? .max : value * 2).")
    }
}
