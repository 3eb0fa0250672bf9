/// The bytes of a sheet that the scanner looks at: as many as have arrived, with a NUL byte behind them.
struct SheetWindow: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes there are.
    private(set) var count = 0

    /// The largest window: a single row can be long.
    static let maximum = 16 << 20
    /// The scanner looks a byte or two beyond the NUL byte before it stops.
    private static let padding = 16

    init() {
        capacity = 1 << 20
        memory = .allocate(capacity: capacity + Self.padding)
        memory[0] = 0
    }

    deinit { memory.deallocate() }

    /// The first byte.
    var start: UnsafePointer<UInt8> { UnsafePointer(memory) }

    /// The bytes.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    /// Adds bytes; false where the window would become too large.
    mutating func append(_ more: UnsafeRawBufferPointer) -> Bool {
        guard count + more.count < Self.maximum else { return false }
        if count + more.count + 1 > capacity { grow(count + more.count + 1) }
        if let source = more.baseAddress {
            UnsafeMutableRawPointer(memory + count).copyMemory(from: source, byteCount: more.count)
        }
        count += more.count
        memory[count] = 0
        return true
    }

    /// Drops bytes at the start.
    mutating func drop(_ dropped: Int) {
        count -= dropped
        memory.update(from: memory + dropped, count: count)
        memory[count] = 0
    }

    /// Puts a NUL byte behind a part of the window while `body` looks at it.
    mutating func ending<Result>(
        at end: Int, _ body: (UnsafePointer<UInt8>) throws(SpreadsheetError) -> Result
    ) throws(SpreadsheetError) -> Result {
        let kept = memory[end]
        memory[end] = 0
        defer { memory[end] = kept }
        return try body(UnsafePointer(memory))
    }

    /// The offset behind the last `</row>`; 0 where there is none.
    func endOfRows() -> Int {
        var at = count - 6
        while at >= 0 {
            if memory[at] == UInt8(ascii: "<"), memory[at + 1] == UInt8(ascii: "/"),
                memory[at + 2] == UInt8(ascii: "r"),
                memory[at + 3] == UInt8(ascii: "o"), memory[at + 4] == UInt8(ascii: "w"),
                memory[at + 5] == UInt8(ascii: ">")
            {
                return at + 6
            }
            at -= 1
        }
        return 0
    }

    /// The offset behind the first occurrence of a text; nil where there is none.
    func end(of text: StaticString) -> Int? {
        let length = text.utf8CodeUnitCount
        guard count >= length else { return nil }
        for at in 0...(count - length) where memory[at] == text.utf8Start[0] {
            var index = 1
            while index < length, memory[at + index] == text.utf8Start[index] { index += 1 }
            if index == length { return at + length }
        }
        return nil
    }

    private mutating func grow(_ needed: Int) {
        let larger = max(needed, capacity * 2)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
        grown.update(from: memory, count: count + 1)
        memory.deallocate()
        memory = grown
        capacity = larger
    }
}
