public import ConversionGraph
import DisclosureModel
import Glibc

/// Where an output goes. What has a name appears there whole or not at all.
public enum Destination: Hashable, Sendable {
    /// Standard output.
    case standardOutput
    /// A file, or a folder where the format is one.
    case path(String)

    /// The destination of a path as the user gave it; `-` is standard output.
    public init(_ path: String) {
        self = path == "-" || path == "/dev/stdout" ? .standardOutput : .path(path)
    }

    /// Writes an output.
    ///
    /// A file is written beside its place under a temporary name, flushed to the disk, and renamed; a device or pipe is
    /// written directly.
    ///
    /// - Throws: ``ConversionError`` with `output.create` (exit 73) or `output.write` (exit 74), and what a streaming
    ///   producer throws; ``ClosedPipe`` where the reader of standard output has gone away.
    public func write(_ content: FileContent) throws {
        switch (self, content.storage) {
        case (.standardOutput, .folder):
            throw ConversionError(
                .usage, "output.folder", "The output is a folder of files and cannot go to standard output.",
                hint: "Give it a place with -o DIR/.")
        case (.standardOutput, _):
            try Self.send(content, to: STDOUT_FILENO, name: "standard output")
        case (.path(let path), .folder(let files)):
            try OutputFolder(path: path).write(files)
        case (.path(let path), _):
            try OutputFile(path: path).write { try Self.send(content, to: $0, name: path) }
        }
    }

    static func send(_ content: FileContent, to descriptor: Int32, name: String) throws {
        let buffered = DescriptorSink(descriptor: descriptor, name: name)
        switch content.storage {
        case .bytes(let bytes):
            var sink = buffered
            try sink.write(bytes)
            try sink.flush()
        case .stream(let produce):
            var sink: any ByteSink = buffered
            try produce(&sink)
            if var sink = sink as? DescriptorSink { try sink.flush() }
        case .file, .folder:
            var sink = buffered
            try sink.write(try content.bytes(limits: Limits([])))
            try sink.flush()
        }
    }
}
