extension Registry {
    /// Runs a route on a value, refinements included.
    ///
    /// - Throws: what the converters throw; a ``ConversionError`` of kind `defect` where types do not fit.
    public func run<Input: Sendable, Output: Sendable>(
        _ route: Route, on input: Input, to output: Node<Output>, context: inout ConversionContext
    ) throws -> Output {
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

    private func refinements(at node: NodeID, after edge: String) -> [ErasedRefinement] {
        refinements.values
            .filter { $0.node == node && ($0.after?.contains(edge) ?? true) }
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }
}
