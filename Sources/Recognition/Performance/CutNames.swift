import DisclosureModel

/// Names of indicators that a line of the grid has cut where it reads the cut character twice: `全年运统 | 维报告篇数`.
///
/// The half before the cut is read as another character. Another form of the document proves the name without it: it
/// prints it whole, or cut likewise and spoilt otherwise.
enum CutNames {
    /// Takes such halves out, on record.
    static func mend(_ tables: inout [DisclosureTable]) {
        let seams = CutSeam.all(in: tables, keys: ["indicator"])
        guard !seams.isEmpty else { return }
        let cut = Set(seams.map { [$0.table, $0.row] })
        var whole: [String: Set<Int>] = [:]
        for (table, content) in tables.enumerated() where content.form?.begins("performance/") == true {
            for (row, entry) in content.rows.enumerated() where !cut.contains([table, row]) {
                if let name = entry.texts["indicator"] { whole[name, default: []].insert(table) }
            }
        }
        for seam in seams where whole[seam.whole] == nil {
            let isPrinted = whole[seam.once].map { !$0.isSubset(of: [seam.table]) } ?? false
            let isAgreed = seams.contains {
                $0.table != seam.table && $0.once == seam.once && $0.whole != seam.whole
            }
            if seam.once.count >= 4, isPrinted || isAgreed { seam.take(seam.once, in: &tables) }
        }
    }
}
