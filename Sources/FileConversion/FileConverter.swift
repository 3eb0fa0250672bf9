public import ConversionGraph
public import DisclosureModel

/// Takes an input through the graph: recognises its format, finds the route, runs it.
public struct FileConverter: Sendable {
    /// What the plugins contribute.
    public let registry: Registry
    /// The input's format where the user settled it; nil to recognise it.
    public var from: NodeID?
    /// The nodes that the route must pass, in order.
    public var via: [NodeID]

    /// A converter over these plugins.
    public init(registry: Registry, from: NodeID? = nil, via: [NodeID] = []) {
        self.registry = registry
        self.from = from
        self.via = via
    }

    /// Works on an input in its format; how that was recognised and doubts about it are reported.
    ///
    /// A doubt is news only where the work succeeds: where it fails on the data, the failure says what the doubt feared,
    /// and its hint how to settle it.
    ///
    /// - Throws: ``ConversionError`` (exit 65) with code `input.empty`, whatever the format, or `format.unknown`; what
    ///   the work throws.
    public func reading<Result>(
        _ input: InputFile, context: inout ConversionContext,
        _ work: (NodeID, inout ConversionContext) throws -> Result
    ) throws -> Result {
        let (format, doubts) = try format(of: input, context: &context)
        do {
            let result = try work(format, &context)
            for doubt in doubts { context.report(doubt) }
            return result
        } catch var error as ConversionError {
            let hint = error.diagnostic.hint
            if error.kind == .data, !doubts.isEmpty, hint?.contains("--from") != true {
                let doubt = "That it is \(format) was a guess; settle it with --from."
                error.diagnostic.hint = hint.map { "\($0) \(doubt)" } ?? doubt
            }
            throw error
        }
    }

    /// The input's format, and doubts about it.
    private func format(
        of input: InputFile, context: inout ConversionContext
    ) throws -> (format: NodeID, doubts: [Diagnostic]) {
        guard !input.bytes.isEmpty else {
            throw ConversionError(
                .data, "input.empty", "\(input.content.name) is empty.",
                hint: "Check how the file was made or fetched.")
        }
        if let from { return (from, []) }
        let detection = try registry.detect(ProbeInput(name: input.content.name, bytes: input.bytes))
        context.report(
            Diagnostic(
                .note, "format.recognised",
                "\(input.content.name) is read as \(detection.format): \(detection.reason)."))
        return (detection.format, detection.diagnostics)
    }

    /// The route from a format. Where start and end are the same it passes the meaning, if it can: converting JSON to
    /// JSON checks it and writes it canonically, and does not copy it.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `route.none`, which names what is reachable.
    public func route(from format: NodeID, to target: NodeID) throws -> Route {
        if format == target, via.isEmpty {
            let round = try? registry.route(from: format, to: target, via: [Node.disclosure.id])
            if let round { return round }
        }
        do {
            return try registry.route(from: format, to: target, via: via)
        } catch {
            throw error.conversionError
        }
    }

    /// What an input becomes.
    public struct Result: Sendable {
        /// The route that was taken.
        public let route: Route
        /// The output.
        public let content: FileContent
        /// What the input means, where the route passes the meaning.
        public let document: DisclosureDocument?
    }

    /// Converts an input to a format.
    ///
    /// - Throws: what recognition of the format, the route search and the converters throw.
    public func convert(_ input: InputFile, to format: NodeID, context: inout ConversionContext) throws -> Result {
        try reading(input, context: &context) { source, context in
            try convert(input, from: source, to: format, context: &context)
        }
    }

    private func convert(
        _ input: InputFile, from source: NodeID, to format: NodeID, context: inout ConversionContext
    ) throws -> Result {
        let route = try route(from: source, to: format)
        let meaning = Node.disclosure.id
        guard let middle = route.edges.firstIndex(where: { $0.to == meaning }) else {
            let content = try registry.run(route, on: input.content, to: .format(format), context: &context)
            return Result(route: route, content: content, document: nil)
        }
        let first = Route(from: route.from, edges: Array(route.edges[...middle]))
        let document = try registry.run(first, on: input.content, to: .disclosure, context: &context)
        let rest = Route(from: meaning, edges: Array(route.edges[(middle + 1)...]))
        let content = try registry.run(rest, on: document, to: .format(format), context: &context)
        return Result(route: route, content: content, document: document)
    }

    /// Reads an input as far as a representation.
    ///
    /// - Throws: what recognition of the format, the route search and the converters throw.
    public func read<Value>(
        _ input: InputFile, as node: Node<Value>, context: inout ConversionContext
    ) throws -> Value {
        try reading(input, context: &context) { format, context in
            try registry.run(try route(from: format, to: node.id), on: input.content, to: node, context: &context)
        }
    }
}
