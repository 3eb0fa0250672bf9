import SourceText

extension LayoutContinuation.Labels {
    /// What the columns of a page say for the next.
    init(of columns: [LayoutColumn], in bytes: Span<UInt8>) {
        last = columns.map { _ in [] }
        advance(over: columns, in: bytes)
        for (index, column) in columns.enumerated() {
            if Self.pairsCodes(column, in: bytes) { joinsCodes.insert(index) }
            let isCode =
                column.pieces.allSatisfy(\.isDigits) && column.pieces.count { $0.digits > 1 } * 2 > column.pieces.count
            if column.pieces.isEmpty ? column.holdsCodes : isCode { codes.insert(index) }
        }
    }

    /// Reads how far the lists of the columns have come.
    mutating func advance(over columns: [LayoutColumn], in bytes: Span<UInt8>) {
        for (index, column) in columns.enumerated() where last.indices.contains(index) {
            for piece in column.pieces.sorted(by: { $0.line < $1.line }) where piece.kind == .text {
                guard let mark = LayoutEnumerator.mark(of: piece.bytes, in: bytes) else { continue }
                last[index].removeAll { $0.style == mark.style }
                last[index].append(mark)
            }
        }
    }

    /// Reads where the lists of a page's clusters begin.
    mutating func read(_ clusters: [LayoutCluster], in bytes: Span<UInt8>) {
        first = []
        for cluster in clusters {
            var mark: LayoutEnumerator.Mark?
            for piece in cluster.pieces where mark == nil { mark = LayoutEnumerator.mark(of: piece.bytes, in: bytes) }
            first.append(mark)
        }
    }

    /// Whether the cells of a column hold a code and a name, as one run or two: `20803 社会福利`.
    private static func pairsCodes(_ column: LayoutColumn, in bytes: Span<UInt8>) -> Bool {
        let lines = Set(column.pieces.filter { $0.kind == .text }.map(\.line))
        var named = 0
        var codes = 0
        for piece in column.pieces {
            var digits = 0
            for index in piece.bytes {
                guard ASCII.isDigit(bytes[index]) else { break }
                digits += 1
            }
            guard digits >= 3 else { continue }
            codes += 1
            if piece.kind == .text || lines.contains(piece.line) { named += 1 }
        }
        return named > 1 && named == codes
    }
}
