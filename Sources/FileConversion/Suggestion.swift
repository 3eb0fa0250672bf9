/// What the user may have meant.
public enum Suggestion {
    /// The known name nearest to a mistyped one; nil where none is near. Ties go to the smaller name.
    public static func nearest(to name: String, among known: [String]) -> String? {
        let bound = max(1, name.unicodeScalars.count / 3 + 1)
        let candidates = known.map { (distance: distance(name.lowercased(), $0.lowercased()), name: $0) }
        return candidates.filter { $0.distance <= bound }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// A sentence that names the nearest name, or else all that are known.
    public static func sentence(for name: String, among known: [String], what: String) -> String {
        if let nearest = nearest(to: name, among: known) { return "Did you mean \(nearest)?" }
        return known.isEmpty ? "No \(what) is known." : "The \(what)s known are \(known.joined(separator: ", "))."
    }

    /// The distance of Damerau and Levenshtein, adjacent letters exchanged counting as one step. O(n · m).
    static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.unicodeScalars.prefix(64))
        let b = Array(right.unicodeScalars.prefix(64))
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let same = a[i - 1] == b[j - 1]
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
