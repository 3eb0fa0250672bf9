/// The text of one part while it is written: short ones stay in memory, long ones go to a ``DeflatingPart`` as they grow.
///
/// What must stand before the text but is known only later (a sheet's column widths) is asked for once, when the part
/// outgrows its memory or ends.
final class PartText {
    /// How many full blocks a part may keep before it is compressed on a thread of its own.
    static let blocksInMemory = 4

    private let name: String
    private let level: UInt32
    private let head: () -> [UInt8]
    private var block = ByteBlock()
    private var full: [ByteBlock] = []
    private var stream: DeflatingPart?
    /// Where the next byte goes; ``reserve(_:)`` first.
    var cursor: ByteCursor
    private var end: UnsafeMutablePointer<UInt8>

    /// A part of this name; `head` gives the text that stands before everything else.
    init(name: String, level: UInt32, head: @escaping () -> [UInt8]) {
        self.name = name
        self.level = level
        self.head = head
        cursor = ByteCursor(block.bytes)
        end = block.bytes + ByteBlock.size
    }

    /// Whether the head is still to come.
    var isInMemory: Bool { stream == nil }

    /// Makes room for so many bytes, at most ``ByteBlock/size``, at the cursor.
    @inline(__always)
    func reserve(_ count: Int) throws(SpreadsheetError) {
        if end - cursor.address < count { try turnOver() }
    }

    /// Appends bytes of any number.
    func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {
        guard var base = bytes.baseAddress else { return }
        var left = bytes.count
        while left > 0 {
            let room = end - cursor.address
            guard room > 0 else {
                try turnOver()
                continue
            }
            let count = min(room, left)
            cursor.put(base, count: count)
            base += count
            left -= count
        }
    }

    /// Appends bytes of any number.
    func append(_ bytes: [UInt8]) throws(SpreadsheetError) {
        try bytes.withUnsafeBufferPointer { bytes throws(SpreadsheetError) in try append(bytes) }
    }

    /// Ends the part and adds it to an archive.
    consuming func finish() throws(SpreadsheetError) -> FinishedPart {
        guard let stream else {
            seal()
            return FinishedPart(name: name, content: .blocks(head: head(), full + [block]))
        }
        seal()
        block = try stream.exchange(block)
        return FinishedPart(name: name, content: .compressed(try stream.finish()))
    }

    private func seal() { block.count = cursor.address - block.bytes }

    private func turnOver() throws(SpreadsheetError) {
        seal()
        if let stream {
            block = try stream.exchange(block)
        } else if full.count < Self.blocksInMemory {
            full.append(block)
            block = ByteBlock()
        } else {
            full.append(block)
            block = try startStream()
        }
        cursor = ByteCursor(block.bytes)
        end = block.bytes + ByteBlock.size
    }

    private func startStream() throws(SpreadsheetError) -> ByteBlock {
        var start = head()[...]
        let started = try DeflatingPart(name: name, level: level)
        var empty = ByteBlock()
        while !start.isEmpty {
            let piece = start.prefix(ByteBlock.size)
            piece.withUnsafeBufferPointer { piece in
                if let base = piece.baseAddress { empty.bytes.update(from: base, count: piece.count) }
            }
            empty.count = piece.count
            start = start.dropFirst(piece.count)
            empty = try started.exchange(empty)
        }
        for block in full { empty = try started.exchange(block) }
        full = []
        stream = started
        return empty
    }
}

/// A part that waits to be put into the package.
struct FinishedPart {
    enum Content {
        case blocks(head: [UInt8], [ByteBlock])
        case compressed(ScratchFile)
    }

    let name: String
    let content: Content

    func add(to archive: inout ArchiveWriter) throws(SpreadsheetError) {
        switch content {
        case .compressed(let scratch): try archive.add(name, copying: scratch)
        case .blocks(let head, let blocks):
            try head.withUnsafeBufferPointer { head throws(SpreadsheetError) in
                try archive.add(
                    name,
                    [UnsafeRawBufferPointer(head)]
                        + blocks.map { UnsafeRawBufferPointer(start: $0.bytes, count: $0.count) })
            }
        }
    }
}
