import DisclosureModel
import FormCatalogue

/// A named rule that mends damage of extraction in recognised tables, on record.
///
/// The documentation of each rule says what it finds and what it repairs; a rule acts on evidence, never on a guess.
protocol RepairRule: Sendable {
    /// The stable name, as written in `repairs`.
    static var id: String { get }

    /// Mends what the rule finds in the tables, each mended place with a record in its table's `repairs`.
    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue)
}

/// The repairs of recognised tables, in the order in which they run.
enum Repairs {
    /// Runs every rule.
    ///
    /// - Parameters:
    ///   - pages: Where the tables of fixed-width pages stand: their columns are told by place alone.
    ///   - starts: The lines that begin a page.
    static func apply(to tables: inout [DisclosureTable], catalogue: Catalogue, pages: Set<Locator>, starts: [Int]) {
        let all: [any RepairRule] = [
            LabelRejoining(), CodeCompletion(), LabelCompletion(), ColumnPlacement(pages: pages),
            PagePlacement(pages: pages, starts: starts), ColumnExchange(), MisplacedValue(),
        ]
        for rule in all { rule.apply(to: &tables, catalogue: catalogue) }
    }
}
