public import ConversionGraph
import DisclosureModel

extension NoRoute {
    /// The answer for a person (exit 64): what can be reached, and which plugin would close the gap.
    public var conversionError: ConversionError {
        var hints: [String] = []
        let others = reachable.filter { $0 != from }
        hints.append(
            others.isEmpty
                ? "Nothing can be reached from \(from)." : "From \(from) one reaches \(Self.list(others)).")
        let starts = wouldReach.filter { $0 != to }
        hints.append(
            "A plugin would close the gap that converts \(Self.alternatives(reachable)) to "
                + "\(Self.alternatives(starts.isEmpty ? [to] : starts + [to])).")
        for converter in unavailable {
            hints.append("\(converter.converter) cannot run here: \(converter.reason). \(converter.hint)")
        }
        return ConversionError(
            .usage, "route.none", "There is no route from \(from) to \(to).", hint: hints.joined(separator: " "))
    }

    private static func list(_ nodes: [NodeID]) -> String {
        nodes.map(\.name).joined(separator: ", ")
    }

    private static func alternatives(_ nodes: [NodeID]) -> String {
        guard let last = nodes.last, nodes.count > 1 else { return list(nodes) }
        return list(Array(nodes.dropLast())) + " or " + last.name
    }
}
