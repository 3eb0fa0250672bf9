/// Why a workbook cannot be read or written.
///
/// One type for the whole library: a stable code for machines, a sentence for people, and as far as known the part
/// of the package and the place in it.
public struct SpreadsheetError: Error, Hashable, Sendable {
    /// The stable code: lower-case words joined by dots (`workbook.encrypted`), never reused for another meaning.
    public var code: Code
    /// One sentence for a person.
    public var message: String
    /// The name of the part (`/xl/worksheets/sheet1.xml`), where one is concerned.
    public var part: String?
    /// The place in the part: a cell reference (`B7`) or a line of its XML (`line 12`).
    public var place: String?
    /// What the reader of the message can do about it.
    public var hint: String?
    /// The bound that was exceeded, where the code is ``Code/limitExceeded``.
    public var excess: Excess?

    /// Makes an error.
    public init(_ code: Code, _ message: String, part: String? = nil, place: String? = nil, hint: String? = nil) {
        self.code = code
        self.message = message
        self.part = part
        self.place = place
        self.hint = hint
    }

    /// A stable code; open, so that a later version can add one without breaking a `switch`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code as it is printed.
        public let description: String
        /// Makes a code.
        public init(_ description: String) { self.description = description }
    }

    /// A bound that was exceeded.
    public struct Excess: Hashable, Sendable {
        /// The limit's name, such as `cells`.
        public let limit: String
        /// The bound in force.
        public let bound: Int
        /// At least this much was found.
        public let found: Int
    }
}

extension SpreadsheetError: CustomStringConvertible {
    /// `xml.malformed: xl/workbook.xml, line 3, column 17: …`
    public var description: String {
        let location = [part, place].compactMap { $0 }.joined(separator: ", ")
        return location.isEmpty ? "\(code): \(message)" : "\(code): \(location): \(message)"
    }
}
