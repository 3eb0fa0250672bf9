/// Gives runs to columns, in order and as near as can be.
enum LayoutNearest {
    /// The column of each run, rising, the sum of distances being the least; nil where there are fewer columns than runs.
    ///
    /// - Parameter distance: How far a run is from a column, both by index; never negative, and small enough to be added.
    /// - Complexity: O(runs × columns²).
    static func columns(
        ofRuns runs: Int, among columns: Int, distance: (_ run: Int, _ column: Int) -> Int
    ) -> [Int]? {
        guard runs <= columns else { return nil }
        guard runs > 0 else { return [] }
        var costs = Array(repeating: Array(repeating: Int.max, count: columns), count: runs)
        var back = Array(repeating: Array(repeating: 0, count: columns), count: runs)
        for run in 0..<runs {
            for column in run..<columns {
                let own = distance(run, column)
                if run == 0 {
                    costs[0][column] = own
                    continue
                }
                for before in (run - 1)..<column where costs[run - 1][before] < Int.max {
                    if costs[run - 1][before] + own < costs[run][column] {
                        costs[run][column] = costs[run - 1][before] + own
                        back[run][column] = before
                    }
                }
            }
        }
        let ends = costs[runs - 1]
        guard var column = ends.indices.min(by: { ends[$0] < ends[$1] }) else { return nil }
        var places = [column]
        for run in (1..<max(1, runs)).reversed() {
            column = back[run][column]
            places.append(column)
        }
        return places.reversed()
    }
}
