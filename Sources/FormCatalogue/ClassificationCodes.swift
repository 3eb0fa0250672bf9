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
    public func codes(named name: String) -> [String] { byName[LabelKey(name)] ?? [] }

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
        for line in list.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
            guard fields.count >= 2, fields[0].allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            let (code, name) = (String(Substring(fields[0])), String(Substring(fields[1])))
            names[code] = Entry(name: name, isVerified: fields.count < 3)
            byName[LabelKey(name), default: []].append(code)
        }
    }

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
