/// The functional and economic classification: codes and names, as hints.
///
/// No complete list stands in public; a code that is missing here is not an error.
public struct ClassificationCodes: Sendable {
    private var names: [String: Entry] = [:]
    private var byName: [LabelKey: [String]] = [:]

    /// What is known of a code.
    public struct Entry: Sendable, Hashable {
        /// The name in force.
        public var name: String
        /// Whether the name was seen in print.
        public var isVerified: Bool
    }

    /// No codes.
    public init() {}

    /// What is known of a code; nil where it is unknown.
    public subscript(code: String) -> Entry? { names[code] }

    /// The codes that carry a name, blanks apart, in order of the list; names repeat across 款.
    public func codes(named name: String) -> [String] { byName[Self.key(name)] ?? [] }

    /// All codes and what is known of them, by rising code. O(n log n).
    public var entries: [(code: String, entry: Entry)] {
        names.sorted { $0.key < $1.key }.map { (code: $0.key, entry: $0.value) }
    }

    /// The number of codes.
    public var count: Int { names.count }

    /// Adds the lines of a list: code, name, and `?` where the name was not seen in print.
    ///
    /// Lines that do not have this form are skipped: they are comments.
    public mutating func add(list: String) {
        // A line has some thirty bytes.
        names.reserveCapacity(names.count + list.utf8.count / 30)
        byName.reserveCapacity(byName.count + list.utf8.count / 30)
        var list = list
        list.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                add(line: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end + 1
            }
        }
    }

    private mutating func add(line: UnsafeBufferPointer<UInt8>) {
        let blank = UInt8(ascii: " ")
        guard let codeStart = line.firstIndex(where: { $0 != blank }),
            let codeEnd = line[codeStart...].firstIndex(of: blank),
            line[codeStart..<codeEnd].allSatisfy({ (0x30...0x39).contains($0) }),
            let nameStart = line[codeEnd...].firstIndex(where: { $0 != blank })
        else { return }
        let nameEnd = line[nameStart...].firstIndex(of: blank) ?? line.count
        let code = String(decoding: line[codeStart..<codeEnd], as: UTF8.self)
        let name = String(decoding: line[nameStart..<nameEnd], as: UTF8.self)
        names[code] = Entry(name: name, isVerified: line[nameEnd...].allSatisfy { $0 == blank })
        byName[Self.key(name), default: []].append(code)
    }

    /// A name as a key; full-width brackets are the one thing in which names and keys differ.
    private static func key(_ name: String) -> LabelKey {
        let fullWidth: UInt8 = 0xEF
        return name.utf8.contains(fullWidth) ? LabelKey(label: name) : LabelKey(name)
    }

    /// The names of all codes, in no order.
    package var allNames: some Sequence<String> { names.values.lazy.map(\.name) }

    /// Whether a string has the shape of a functional code: three, five or seven digits, beginning with 2.
    public static func isFunctional(_ code: String) -> Bool { hasShape(code, first: 0x32, lengths: [3, 5, 7]) }

    /// Whether a string has the shape of a departmental economic code: three or five digits, beginning with 3.
    public static func isEconomic(_ code: String) -> Bool { hasShape(code, first: 0x33, lengths: [3, 5]) }

    /// The level of a code by its length: 1 类, 2 款, 3 项; nil for other lengths.
    public static func level(of code: String) -> Int? {
        switch code.utf8.count {
        case 3: 1
        case 5: 2
        case 7: 3
        default: nil
        }
    }

    private static func hasShape(_ code: String, first: UInt8, lengths: [Int]) -> Bool {
        lengths.contains(code.utf8.count) && code.utf8.first == first
            && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
