import SourceText

/// What the codes of a classification tell about their columns.
enum LayoutCodes {
    /// The clusters with those of codes in parts, 类, 款 and 项, counted off: the first code of a row is its 类, however
    /// far the row drifts. O(runs).
    ///
    /// - Parameters:
    ///   - clusters: The clusters of numbers, left to right.
    ///   - metric: How wide characters are.
    ///   - first: The index of the region's first line.
    static func counted(_ clusters: [LayoutCluster], metric: LayoutMetric, first: Int) -> [LayoutCluster] {
        var result: [LayoutCluster] = []
        var codes: [LayoutCluster] = []
        for cluster in clusters.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) {
            if cluster.isCode {
                codes.append(cluster)
            } else {
                result += parts(of: codes, metric, first) + [cluster]
                codes = []
            }
        }
        return result + parts(of: codes, metric, first)
    }

    private static func parts(
        of codes: [LayoutCluster], _ metric: LayoutMetric, _ first: Int
    ) -> [LayoutCluster] {
        guard codes.count > 1 else { return codes }
        var columns: [LayoutCluster] = []
        let rows = Dictionary(grouping: codes.flatMap(\.pieces), by: \.line)
        for line in rows.keys.sorted() {
            let row = (rows[line] ?? []).sorted { $0.characters.lowerBound < $1.characters.lowerBound }
            for (place, piece) in row.enumerated() {
                // A code in parts has three digits, and two for each further part.
                guard piece.digits == (place == 0 ? 3 : 2), place < 3 else { return codes }
                let one = LayoutCluster(
                    span: metric.span(piece), pieces: [piece], lines: LineSet(max(0, line - first)), isNumeric: true)
                if columns.indices.contains(place) {
                    columns[place].merge(one)
                } else {
                    columns.append(one)
                }
            }
        }
        return columns.count < codes.count ? columns : codes
    }

    /// The lines with each code and the name behind it as one run, where a table prints both in one cell.
    ///
    /// A column of codes leaves more room behind short codes than behind long ones; a cell of both leaves one blank, and
    /// a name that goes on does so below its code.
    ///
    /// - Parameters:
    ///   - printed: The table's printed lines, as indices.
    ///   - lines: All lines.
    ///   - heads: The runs of the table's header.
    ///   - isKnown: Whether they share a cell on the page before.
    static func joined(
        _ printed: [Int], of lines: [LayoutLine], heads: [LayoutPiece], isKnown: Bool, in bytes: Span<UInt8>
    ) -> [(Int, LayoutLine)] {
        var joined: [(Int, LayoutLine)] = []
        var alone: [(Int, LayoutLine)] = []
        var lengths: Set<Int> = []
        var shared = 0
        var apart = 0
        var near = 0
        var far = 0
        for (place, index) in printed.enumerated() {
            guard let code = lines[index].pieces.first, isCode(code) else { continue }
            guard let name = lines[index].pieces.dropFirst().first else {
                alone.append((index, lines[index].withLabel()))
                continue
            }
            guard name.kind == .text else { continue }
            let below = printed.dropFirst(place + 1).prefix { lines[$0].pieces.first.map(isCode) != true }
            let isNear = code.characters.upperBound + 1 == name.characters.lowerBound
            switch goesOn(below.map { lines[$0] }, below: code, name, in: bytes) {
            case true?: shared += 1
            case false?: apart += isNear ? 0 : 1
            case nil where isNear: near += 1
            case nil: far += 1
            }
            lengths.insert(code.characters.count)
            joined.append((index, lines[index].joiningFirstTwo(in: bytes)))
        }
        var isNamed = isKnown
        for head in heads where LayoutWords.headsCodedNames(head.bytes, in: bytes) { isNamed = true }
        if isNamed { return joined + alone }
        guard lengths.count > 1 else { return [] }
        // Where names go on below their codes, a page that is set tightly parts some of them from their codes.
        let isShared =
            shared >= fewestRows && apart * 10 <= shared
            || shared + near >= fewestRows && (apart + far) * 10 <= shared + near
        return isShared ? joined + alone : []
    }

    private static func isCode(_ piece: LayoutPiece) -> Bool {
        piece.isDigits && piece.tail == nil && [3, 5, 7].contains(piece.characters.count)
    }

    /// Whether a name goes on below its code, or left of it where codes are indented; nil where it does not go on, or
    /// its next line starts behind the code and before the name.
    private static func goesOn(
        _ lines: [LayoutLine], below code: LayoutPiece, _ name: LayoutPiece, in bytes: Span<UInt8>
    ) -> Bool? {
        guard let next = lines.lazy.compactMap(\.pieces.first).first(where: { $0.kind == .text }),
            !LayoutWords.headsSums(next, in: bytes)
        else { return nil }
        if next.characters.lowerBound < code.characters.upperBound { return true }
        return next.characters.lowerBound + 1 < name.characters.lowerBound ? nil : false
    }

    private static let fewestRows = 3
}
