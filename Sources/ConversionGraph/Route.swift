/// A way through the graph: the edges in order, and what they lose and take together.
public struct Route: Sendable {
    /// Where it starts.
    public let from: NodeID
    /// The edges, in order; empty when start and end are the same node.
    public let edges: [Edge]

    /// A route of these edges.
    public init(from: NodeID, edges: [Edge]) {
        self.from = from
        self.edges = edges
    }

    /// Where it ends.
    public var to: NodeID { edges.last?.to ?? from }
    /// The nodes it passes, both ends included.
    public var nodes: [NodeID] { [from] + edges.map(\.to) }
    /// What is lost on the way, without repetition, sorted.
    public var losses: [Loss] { Set(edges.flatMap(\.losses)).sorted() }
    /// What it takes together.
    public var cost: Int { edges.reduce(0) { $0 + $1.cost } }
}

/// Why there is no route, and what would help.
public struct NoRoute: Error, Sendable, Hashable {
    /// Where the route should start.
    public let from: NodeID
    /// Where it should end.
    public let to: NodeID
    /// The nodes that can be reached from the start, sorted.
    public let reachable: [NodeID]
    /// The nodes from which the end can be reached, sorted.
    public let wouldReach: [NodeID]
    /// Converters that would have helped but cannot run here: identifier, reason and hint.
    public let unavailable: [Unavailable]

    /// A converter that cannot run on this machine.
    public struct Unavailable: Sendable, Hashable {
        /// The converter's identifier.
        public let converter: String
        /// Why it cannot run.
        public let reason: String
        /// What would make it run.
        public let hint: String
    }
}
