/// Supplies the bytes of a part, chunk by chunk, as they are inflated.
protocol PartSource {
    /// The next bytes, valid until the next call; empty at the end of the part.
    mutating func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer
}

/// Counts the bytes that leave the inflater, and stops where a bound is passed.
struct ByteMeter {
    private let part: String
    private let limits: ReadingLimits
    private let compressed: Int
    private let usedBefore: Int
    private(set) var count = 0

    /// A meter for a part of this compressed size, in a package of which so many bytes were read before.
    init(part: String, limits: ReadingLimits, compressed: Int, usedBefore: Int) {
        self.part = part
        self.limits = limits
        self.compressed = compressed
        self.usedBefore = usedBefore
    }

    /// The smallest size from which the ratio is looked at: small parts of one repeated byte are harmless.
    private static let ratioFrom = 64 << 20

    mutating func add(_ bytes: Int) throws(SpreadsheetError) {
        count += bytes
        try limits.check(\.partBytes, "part-bytes", count, part: part)
        try limits.check(\.totalBytes, "total-bytes", usedBefore + count, part: part)
        guard count > Self.ratioFrom else { return }
        try limits.check(\.ratio, "ratio", count / max(1, compressed), part: part)
    }
}

/// Inflates an entry in the calling thread.
struct EntrySource: PartSource {
    private let inflater: EntryInflater
    private(set) var meter: ByteMeter

    init(_ inflater: EntryInflater, meter: ByteMeter) {
        self.inflater = inflater
        self.meter = meter
    }

    mutating func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        let chunk = try inflater.next()
        try meter.add(chunk.count)
        return chunk
    }
}

/// Supplies bytes that are in memory, in chunks of a chosen size.
struct MemorySource: PartSource {
    private let bytes: UnsafeRawBufferPointer
    private let chunk: Int
    private var position = 0

    /// A source over bytes that outlive it.
    init(_ bytes: UnsafeRawBufferPointer, chunk: Int) {
        self.bytes = bytes
        self.chunk = max(1, chunk)
    }

    mutating func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        let end = min(bytes.count, position + chunk)
        defer { position = end }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }
}

/// An entry and the buffer that it is inflated into.
final class EntryInflater {
    private let entry: ZipEntry
    private let buffer: UnsafeMutableRawBufferPointer

    init(_ entry: consuming ZipEntry, chunk: Int) {
        self.entry = entry
        buffer = .allocate(byteCount: chunk, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The next bytes, valid until the next call; empty at the end.
    func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        let count = try entry.read(into: buffer)
        return UnsafeRawBufferPointer(rebasing: buffer[0..<count])
    }

    /// Inflates into a buffer of the caller.
    func read(into other: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        try entry.read(into: other)
    }
}
