/// What the sheets of a workbook share while they are written.
final class WorkbookState {
    var styles: StyleTable
    var strings: SharedStringTable
    /// Filled only where the workbook is asked for one.
    var fingerprint: CellFingerprint?
    let compressionLevel: UInt32

    init(_ options: WorkbookWriter.Options) {
        styles = StyleTable(defaultFont: options.font)
        strings = SharedStringTable(bound: options.sharedTextBytes)
        fingerprint = options.computesFingerprint ? CellFingerprint() : nil
        compressionLevel = UInt32(min(max(options.compressionLevel, 1), 9))
    }
}
