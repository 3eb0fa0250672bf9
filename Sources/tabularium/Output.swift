import ConversionGraph
import FileConversion

/// Data on standard output.
enum Output {
    /// Prints a text as it is.
    static func print(_ text: String) throws {
        try Destination.standardOutput.write(FileContent(text: text))
    }

    /// Prints lines.
    static func print(_ lines: [String]) throws {
        try print(lines.map { $0 + "\n" }.joined())
    }
}
