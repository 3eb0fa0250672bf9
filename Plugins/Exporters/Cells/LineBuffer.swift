import ConversionGraph

/// Collects lines and hands them to a sink in large pieces.
struct LineBuffer {
    /// Where the lines go.
    private(set) var sink: any ByteSink
    private let memory: Memory
    private var count = 0

    /// Memory at a fixed address, freed with the last reference.
    private final class Memory {
        var bytes: UnsafeMutablePointer<UInt8>
        var capacity: Int

        init(_ capacity: Int) {
            bytes = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        deinit { bytes.deallocate() }

        func grow(to capacity: Int, keeping count: Int) {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: bytes, count: count)
            bytes.deallocate()
            bytes = larger
            self.capacity = capacity
        }
    }

    private static let size = 256 << 10

    init(sink: any ByteSink) {
        self.sink = sink
        memory = Memory(Self.size)
    }

    /// Makes sure that so many bytes can be put without another check.
    @inline(__always)
    mutating func makeRoom(_ needed: Int) throws {
        if memory.capacity - count >= needed { return }
        try makeMoreRoom(needed)
    }

    private mutating func makeMoreRoom(_ needed: Int) throws {
        // A line that was begun stays in front.
        let whole = wholeLines
        try sink.write(UnsafeRawBufferPointer(start: memory.bytes, count: whole))
        memory.bytes.update(from: memory.bytes + whole, count: count - whole)
        count -= whole
        if memory.capacity - count < needed { memory.grow(to: count + needed, keeping: count) }
    }

    private var wholeLines: Int {
        var end = count
        while end > 0, memory.bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        return end
    }

    /// Hands over everything.
    mutating func flush() throws {
        try sink.write(UnsafeRawBufferPointer(start: memory.bytes, count: count))
        count = 0
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        (memory.bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { put($0) }
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        (memory.bytes + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Puts the inside of a JSON string; there must be room for six bytes each.
    @inline(__always)
    mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var out = memory.bytes + count
        for byte in text {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                out.pointee = byte
                out += 1
            } else {
                out += JSONText.escape(byte, at: out)
            }
        }
        count = out - memory.bytes
    }
}
