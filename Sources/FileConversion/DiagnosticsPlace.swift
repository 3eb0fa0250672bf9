public import ConversionGraph
import DisclosureModel

/// Where a command writes its diagnostics, beside what it reads and writes otherwise.
public struct DiagnosticsPlace: Sendable {
    private let path: String
    private let destination: Destination

    /// The place of a path as the user gave it; `-` is standard output.
    ///
    /// - Throws: ``ConversionError`` (exit 64) where the file is one of the inputs.
    public init(_ path: String, inputs: [String]) throws {
        self.path = path
        destination = Destination(path)
        guard case .path = destination else { return }
        if let input = inputs.first(where: { $0 != "-" && FilePath.wouldMeet($0, path) }) {
            throw ConversionError(
                .usage, "diagnostics.is-input", "The file for diagnostics, \(path), is the input \(input).",
                hint: "Choose another name for --diagnostics; an input is never overwritten.")
        }
    }

    /// Makes sure that no output goes to the same place.
    ///
    /// - Throws: ``ConversionError`` (exit 64) where one does.
    public func keepApart(from outputs: [Destination]) throws {
        for output in outputs {
            switch (destination, output) {
            case (.standardOutput, .standardOutput): break
            case (.path(let path), .path(let other))
            where FilePath.wouldMeet(path, other) || Self.isAmongFiles(path, of: other): break
            default: continue
            }
            throw ConversionError(
                .usage, "diagnostics.is-output", "The output and its diagnostics would both be written to \(path).",
                hint: "Choose another name for --diagnostics.")
        }
    }

    /// Whether a path lies directly in an output that is a folder of files, whose names are not known yet.
    private static func isAmongFiles(_ path: String, of output: String) -> Bool {
        let folder = FilePath.folder(of: path)
        let output = output.hasSuffix("/") ? String(output.dropLast()) : output
        return folder == output || FilePath.isFolder(output) && FilePath.areSame(folder, output)
    }

    /// Writes the diagnostics.
    ///
    /// - Throws: What ``Destination/write(_:)`` throws.
    public func write(_ content: FileContent) throws { try destination.write(content) }
}
