/// Which way a worksheet is read. Both give the same cells.
public enum SheetRoute: Hashable, Sendable {
    /// The scanner for plain sheets; libxml2 for all others.
    case fastest
    /// libxml2 for all sheets: slower, and what the scanner is measured against.
    case complete
}

/// Reads a worksheet part by the route asked for.
enum SheetReading {
    static func read(
        _ surroundings: CellRecorder.Surroundings, route: SheetRoute, from package: inout PackageReader
    ) throws(SpreadsheetError) -> SheetPart {
        var handler = SheetPart(
            part: surroundings.part, limits: surroundings.limits, recorder: CellRecorder(surroundings))
        try package.withLargePart(surroundings.part) { (source) throws(SpreadsheetError) in
            try XMLPushParser.parse(&source, part: surroundings.part, limits: surroundings.limits, into: &handler)
        }
        return handler
    }
}
