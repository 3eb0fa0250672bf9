public import ConversionGraph
import DisclosureModel
import Glibc

/// An input, read whole: a file, or standard input where its path is `-`.
public struct InputFile: Sendable {
    /// The path as the user gave it, for messages.
    public let path: String
    /// The bytes, under the file's name without folders; `stdin` for standard input.
    public let content: FileContent
    /// The bytes.
    public let bytes: [UInt8]

    /// Reads an input.
    ///
    /// - Throws: ``ConversionError`` with `input.unreadable` (exit 66) or `limit.exceeded` (exit 65).
    public init(_ path: String, limits: Limits) throws {
        self.path = path
        if path == "-" {
            bytes = try FileContent.read(descriptor: STDIN_FILENO, name: "standard input", limits: limits)
            content = FileContent(name: "stdin", bytes: bytes)
        } else {
            bytes = try FileContent(name: path, storage: .file(path: path)).bytes(limits: limits)
            content = FileContent(name: FilePath.name(of: path), bytes: bytes)
        }
    }

    /// An input that is in memory already.
    public init(name: String, bytes: [UInt8]) {
        path = name
        content = FileContent(name: name, bytes: bytes)
        self.bytes = bytes
    }
}
