public import DisclosureModel

/// Which format a file is in, and why.
public struct Detection: Sendable {
    /// The chosen format.
    public let format: NodeID
    /// How sure the choice is, 0 to 100.
    public let score: Int
    /// What spoke for it.
    public let reason: String
    /// What else was possible, best first.
    public let others: [Candidate]
    /// A tie or a low score, said aloud.
    public let diagnostics: [Diagnostic]

    /// A format that was considered.
    public struct Candidate: Sendable, Hashable {
        /// The format.
        public let format: NodeID
        /// How strongly the bytes speak for it.
        public let score: Int
        /// What was seen.
        public let reason: String
    }
}

extension Registry {
    /// Recognises the format of a file by its content, then by its extension.
    ///
    /// Every probe answers; the highest score wins, and of two formats where one specialises the other the special
    /// one, if its score is at least 50. The extension decides only between equals and where no probe answers; where it
    /// names neither, the more general one wins.
    ///
    /// - Throws: ``ConversionError`` (exit 65) with code `format.unknown` where nothing fits.
    public func detect(_ input: ProbeInput) throws -> Detection {
        let byExtension = formatsByExtension(of: input.name)
        var candidates = formats.values.compactMap { format -> Detection.Candidate? in
            guard let result = format.probe(input), result.score > 0 else { return nil }
            return Detection.Candidate(format: format.id, score: result.score, reason: result.reason)
        }
        if candidates.isEmpty {
            candidates = byExtension.map {
                Detection.Candidate(format: $0, score: 20, reason: "the extension, and nothing in the content")
            }
        }
        candidates.sort { left, right in
            if specialises(left.format, right.format), left.score >= 50 { return true }
            if specialises(right.format, left.format), right.score >= 50 { return false }
            if left.score != right.score { return left.score > right.score }
            let named = (byExtension.contains(left.format), byExtension.contains(right.format))
            if named.0 != named.1 { return named.0 }
            if specialises(right.format, left.format) { return true }
            if specialises(left.format, right.format) { return false }
            return left.format < right.format
        }
        guard let best = candidates.first else { throw unknownFormat(input) }
        return Detection(
            format: best.format, score: best.score, reason: best.reason, others: Array(candidates.dropFirst()),
            diagnostics: doubts(about: best, among: candidates, byExtension: byExtension))
    }

    /// The formats of an extension, those that nothing reads left out.
    private func formatsByExtension(of name: String) -> [NodeID] {
        guard let dot = name.lastIndex(of: ".") else { return [] }
        let ending = name[name.index(after: dot)...].lowercased()
        let read = Set(edges.values.map(\.from))
        return formats.values.filter { $0.extensions.contains(ending) && read.contains($0.id) }.map(\.id).sorted()
    }

    private func specialises(_ format: NodeID, _ other: NodeID) -> Bool {
        var current = formats[format]?.specialises
        var steps = 0
        while let parent = current, steps < 16 {
            if parent == other { return true }
            current = formats[parent]?.specialises
            steps += 1
        }
        return false
    }

    private func doubts(
        about best: Detection.Candidate, among candidates: [Detection.Candidate], byExtension: [NodeID]
    ) -> [Diagnostic] {
        var doubts: [Diagnostic] = []
        if let tie = candidates.dropFirst().first(where: {
            $0.score == best.score && !specialises(best.format, $0.format) && !specialises($0.format, best.format)
        }),
            byExtension != [best.format]
        {
            doubts.append(
                Diagnostic(
                    .warning, "format.ambiguous",
                    "The content fits \(best.format) and \(tie.format) equally well; it is read as \(best.format).",
                    hint: "Settle it with --from."))
        }
        if best.score < 25 {
            doubts.append(
                Diagnostic(
                    .warning, "format.uncertain",
                    "The format \(best.format) is little more than a guess: \(best.reason).",
                    hint: "Settle it with --from."))
        }
        return doubts
    }

    private func unknownFormat(_ input: ProbeInput) -> ConversionError {
        let known = formats.keys.sorted().map(\.name).joined(separator: ", ")
        return ConversionError(
            .data, "format.unknown",
            input.count == 0
                ? "\(input.name) is empty." : "The format of \(input.name) is not recognised by content or extension.",
            hint: input.count == 0
                ? "Check how the file was made or fetched." : "The formats known are \(known); settle it with --from.")
    }
}
