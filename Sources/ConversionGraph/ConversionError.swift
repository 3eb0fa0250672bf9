public import DisclosureModel

/// A conversion that cannot go on: the diagnostic that says why, and the class of failure that the exit code shows.
public struct ConversionError: Error, Sendable, Hashable {
    /// The classes of failure, each with its documented exit code.
    public enum Kind: Int32, Sendable, Hashable {
        /// The command was used wrongly, or there is no route.
        case usage = 64
        /// The input is not what it claims, is damaged beyond reading, or exceeds a limit.
        case data = 65
        /// The input cannot be opened.
        case noInput = 66
        /// A defect of ours.
        case defect = 70
        /// The output cannot be created.
        case cannotCreate = 73
        /// Writing the output failed.
        case io = 74
        /// A plugin failed or timed out.
        case plugin = 75
    }

    /// The class of failure.
    public var kind: Kind
    /// What happened, where, and what to do.
    public var diagnostic: Diagnostic

    /// Makes an error.
    public init(_ kind: Kind, _ diagnostic: Diagnostic) {
        self.kind = kind
        self.diagnostic = diagnostic
    }

    /// Makes an error from the fields of its diagnostic.
    public init(
        _ kind: Kind, _ code: String, at: Locator? = nil, _ message: String, excerpt: String? = nil, hint: String? = nil
    ) {
        self.init(kind, Diagnostic(.error, code, at: at, message, excerpt: excerpt, hint: hint))
    }
}
