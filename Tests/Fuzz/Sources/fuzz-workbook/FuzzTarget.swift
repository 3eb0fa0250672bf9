import SpreadsheetML

/// What libFuzzer calls with each input. The first byte says which part of a workbook the rest is; `K` stands for the
/// archive itself.
///
/// Invariants: nothing traps, every error is a `SpreadsheetError`, and the scanner and libxml2 read the same cells.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let first = input.first else { return 0 }
    let rest = Array(input.dropFirst())
    let file = first == UInt8(ascii: "K") ? rest : FuzzArchive.workbook(with: rest, as: first)
    let fast = outcome(file, .fastest)
    let complete = outcome(file, .complete)
    // A difference is the finding: stop here, so that libFuzzer keeps the input.
    guard fast == complete else { fatalError("the routes differ:\n\(fast)\n\(complete)") }
    return 0
}

/// The cells, or the code of the error.
private func outcome(_ file: [UInt8], _ route: SheetRoute) -> [String] {
    var limits = ReadingLimits()
    limits.totalBytes = 16 << 20
    limits.cells = 100_000
    limits.strings = 100_000
    do {
        var lines: [String] = []
        var workbook = try Workbook(bytes: file, limits: limits)
        for index in workbook.sheets.indices {
            let content = try workbook.read(index, route: route)
            var sink = Lines(interpreter: try workbook.interpreter(), merges: MergedRanges(content.merges))
            try content.forEachCell(&sink)
            lines += sink.lines + ["\(content.merges.count) \(content.hiddenColumns.count)"]
        }
        return lines
    } catch let error as SpreadsheetError {
        return ["error \(error.code)"]
    } catch {
        fatalError("an error of another type: \(error)")
    }
}

/// Cells as text, with everything that can be asked of them.
private struct Lines: CellSink {
    var interpreter: CellInterpreter
    var merges: MergedRanges
    var lines: [String] = []
    private var last = (row: 0, column: 0)

    init(interpreter: CellInterpreter, merges: MergedRanges) {
        self.interpreter = interpreter
        self.merges = merges
    }

    mutating func row(_ row: Int, isHidden: Bool) {
        guard row > last.row else { fatalError("rows are out of order") }
        last = (row, 0)
    }

    mutating func cell(_ cell: CellEvent) {
        guard cell.row == last.row, cell.column > last.column else { fatalError("cells are out of order") }
        last.column = cell.column
        let effect = merges.effect(row: cell.row, column: cell.column)
        _ = interpreter.interpret(cell) { meaning in
            let text = meaning.text.map { String(decoding: $0, as: UTF8.self) } ?? ""
            lines.append(
                "\(cell.row) \(cell.column) \(effect) \(meaning.kind) \(String(decoding: meaning.value, as: UTF8.self)) \(text)"
            )
        }
    }
}
