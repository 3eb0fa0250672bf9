import ConversionGraph

/// Collects lines and hands them to a sink in large pieces.
struct LineBuffer {
    /// Where the lines go.
    private(set) var sink: any ByteSink
    private let memory: Memory
    private var count = 0

    /// Memory that is freed with the last reference.
    private final class Memory {
        let bytes: UnsafeMutablePointer<UInt8>
        let capacity: Int

        init(_ capacity: Int) {
            bytes = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        deinit { bytes.deallocate() }
    }

    private static let size = 256 << 10
    /// Where a line that does not fit the buffer is made.
    private var large: Memory?

    init(sink: any ByteSink) {
        self.sink = sink
        memory = Memory(Self.size)
    }

    /// The place for a line of at most so many bytes.
    @inline(__always)
    mutating func room(_ needed: Int) throws -> UnsafeMutablePointer<UInt8> {
        if large == nil, memory.capacity - count >= needed { return memory.bytes + count }
        return try makeRoom(needed)
    }

    /// Takes the line that was made in the last ``room(_:)``.
    @inline(__always)
    mutating func commit(_ line: LineCursor) {
        count = line.position - (large ?? memory).bytes
    }

    /// Hands over everything.
    mutating func flush() throws {
        try sink.write(UnsafeRawBufferPointer(start: (large ?? memory).bytes, count: count))
        large = nil
        count = 0
    }

    private mutating func makeRoom(_ needed: Int) throws -> UnsafeMutablePointer<UInt8> {
        try flush()
        if needed > memory.capacity {
            let memory = Memory(needed)
            large = memory
            return memory.bytes
        }
        return memory.bytes
    }
}

/// Up to eight ASCII characters, such as a row's number or a column's letters, as one number.
struct ShortText {
    fileprivate let bytes: UInt64
    fileprivate let count: Int

    /// The first eight bytes of a text.
    init(_ text: String) {
        var bytes: UInt64 = 0
        var count = 0
        for byte in text.utf8.prefix(8) {
            bytes |= UInt64(byte) << UInt64(8 * count)
            count += 1
        }
        self.bytes = bytes
        self.count = count
    }
}

/// Where the next byte of a line goes. Whoever makes one has seen to it that there is room.
struct LineCursor {
    /// The place of the next byte.
    private(set) var position: UnsafeMutablePointer<UInt8>

    init(_ position: UnsafeMutablePointer<UInt8>) { self.position = position }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        position.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        position += text.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func put(_ text: ShortText) {
        UnsafeMutableRawPointer(position).storeBytes(of: text.bytes.littleEndian, as: UInt64.self)
        position += text.count
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        position.update(from: start, count: bytes.count)
        position += bytes.count
    }

    mutating func put(_ number: Int) {
        for byte in String(number).utf8 {
            position.pointee = byte
            position += 1
        }
    }

    /// Puts a text before, the inside of a JSON string, and its closing quote.
    @inline(__always)
    mutating func putQuoted(_ before: StaticString, _ text: UnsafeBufferPointer<UInt8>) {
        put(before)
        put(escaping: text)
        position.pointee = UInt8(ascii: "\"")
        position += 1
    }

    /// Puts the inside of a JSON string; it takes at most six bytes for each of the text.
    @inline(__always)
    mutating func put(escaping text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if JSONText.isPlain(byte) {
                position.pointee = byte
                position += 1
                index += 1
            } else {
                let escape = JSONText.escape(text, at: index, to: position)
                position += escape.written
                index += escape.read
            }
        }
    }
}
