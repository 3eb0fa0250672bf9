/// A file format, as a plugin declares it.
public struct Format: Sendable {
    /// The identifier, which is also its node (`xlsx`).
    public let id: NodeID
    /// The name for people (`Excel workbook`).
    public let title: String
    /// Extensions without the dot, lower case, the usual one first.
    public let extensions: [String]
    /// The broader format that this one is a special case of: GFM markdown is text too. The most specific wins.
    public let specialises: NodeID?
    /// Whether output of this format is a folder of files.
    public let isFolder: Bool
    /// Looks at the bytes; nil where nothing speaks for the format.
    public let probe: @Sendable (ProbeInput) -> ProbeResult?

    /// Declares a format.
    public init(
        _ id: NodeID, title: String, extensions: [String], specialises: NodeID? = nil, isFolder: Bool = false,
        probe: @escaping @Sendable (ProbeInput) -> ProbeResult? = { _ in nil }
    ) {
        self.id = id
        self.title = title
        self.extensions = extensions
        self.specialises = specialises
        self.isFolder = isFolder
        self.probe = probe
    }

    /// The node of this format.
    public var node: Node<FileContent> { .format(id) }
}

/// What a probe may look at: the first and the last bytes of a file.
public struct ProbeInput: Sendable {
    /// The file's name; probes should not need it, detection weighs the extension by itself.
    public let name: String
    /// The first 64 KiB.
    public let head: ArraySlice<UInt8>
    /// The last 64 KiB.
    public let tail: ArraySlice<UInt8>
    /// The size in bytes.
    public let count: Int

    /// How many bytes of head and tail a probe sees.
    public static let window = 65_536

    /// The input for a file in memory.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        head = bytes.prefix(Self.window)
        tail = bytes.suffix(Self.window)
        count = bytes.count
    }
}

/// How strongly the bytes speak for a format, and why.
public struct ProbeResult: Sendable, Hashable {
    /// 0 to 100: 100 a signature that nothing else has, 50 and more a good guess, below 25 hardly anything.
    public let score: Int
    /// What was seen, as a phrase: `a ZIP archive with xl/workbook.xml`.
    public let reason: String

    /// A score from 0 to 100 and its reason.
    public init(score: Int, reason: String) {
        self.score = min(100, max(0, score))
        self.reason = reason
    }
}
