extension Registry {
    /// The graph in Graphviz's language: boxes are formats, ellipses representations; unavailable edges are dashed.
    public func dot() -> String {
        var lines = ["digraph tabularium {", "  rankdir=LR;", "  node [fontname=\"sans-serif\"];"]
        for node in nodes {
            lines.append("  \"\(node)\" [shape=\(formats[node] == nil ? "ellipse" : "box")];")
        }
        for edge in sortedEdges {
            let style = edge.availability() == .available ? "solid" : "dashed"
            lines.append("  \"\(edge.from)\" -> \"\(edge.to)\" [label=\"\(label(of: edge))\", style=\(style)];")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// The graph in Mermaid's language.
    public func mermaid() -> String {
        var lines = ["flowchart LR"]
        for node in nodes {
            lines.append(formats[node] == nil ? "  \(key(node))([\(node)])" : "  \(key(node))[\(node)]")
        }
        for edge in sortedEdges {
            let arrow = edge.availability() == .available ? "-->" : "-.->"
            lines.append("  \(key(edge.from)) \(arrow)|\(label(of: edge))| \(key(edge.to))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The edges by start, end, and identifier.
    public var sortedEdges: [Edge] {
        edges.values.sorted { ($0.from, $0.to, $0.id) < ($1.from, $1.to, $1.id) }
    }

    private func label(of edge: Edge) -> String {
        edge.losses.isEmpty ? edge.id : edge.id + " loses " + edge.losses.map(\.name).joined(separator: ", ")
    }

    private func key(_ node: NodeID) -> String {
        "n_" + node.name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }
}
