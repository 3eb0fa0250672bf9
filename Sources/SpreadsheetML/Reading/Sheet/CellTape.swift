/// The cells of a sheet in a compact form, in the order of the file, until the whole part is known to be sound.
///
/// A part shows its faults at the end (a missing tag, a wrong checksum), and merged ranges stand behind the cells, so
/// cells wait here before anybody sees them. An entry is six bytes and the value.
final class CellTape {
    /// The bytes before a cell's value: kind and flags, length, column, style.
    static let header = 6

    private static let rowMark: UInt8 = 0xFF
    private static let formulaFlag: UInt8 = 0x10
    private static let mistypedFlag: UInt8 = 0x20
    private static let longFlag: UInt8 = 0x40
    private static let chunkSize = 1 << 20

    private var chunks: [UnsafeMutableRawPointer] = []
    private var used: [Int] = []
    private var cursor: UnsafeMutableRawPointer?
    private var limit: UnsafeMutableRawPointer?
    private var row = 0
    private var column = 0
    /// Whether places rose all the way.
    private(set) var isOrdered = true

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// Room for an entry of so many bytes; ``commit(_:)`` says how many were used.
    @inline(__always)
    func room(_ count: Int) -> UnsafeMutableRawPointer {
        if let cursor, let limit, limit - cursor >= count { return cursor }
        return grow(count)
    }

    @inline(__always)
    func commit(_ count: Int) {
        cursor = cursor.map { $0 + count }
    }

    /// Starts a row.
    func startRow(_ row: Int, isHidden: Bool) {
        if row <= self.row { isOrdered = false }
        self.row = row
        column = 0
        let entry = room(8)
        entry.storeBytes(of: Self.rowMark, as: UInt8.self)
        entry.storeBytes(of: isHidden ? 1 : 0, toByteOffset: 1, as: UInt8.self)
        entry.storeBytes(of: UInt32(truncatingIfNeeded: row), toByteOffset: 4, as: UInt32.self)
        commit(8)
    }

    /// Completes an entry whose value stands behind its header already, at most 255 bytes of it.
    @inline(__always)
    func finishCell(
        _ entry: UnsafeMutableRawPointer, kind: CellEvent.Kind, column: Int, style: Int, count: Int, hasFormula: Bool
    ) {
        if column <= self.column { isOrdered = false }
        self.column = column
        entry.storeBytes(of: kind.rawValue | (hasFormula ? Self.formulaFlag : 0), as: UInt8.self)
        entry.storeBytes(of: UInt8(truncatingIfNeeded: count), toByteOffset: 1, as: UInt8.self)
        entry.storeBytes(of: UInt16(truncatingIfNeeded: column), toByteOffset: 2, as: UInt16.self)
        entry.storeBytes(of: UInt16(truncatingIfNeeded: min(style, 0xFFFF)), toByteOffset: 4, as: UInt16.self)
        commit(Self.header + count)
    }

    /// Adds a cell.
    func cell(
        kind: CellEvent.Kind, column: Int, style: Int, bytes: UnsafeBufferPointer<UInt8>, hasFormula: Bool,
        isMistyped: Bool = false
    ) {
        let isLong = bytes.count > 255
        let start = Self.header + (isLong ? 4 : 0)
        let entry = room(start + bytes.count)
        if column <= self.column { isOrdered = false }
        self.column = column
        let flags =
            (hasFormula ? Self.formulaFlag : 0) | (isMistyped ? Self.mistypedFlag : 0) | (isLong ? Self.longFlag : 0)
        entry.storeBytes(of: kind.rawValue | flags, as: UInt8.self)
        entry.storeBytes(of: isLong ? 0 : UInt8(truncatingIfNeeded: bytes.count), toByteOffset: 1, as: UInt8.self)
        entry.storeBytes(of: UInt16(truncatingIfNeeded: column), toByteOffset: 2, as: UInt16.self)
        entry.storeBytes(of: UInt16(truncatingIfNeeded: min(style, 0xFFFF)), toByteOffset: 4, as: UInt16.self)
        if isLong {
            entry.storeBytes(of: UInt32(truncatingIfNeeded: bytes.count), toByteOffset: 6, as: UInt32.self)
        }
        if let source = bytes.baseAddress {
            (entry + start).copyMemory(from: source, byteCount: bytes.count)
        }
        commit(start + bytes.count)
    }

    /// Plays the entries to a sink, in the order in which they were added.
    func replay(into sink: inout some CellSink) throws {
        seal()
        var row = 0
        for (chunk, used) in zip(chunks, used) {
            var position = UnsafeRawPointer(chunk)
            let end = position + used
            while position < end {
                let mark = position.load(as: UInt8.self)
                if mark == Self.rowMark {
                    row = Int(position.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                    try sink.row(row, isHidden: position.load(fromByteOffset: 1, as: UInt8.self) == 1)
                    position += 8
                } else {
                    try sink.cell(Self.event(&position, mark: mark, row: row))
                }
            }
        }
    }

    @inline(__always)
    private static func event(_ position: inout UnsafeRawPointer, mark: UInt8, row: Int) -> CellEvent {
        var count = Int(position.load(fromByteOffset: 1, as: UInt8.self))
        let column = Int(position.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        let style = Int(position.loadUnaligned(fromByteOffset: 4, as: UInt16.self))
        var start = position + header
        if mark & longFlag != 0 {
            count = Int(start.loadUnaligned(as: UInt32.self))
            start += 4
        }
        position = start + count
        let kind = CellEvent.Kind(rawValue: mark & 0x0F) ?? .blank
        return CellEvent(
            row: row, column: column, kind: kind, style: style, hasFormula: mark & formulaFlag != 0,
            isMistyped: mark & mistypedFlag != 0,
            stringIndex: kind == .sharedString ? Int(start.loadUnaligned(as: UInt32.self)) : 0,
            bytes: UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
    }

    private func seal() {
        guard let cursor, let chunk = chunks.last, !used.isEmpty else { return }
        used[used.count - 1] = cursor - chunk
    }

    private func grow(_ count: Int) -> UnsafeMutableRawPointer {
        seal()
        let size = max(Self.chunkSize, count)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        chunks.append(chunk)
        used.append(0)
        cursor = chunk
        limit = chunk + size
        return chunk
    }
}
