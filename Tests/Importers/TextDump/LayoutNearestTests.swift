import TestSupport
import Testing

@testable import TextDumpImporter

/// Runs are given to columns as a search through all ways would give them.
@Suite struct LayoutNearestTests {
    @Test("No other choice of columns has a lesser sum of distances", arguments: 0..<60 as Range<UInt64>)
    func isTheBest(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let columns = (0..<(1 + random.below(6))).map { _ in random.below(40) }.sorted()
        let runs = (0..<random.below(columns.count + 1)).map { _ in random.below(40) }.sorted()
        func cost(_ places: [Int]) -> Int { zip(runs, places).reduce(0) { $0 + abs($1.0 - columns[$1.1]) } }
        let found = try #require(
            LayoutNearest.columns(ofRuns: runs.count, among: columns.count) { abs(runs[$0] - columns[$1]) })
        #expect(found.count == runs.count && zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
        #expect(cost(found) == Self.choices(runs.count, of: columns.count).map(cost).min())
    }

    @Test("More runs than columns have no places")
    func tooMany() { #expect(LayoutNearest.columns(ofRuns: 3, among: 2) { _, _ in 0 } == nil) }

    /// All rising choices of so many out of so many.
    private static func choices(_ count: Int, of all: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        return (0..<all).flatMap { last in choices(count - 1, of: last).map { $0 + [last] } }
    }
}
