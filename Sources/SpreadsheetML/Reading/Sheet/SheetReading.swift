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
        if route == .fastest {
            let before = package.bytesRead
            if let part = try scanned(surroundings, from: &package) { return part }
            package.forget(since: before)
        }
        var handler = fresh(surroundings)
        try package.withLargePart(surroundings.part) { (source) throws(SpreadsheetError) in
            try XMLPushParser.parse(&source, part: surroundings.part, limits: surroundings.limits, into: &handler)
        }
        return handler
    }

    /// Reads bytes in memory by the scanner; nil where it gives up.
    static func scanned(
        _ surroundings: CellRecorder.Surroundings, source: inout some PartSource
    ) throws(SpreadsheetError) -> SheetPart? {
        var handler = fresh(surroundings)
        let isComplete = try withUnsafeMutablePointer(to: &handler) { (address) throws(SpreadsheetError) in
            var run = try ScannedSheet(surroundings, handler: address)
            return try run.read(&source)
        }
        return isComplete ? handler : nil
    }

    /// Reads bytes in memory through libxml2.
    static func complete(
        _ surroundings: CellRecorder.Surroundings, source: inout some PartSource
    ) throws(SpreadsheetError) -> SheetPart {
        var handler = fresh(surroundings)
        try XMLPushParser.parse(&source, part: surroundings.part, limits: surroundings.limits, into: &handler)
        return handler
    }

    private static func scanned(
        _ surroundings: CellRecorder.Surroundings, from package: inout PackageReader
    ) throws(SpreadsheetError) -> SheetPart? {
        do throws(SpreadsheetError) {
            return try package.withLargePart(surroundings.part) { (source) throws(SpreadsheetError) in
                try scanned(surroundings, source: &source)
            }
        } catch {
            // libxml2 has seen only what stands around the rows; it shall say where the fault is.
            if error.code == .malformed { return nil }
            throw error
        }
    }

    private static func fresh(_ surroundings: CellRecorder.Surroundings) -> SheetPart {
        SheetPart(part: surroundings.part, limits: surroundings.limits, recorder: CellRecorder(surroundings))
    }
}
