import DisclosureModel

/// What a performance table says.
struct PerformanceReading: Sendable {
    /// Labels and values around the table of indicators.
    var fields: [DisclosureTable.Field] = []
    /// The columns of text and of amounts that its rows use.
    var columns: [DisclosureTable.Column] = []
    /// Indicators, and the rows of the lists inside.
    var rows: [DisclosureTable.Row] = []
    /// Lines that are neither.
    var notes: [String] = []
    /// What was mended.
    var repairs: [DisclosureTable.Repair] = []
    /// What could not be read for sure.
    var diagnostics: [Diagnostic] = []
    /// Every cell whose content reached one of these.
    var consumed: [Locator] = []
}
