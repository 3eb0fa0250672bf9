/// Something that a conversion cannot carry over, by name, so that a route can explain itself.
///
/// Names are open; those below are what the built-in converters use.
public struct Loss: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it is printed.
    public let name: String
    /// Makes a loss.
    public init(stringLiteral value: String) { name = value }
    /// The name as it is printed.
    public var description: String { name }
    /// Orders by the bytes of the name.
    public static func < (left: Loss, right: Loss) -> Bool {
        left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }

    /// What the numbers mean: forms, columns, codes.
    public static let meaning: Loss = "meaning"
    /// Text outside tables.
    public static let narrative: Loss = "narrative"
    /// Cells that span rows or columns.
    public static let spans: Loss = "spans"
    /// Typed values.
    public static let types: Loss = "types"
    /// Notes, repairs and checks.
    public static let annotations: Loss = "annotations"
    /// Places in the source.
    public static let locators: Loss = "locators"
    /// Fonts, indents, column widths.
    public static let layout: Loss = "layout"
}

/// Whether a converter can run on this machine.
public enum Availability: Hashable, Sendable {
    /// It can.
    case available
    /// It cannot, and what would help.
    case unavailable(reason: String, hint: String)
}

/// A typed edge of the graph: turns a value at one node into a value at another.
public struct Converter<Input: Sendable, Output: Sendable>: Sendable {
    /// The converter's identifier, unique in the registry.
    public let id: String
    /// Where it starts.
    public let from: Node<Input>
    /// Where it ends.
    public let to: Node<Output>
    /// What it cannot carry over.
    public let losses: [Loss]
    /// What it takes, relative to others; 10 is usual, more is slower.
    public let cost: Int
    /// What it does, in a sentence.
    public let summary: String
    /// Whether it can run here; asked each time routes are searched.
    public let availability: @Sendable () -> Availability
    /// Reads what the work needs besides its input, such as data files; nil where it needs nothing.
    ///
    /// Runs on another thread while the steps before this one are at work, or not at all: a head start, and nothing that
    /// `convert` may rely on. What fails in it must fail again in `convert`, which reports it.
    public let readAhead: (@Sendable (ConversionContext) -> Void)?
    /// Does the work.
    public let convert: @Sendable (Input, inout ConversionContext) throws -> Output

    /// Declares a converter.
    public init(
        _ id: String, from: Node<Input>, to: Node<Output>, losses: [Loss] = [], cost: Int = 10, summary: String,
        availability: @escaping @Sendable () -> Availability = { .available },
        readAhead: (@Sendable (ConversionContext) -> Void)? = nil,
        convert: @escaping @Sendable (Input, inout ConversionContext) throws -> Output
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.losses = losses
        self.cost = cost
        self.summary = summary
        self.availability = availability
        self.readAhead = readAhead
        self.convert = convert
    }
}

/// A step that works on a value in place whenever a conversion passes its node: verification, redaction.
///
/// Refinements of a node run in order of `order`, then of their identifiers.
public struct Refinement<Value: Sendable>: Sendable {
    /// The refinement's identifier, unique in the registry.
    public let id: String
    /// The node it works at.
    public let node: Node<Value>
    /// The converters after which it runs, by identifier; nil for all.
    public let after: Set<String>?
    /// Lower runs first; 100 is usual.
    public let order: Int
    /// What it does, in a sentence.
    public let summary: String
    /// Reads what the work needs besides the value, as ``Converter/readAhead`` does; nil where it needs nothing.
    public let readAhead: (@Sendable (ConversionContext) -> Void)?
    /// Does the work.
    public let apply: @Sendable (inout Value, inout ConversionContext) throws -> Void

    /// Declares a refinement.
    public init(
        _ id: String, at node: Node<Value>, after: Set<String>? = nil, order: Int = 100, summary: String,
        readAhead: (@Sendable (ConversionContext) -> Void)? = nil,
        apply: @escaping @Sendable (inout Value, inout ConversionContext) throws -> Void
    ) {
        self.id = id
        self.node = node
        self.after = after
        self.order = order
        self.summary = summary
        self.readAhead = readAhead
        self.apply = apply
    }
}
