/// A package opened for reading: finds parts and supplies their bytes (ECMA-376 part 2).
///
/// Names are compared without regard to case and with either slash. Every byte that leaves the inflater is counted.
struct PackageReader: ~Copyable {
    private let archive: ZipArchive
    private var entries: [String: [Int]] = [:]
    /// The bounds in force.
    let limits: ReadingLimits
    /// Uncompressed bytes read so far.
    private(set) var bytesRead = 0

    /// Parts above this compressed size are inflated in a thread of their own, ahead of whoever reads them.
    private static let aheadFrom = 128 << 10

    /// Indexes an open archive.
    init(_ archive: consuming ZipArchive, limits: ReadingLimits) throws(SpreadsheetError) {
        self.limits = limits
        let count = archive.count
        try limits.check(\.entries, "entries", count)
        for index in 0..<count {
            guard let name = archive.name(index), let last = name.utf8.last else { continue }
            if last == UInt8(ascii: "/") || last == UInt8(ascii: "\\") { continue }
            entries[PartName.key(name), default: []].append(index)
        }
        self.archive = archive
    }

    /// Whether there is a part of this name.
    func contains(_ part: String) -> Bool { entries[PartName.key(part)] != nil }

    /// The names of all parts in the form of ``PartName/key(_:)``, sorted.
    var partNames: [String] { entries.keys.sorted() }

    /// Reads a part of XML.
    mutating func parse(_ part: String, into handler: inout some XMLHandler) throws(SpreadsheetError) {
        let limits = limits
        try withSource(part) { (source) throws(SpreadsheetError) in
            var source = source
            try XMLPushParser.parse(&source, part: part, limits: limits, into: &handler)
            return source
        }
    }

    /// The bytes of a part.
    mutating func bytes(of part: String) throws(SpreadsheetError) -> [UInt8] {
        var bytes: [UInt8] = []
        try withSource(part) { (source) throws(SpreadsheetError) in
            var source = source
            while true {
                let chunk = try source.next()
                if chunk.isEmpty { return source }
                bytes.append(contentsOf: chunk)
            }
        }
        return bytes
    }

    /// Hands the part's bytes to `body`, inflated in a second thread where the part is large.
    mutating func withLargePart<Result>(
        _ part: String, _ body: (_ source: inout any MeteredSource) throws(SpreadsheetError) -> Result
    ) throws(SpreadsheetError) -> Result {
        let index = try entry(of: part)
        let hints = archive.hints(index)
        let meter = ByteMeter(part: part, limits: limits, compressed: hints.compressed, usedBefore: bytesRead)
        let opened = try archive.open(index, part: part)
        var source: any MeteredSource
        if hints.compressed >= Self.aheadFrom {
            source = AheadSource(EntryInflater(opened, chunk: 0), meter: meter)
        } else {
            source = EntrySource(EntryInflater(opened, chunk: 64 << 10), meter: meter)
        }
        defer { bytesRead += source.meter.count }
        return try body(&source)
    }

    /// Counts as if nothing had been read since: the same part is about to be read again.
    mutating func forget(since bytes: Int) { bytesRead = min(bytesRead, bytes) }

    private mutating func withSource(
        _ part: String, _ body: (EntrySource) throws(SpreadsheetError) -> EntrySource
    ) throws(SpreadsheetError) {
        let index = try entry(of: part)
        let meter = ByteMeter(
            part: part, limits: limits, compressed: archive.hints(index).compressed, usedBefore: bytesRead)
        let opened = try archive.open(index, part: part)
        let source = try body(EntrySource(EntryInflater(opened, chunk: 32 << 10), meter: meter))
        bytesRead += source.meter.count
    }

    private func entry(of part: String) throws(SpreadsheetError) -> Int {
        guard let found = entries[PartName.key(part)], let index = found.first else {
            throw SpreadsheetError(
                .missingPart, "The package has no part of this name.", part: part,
                hint: "Let a spreadsheet program repair the file.")
        }
        guard found.count == 1 else {
            throw SpreadsheetError(
                .ambiguousPart, "\(found.count) entries of the archive have the name of this part.", part: part,
                hint: "Programs would read different ones; let a spreadsheet program repair the file.")
        }
        if archive.hints(index).isEncrypted {
            throw SpreadsheetError(
                .encrypted, "The archive is protected by a password.", part: part,
                hint: "Unpack it with the password, or ask for an unprotected copy.")
        }
        return index
    }
}
