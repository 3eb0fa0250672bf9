public import DisclosureModel

/// A converter as the route search sees it: the types are erased here, at the rim, and checked when it runs.
public struct Edge: Sendable {
    /// The converter's identifier.
    public let id: String
    /// Where it starts.
    public let from: NodeID
    /// Where it ends.
    public let to: NodeID
    /// What it cannot carry over, sorted.
    public let losses: [Loss]
    /// What it takes, relative to others.
    public let cost: Int
    /// What it does, in a sentence.
    public let summary: String
    /// The plugin that contributed it.
    public let plugin: String
    /// Whether it can run here.
    public let availability: @Sendable () -> Availability

    /// Reads ahead what it will need, as far as that is known; nil where it needs nothing.
    package let readAhead: (@Sendable (ConversionContext) -> Void)?
    /// Converts a value of ``from`` into one of ``to``; throws `graph.type` for a value of another type.
    package let run: @Sendable (any Sendable, inout ConversionContext) throws -> any Sendable

    init<Input, Output>(_ converter: Converter<Input, Output>, plugin: String) {
        id = converter.id
        from = converter.from.id
        to = converter.to.id
        losses = converter.losses.sorted()
        cost = max(1, converter.cost)
        summary = converter.summary
        availability = converter.availability
        readAhead = converter.readAhead
        self.plugin = plugin
        run = { value, context in
            guard let input = value as? Input else {
                throw ConversionError(
                    .defect, "graph.type", "The converter \(converter.id) was handed a value of another type.")
            }
            return try converter.convert(input, &context)
        }
    }
}

/// A refinement with its type erased.
package struct ErasedRefinement: Sendable {
    /// Its name, unique among refinements.
    package let id: String
    /// The node whose values it refines.
    package let node: NodeID
    /// The converters after which it runs, by identifier; nil for all.
    package let after: Set<String>?
    /// Lower runs first; 100 is usual.
    package let order: Int
    /// What it does, in a sentence.
    package let summary: String
    /// The plugin that contributed it.
    package let plugin: String
    /// Reads ahead what it will need, as far as that is known; nil where it needs nothing.
    package let readAhead: (@Sendable (ConversionContext) -> Void)?
    /// Refines a value of the node; throws `graph.type` for a value of another type.
    package let run: @Sendable (any Sendable, inout ConversionContext) throws -> any Sendable

    init<Value>(_ refinement: Refinement<Value>, plugin: String) {
        id = refinement.id
        node = refinement.node.id
        after = refinement.after
        order = refinement.order
        summary = refinement.summary
        readAhead = refinement.readAhead
        self.plugin = plugin
        run = { value, context in
            guard var typed = value as? Value else {
                throw ConversionError(
                    .defect, "graph.type", "The refinement \(refinement.id) was handed a value of another type.")
            }
            try refinement.apply(&typed, &context)
            return typed
        }
    }
}
