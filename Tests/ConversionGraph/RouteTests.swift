import ConversionGraph
import DisclosureModel
import Testing

private struct Sample: Plugin {
    let manifest = PluginManifest(id: "sample", summary: "Edges for tests.")
    let edges: [(String, NodeID, NodeID, [Loss], Int)]

    func contribute(to registry: inout Registry) throws {
        for (id, from, to, losses, cost) in edges {
            try registry.add(
                Converter(id, from: Node<Int>(from), to: Node<Int>(to), losses: losses, cost: cost, summary: id) {
                    value, _ in
                    value * 10 + cost
                })
        }
    }
}

@Suite struct RouteTests {
    @Test func fewestLossesBeatCost() throws {
        let registry = try Registry(plugins: [
            Sample(edges: [("ab", "a", "b", [.spans], 1), ("ac", "a", "c", [], 50), ("cb", "c", "b", [], 50)])
        ])
        #expect(try registry.route(from: "a", to: "b").edges.map(\.id) == ["ac", "cb"])
    }

    @Test func tiesFallToTheSmallestIdentifier() throws {
        let registry = try Registry(plugins: [Sample(edges: [("z", "a", "b", [], 1), ("y", "a", "b", [], 1)])])
        #expect(try registry.route(from: "a", to: "b").edges.map(\.id) == ["y"])
    }

    @Test func viaPinsANode() throws {
        let registry = try Registry(plugins: [
            Sample(edges: [("ab", "a", "b", [], 1), ("ac", "a", "c", [], 1), ("cb", "c", "b", [], 1)])
        ])
        #expect(try registry.route(from: "a", to: "b", via: ["c"]).nodes == ["a", "c", "b"])
    }

    @Test func noRouteSaysWhatIsReachable() throws {
        let registry = try Registry(plugins: [Sample(edges: [("ab", "a", "b", [], 1), ("cd", "c", "d", [], 1)])])
        let missing = #expect(throws: NoRoute.self) { try registry.route(from: "a", to: "d") }
        #expect(missing?.reachable == ["a", "b"])
        #expect(missing?.wouldReach == ["c", "d"])
    }

    @Test func runsEdgesInOrder() throws {
        let registry = try Registry(plugins: [Sample(edges: [("ab", "a", "b", [], 2), ("bc", "b", "c", [], 3)])])
        var context = registry.context()
        let route = try registry.route(from: "a", to: "c")
        #expect(try registry.run(route, on: 1, to: Node<Int>("c"), context: &context) == 123)
    }
}
