import DisclosureModel
import FormCatalogue
import Narrative

/// What stands outside of grids: tables printed as text, and what the other text states.
struct Prose: Sendable {
    private var tables: [PerformanceTables.Flowed] = []
    /// What the text states, in reading order.
    private(set) var statements: [Statement] = []

    /// Nothing.
    init() {}

    /// - Parameter lines: The lines that belong to no table.
    init(
        of document: SourceDocument, _ lines: [TableCandidate.Line], catalogue: Catalogue,
        performance: PerformanceTables
    ) {
        tables = performance.flowed(lines)
        statements = Narrative.statements(
            in: document, catalogue: catalogue, besides: Set(tables.flatMap(\.lines)))
    }

    /// Adds the tables to those of grids, each at its place.
    func addTables(to result: inout DisclosureDocument, _ trace: inout RecognitionTrace) {
        for flowed in tables {
            let place = result.tables.insert(atItsPlace: flowed.table)
            trace.tables.insert(flowed.trace, at: min(place, trace.tables.count))
            result.diagnostics += flowed.diagnostics
        }
    }
}

extension [DisclosureTable] {
    /// Adds a table before the first one that stands behind it in the source, and says where that is.
    @discardableResult
    mutating func insert(atItsPlace table: DisclosureTable) -> Int {
        let place = firstIndex { other in
            if let at = other.at, let own = table.at { own < at } else { false }
        }
        insert(table, at: place ?? count)
        return place ?? count - 1
    }
}
