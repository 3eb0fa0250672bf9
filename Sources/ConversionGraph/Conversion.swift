import Dispatch

extension Registry {
    /// Runs a route on a value, refinements included.
    ///
    /// - Throws: what the converters throw; a ``ConversionError`` of kind `defect` where types do not fit.
    public func run<Input: Sendable, Output: Sendable>(
        _ route: Route, on input: Input, to output: Node<Output>, context: inout ConversionContext
    ) throws -> Output {
        let reading = readAhead(of: route, context)
        defer { reading?.wait() }
        var value: any Sendable = input
        for edge in route.edges {
            value = try edge.run(value, &context)
            for refinement in refinements(at: edge.to, after: edge.id) {
                value = try refinement.run(value, &context)
            }
        }
        guard let result = value as? Output else {
            throw ConversionError(
                .defect, "graph.type", "The route to \(route.to) ended in a value of another type than \(output.id).")
        }
        return result
    }

    /// Reads what the steps of any route need besides their input, so that it is there when a conversion asks for it.
    package func readAhead() {
        let context = context()
        for id in edges.keys.sorted() { edges[id]?.readAhead?(context) }
        for id in refinements.keys.sorted() { refinements[id]?.readAhead?(context) }
    }

    /// Lets the later steps read what they need besides their input; nil where none does.
    private func readAhead(of route: Route, _ context: ConversionContext) -> DispatchWorkItem? {
        let work =
            route.edges.dropFirst().compactMap(\.readAhead)
            + route.edges.flatMap { refinements(at: $0.to, after: $0.id).compactMap(\.readAhead) }
        guard !work.isEmpty else { return nil }
        let item = DispatchWorkItem { for read in work { read(context) } }
        DispatchQueue.global().async(execute: item)
        return item
    }

    private func refinements(at node: NodeID, after edge: String) -> [ErasedRefinement] {
        refinements.values
            .filter { $0.node == node && ($0.after?.contains(edge) ?? true) }
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }
}
