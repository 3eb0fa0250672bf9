/// The shared string table (ECMA-376 part 1, 18.4.9): one buffer of UTF-8, and where each string ends.
///
/// It is never changed once it is made, so that pointers into it hold as long as the table lives.
final class SharedStrings: Sendable {
    private let bytes: ByteStore
    private let ends: [Int]

    /// A table of strings that stand one after the other and end at these places.
    init(bytes: [UInt8] = [], ends: [Int] = []) {
        self.bytes = ByteStore(bytes)
        self.ends = ends
    }

    /// How many strings there are, empty ones included.
    var count: Int { ends.count }

    /// The UTF-8 of a string, valid as long as the table lives; empty beyond the table.
    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index >= 0, index < ends.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = index == 0 ? 0 : ends[index - 1]
        return UnsafeBufferPointer(rebasing: bytes.all[start..<ends[index]])
    }
}

/// Bytes at an address that stays the same.
///
/// Unchecked, because the compiler cannot see what holds by construction: the memory is filled in `init`, only read
/// afterwards, and freed when nobody refers to it any more.
private final class ByteStore: @unchecked Sendable {
    let all: UnsafeBufferPointer<UInt8>

    init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes)
        all = UnsafeBufferPointer(memory)
    }

    deinit { all.deallocate() }
}

/// Reads the shared string table. The counts that the part states are not looked at.
struct SharedStringsPart: XMLHandler {
    private let limits: ReadingLimits
    private var rootSeen = false
    private var isInItem = false
    private var text = RichText()
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// The table.
    var strings: SharedStrings { SharedStrings(bytes: bytes, ends: ends) }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        if isInItem {
            text.start(element)
        } else if element.isMain("si") {
            try limits.check(\.strings, "strings", ends.count + 1)
            isInItem = true
            text.clear()
        } else if !rootSeen {
            guard element.isMain("sst") else {
                throw SpreadsheetError(.unexpectedRoot, "The part is not a table of shared strings, as it should be.")
            }
        }
        rootSeen = true
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {
        guard isInItem else { return }
        if XMLElement.equals(name, "si") {
            isInItem = false
            bytes.append(contentsOf: text.bytes)
            ends.append(bytes.count)
        } else {
            text.end(name)
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {
        guard isInItem else { return }
        let count = text.text(bytes)
        if count > limits.cellTextBytes { try limits.check(\.cellTextBytes, "cell-text-bytes", count) }
    }
}
