import ConversionGraph
import SpreadsheetML

/// The limits of reading workbooks, by the names under which the user can raise them: `xlsx.cells`.
enum WorkbookLimits {
    /// The limits as they are declared.
    static let declared: [Limit] =
        ReadingLimits.all.map { entry in
            Limit(name(entry.name), ReadingLimits()[keyPath: entry.path], "Workbooks: \(entry.summary)")
        } + [
            Limit(.workbookGridCells, 5_000_000, "Workbooks: Cells that are kept where a workbook is not streamed.")
        ]

    /// The limits in force, as the workbook reader takes them.
    static func inForce(_ limits: Limits) -> ReadingLimits {
        var reading = ReadingLimits()
        for entry in ReadingLimits.all where limits.isDeclared(name(entry.name)) {
            reading[keyPath: entry.path] = limits[name(entry.name)]
        }
        return reading
    }

    /// The name of a limit on the command line.
    static func name(_ name: String) -> LimitName { LimitName("xlsx.\(name)") }
}

extension LimitName {
    /// The cells of all grids of a workbook: each takes about 140 bytes.
    static let workbookGridCells: LimitName = "xlsx.grid-cells"
}
