public import DisclosureModel

/// The content of a file on its way into or out of the graph.
///
/// Inputs are bytes in memory or a path that the reader opens itself; outputs are bytes, a producer that streams
/// them, or a folder of named files.
public struct FileContent: Sendable {
    /// The file's name without folders; outputs may leave it empty.
    public var name: String
    /// Where the bytes are.
    public var storage: Storage
    /// The file that the bytes were made from, where they are not the file's own: a PDF, for its text.
    public var origin: SourceFile?

    /// Where the bytes of a content are.
    public enum Storage: Sendable {
        /// In memory.
        case bytes([UInt8])
        /// In a regular file, read by whoever needs it.
        case file(path: String)
        /// Made on demand: the closure writes them, in order, to the sink.
        case stream(@Sendable (inout any ByteSink) throws -> Void)
        /// Several files, for formats that are folders; names are relative, without `..`.
        case folder([FileContent])
    }

    /// Content of this name.
    public init(name: String, storage: Storage) {
        self.name = name
        self.storage = storage
    }

    /// Content in memory, with the file that it was made from where that is another.
    public init(name: String = "", bytes: [UInt8], origin: SourceFile? = nil) {
        self.init(name: name, storage: .bytes(bytes))
        self.origin = origin
    }

    /// Content in memory, the UTF-8 of a text.
    public init(name: String = "", text: String) {
        self.init(name: name, storage: .bytes(Array(text.utf8)))
    }
}

/// A receiver of bytes, such as a file, standard output, or a buffer.
public protocol ByteSink {
    /// Takes bytes, in order. The buffer is valid during the call only.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ByteSink {
    /// Takes an array of bytes.
    public mutating func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Takes the UTF-8 of a text.
    public mutating func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }
}

/// A sink that keeps what it is given.
public struct ByteBuffer: ByteSink {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty buffer.
    public init() {}

    /// Appends the bytes.
    public mutating func write(_ more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }
}
