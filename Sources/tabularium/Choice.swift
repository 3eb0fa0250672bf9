public import ArgumentParser

/// A value of a flag that is one of a few words, those that its cases are called.
///
/// The words are listed here: what the library does for such types goes through key paths, which takes a hundredth of a
/// short conversion.
public protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
    /// The case that is called so; nil where none is.
    public init?(argument: String) { self.init(rawValue: argument) }

    /// The word.
    public var defaultValueDescription: String { rawValue }

    /// All words, in order of the cases.
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

    /// Nothing: each word is its own description.
    public static var allValueDescriptions: [String: String] { [:] }
}
