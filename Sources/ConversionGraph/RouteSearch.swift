extension Registry {
    /// The best route: fewest losses first, then least cost, then fewest steps, then the smallest identifiers.
    ///
    /// The order is lexicographic and grows along every edge, so Dijkstra's algorithm finds its minimum, and ties
    /// are decided the same way on every run. O(E · V), for graphs of some dozens of nodes.
    ///
    /// - Parameter via: nodes that the route must pass, in order.
    /// - Throws: ``NoRoute``.
    public func route(from: NodeID, to: NodeID, via: [NodeID] = []) throws(NoRoute) -> Route {
        var edges: [Edge] = []
        var start = from
        for stop in via + [to] {
            edges += try shortest(from: start, to: stop)
            start = stop
        }
        return Route(from: from, edges: edges)
    }

    /// The nodes that can be reached from a node, itself included, sorted.
    public func reachable(from start: NodeID) -> [NodeID] {
        closure(of: start, along: { ($0.from, $0.to) })
    }

    private func shortest(from: NodeID, to: NodeID) throws(NoRoute) -> [Edge] {
        let usable = availableEdges()
        var settled: Set<NodeID> = []
        var labels: [NodeID: Label] = [from: Label()]
        while let node = labels.filter({ !settled.contains($0.key) }).min(by: {
            ($0.value, $0.key) < ($1.value, $1.key)
        }) {
            if node.key == to { return node.value.edges }
            settled.insert(node.key)
            for edge in usable where edge.from == node.key && !settled.contains(edge.to) {
                let label = node.value.extended(by: edge)
                if let known = labels[edge.to], !(label < known) { continue }
                labels[edge.to] = label
            }
        }
        throw noRoute(from: from, to: to)
    }

    private func availableEdges() -> [Edge] {
        edges.values.filter { $0.availability() == .available }.sorted { $0.id < $1.id }
    }

    private func noRoute(from: NodeID, to: NodeID) -> NoRoute {
        let reachable = reachable(from: from)
        let unavailable = edges.values.sorted { $0.id < $1.id }.compactMap { edge -> NoRoute.Unavailable? in
            guard case .unavailable(let reason, let hint) = edge.availability() else { return nil }
            return NoRoute.Unavailable(converter: edge.id, reason: reason, hint: hint)
        }
        return NoRoute(
            from: from, to: to, reachable: reachable, wouldReach: closure(of: to, along: { ($0.to, $0.from) }),
            unavailable: unavailable)
    }

    private func closure(of start: NodeID, along ends: (Edge) -> (NodeID, NodeID)) -> [NodeID] {
        var found: Set<NodeID> = [start]
        var queue = [start]
        let usable = availableEdges()
        while let node = queue.popLast() {
            for (tail, head) in usable.map(ends) where tail == node && found.insert(head).inserted {
                queue.append(head)
            }
        }
        return found.sorted()
    }
}

/// The cost of a partial route, ordered lexicographically.
private struct Label: Comparable {
    var losses = 0
    var cost = 0
    var edges: [Edge] = []

    func extended(by edge: Edge) -> Label {
        Label(losses: losses + edge.losses.count, cost: cost + edge.cost, edges: edges + [edge])
    }

    static func < (left: Label, right: Label) -> Bool {
        if left.losses != right.losses { return left.losses < right.losses }
        if left.cost != right.cost { return left.cost < right.cost }
        if left.edges.count != right.edges.count { return left.edges.count < right.edges.count }
        return left.edges.map(\.id).lexicographicallyPrecedes(right.edges.map(\.id))
    }

    static func == (left: Label, right: Label) -> Bool {
        !(left < right) && !(right < left)
    }
}
