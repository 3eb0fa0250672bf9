import ConversionGraph
import TerminalReport

/// Edges and routes as tables.
struct RouteReport {
    let registry: Registry
    let style: TerminalStyle

    /// The edges that leave a node and those that reach one, or all.
    func edges(from: NodeID?, to: NodeID?) -> [String] {
        let edges = registry.sortedEdges.filter { edge in
            (from.map { $0 == edge.from } ?? true) && (to.map { $0 == edge.to } ?? true)
        }
        let formats = registry.formats.keys.sorted().map(\.name).joined(separator: ", ")
        return ["Formats: \(formats)", ""] + table(edges)
    }

    /// A route, step by step, and why it was chosen.
    func lines(for route: Route) -> [String] {
        var lines = [style.paint(route.nodes.map(\.name).joined(separator: " → "), .strong), ""]
        if route.edges.isEmpty { return [lines[0], "", "Start and end are the same; nothing is done."] }
        lines += table(route.edges)
        let losses = route.losses.map(\.name).joined(separator: ", ")
        lines += [
            "",
            route.losses.isEmpty
                ? "Nothing is lost, at a cost of \(route.cost)."
                : "Lost on the way: \(losses), at a cost of \(route.cost).",
            "Of all routes it loses the least, and of those it is the cheapest.",
        ]
        return lines
    }

    private func table(_ edges: [Edge]) -> [String] {
        var table = TextTable([
            .init("from"), .init("to"), .init("converter"), .init("cost", .right), .init("loses"), .init("plugin"),
            .init("not here because"),
        ])
        for edge in edges {
            var reason = ""
            if case .unavailable(let why, let hint) = edge.availability() { reason = "\(why): \(hint)" }
            table.add([
                edge.from.name, edge.to.name, edge.id, String(edge.cost),
                edge.losses.map(\.name).joined(separator: ", "), edge.plugin, reason,
            ])
        }
        return table.lines(style: style)
    }
}
