import ConversionGraph
import DisclosureModel
import SpreadsheetML

/// Streams the cells of a workbook, sheet by sheet: the same cells as the grids have, without the grids.
enum WorkbookToCells {
    static func convert(_ content: FileContent, context: inout ConversionContext) throws -> CellStream {
        let limits = context.limits
        // Opened here as well, so that what is no workbook is refused before anything is written.
        let workbook = try WorkbookOpening.open(content, limits: limits)
        WorkbookOpening.reportSkipped(workbook.sheets, to: &context)
        return CellStream { receiver in try feed(content, limits, to: &receiver) }
    }

    private static func feed(
        _ content: FileContent, _ limits: Limits, to receiver: inout any CellReceiver
    ) throws {
        var workbook = try WorkbookOpening.open(content, limits: limits)
        let interpreter = try WorkbookFailure.translated { () throws(SpreadsheetError) in try workbook.interpreter() }
        for (index, sheet) in workbook.sheets.enumerated() where WorkbookOpening.hasCells(sheet) {
            let content = try WorkbookFailure.translated(sheet: sheet.name) { () throws(SpreadsheetError) in
                try workbook.read(index)
            }
            try receiver.table(sheet.name)
            var sink = StreamingSink(
                interpreter: interpreter, merges: MergedRanges(content.merges),
                hasMerges: !content.merges.isEmpty, receiver: receiver)
            try content.forEachCell(&sink)
            receiver = sink.receiver
        }
    }
}

/// Hands the cells that are seen to a receiver.
private struct StreamingSink: CellSink {
    var interpreter: CellInterpreter
    var merges: MergedRanges
    let hasMerges: Bool
    var receiver: any CellReceiver

    func row(_ row: Int, isHidden: Bool) {}

    mutating func cell(_ cell: CellEvent) throws {
        var rows = 1
        var columns = 1
        if hasMerges {
            switch merges.effect(row: cell.row, column: cell.column) {
            case .none: break
            case .covered: return
            case .spans(let height, let width): (rows, columns) = (height, width)
            }
        }
        _ = try interpreter.interpret(cell) { meaning in
            try receiver.cell(
                StreamedCell(
                    row: cell.row, column: cell.column, kind: Self.kind(meaning.kind), value: meaning.value,
                    text: meaning.text, rowSpan: rows, columnSpan: columns))
        }
    }

    @inline(__always)
    private static func kind(_ kind: CellInterpreter.Kind) -> StreamedCell.Kind {
        switch kind {
        case .number: .number
        case .string: .string
        case .boolean: .boolean
        case .error: .error
        case .date: .date
        }
    }
}
