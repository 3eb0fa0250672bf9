import DisclosureModel
import SpreadsheetML

/// The header of a form, rebuilt from the paths of its columns: groups above, labels below, merged as on paper.
struct FormHeader {
    /// One label and the cells it covers, rows counted from 0 at the top of the header, columns from 0 at the left.
    struct Cell: Hashable {
        let text: String
        let rows: ClosedRange<Int>
        let columns: ClosedRange<Int>
    }

    /// The labels, row by row.
    let cells: [Cell]
    /// How many rows the header has, at least one.
    let depth: Int

    /// The header of these blocks side by side.
    init(_ blocks: [FormBlock]) {
        let showsSections = Set(blocks.map(\.section)).count > 1
        let sectionLabels = Set(blocks.compactMap(\.section).map(Self.label(ofSection:)))
        var paths: [[String]] = []
        for block in blocks {
            let prefix = showsSections ? [block.section.map(Self.label(ofSection:)) ?? ""] : []
            let hasCodes = block.heads.contains(.code)
            for head in block.heads { paths.append(prefix + Self.path(head, hasCodes: hasCodes)) }
            for column in block.columns {
                var path = column.path.isEmpty ? [column.label] : column.path
                // The source may print the section's own name above the column; it stands there already.
                if showsSections, path.count > 1, let first = path.first, sectionLabels.contains(first) {
                    path.removeFirst()
                }
                paths.append(prefix + path)
            }
        }
        self.init(paths: paths)
    }

    /// The header of columns with these paths, from the topmost label down.
    init(paths: [[String]]) {
        let depth = max(1, paths.map(\.count).max() ?? 1)
        var cells: [Cell] = []
        for row in 0..<depth {
            var column = 0
            while column < paths.count {
                let path = paths[column]
                guard row < path.count else {
                    column += 1
                    continue
                }
                let isGroup = row + 1 < path.count
                var last = column
                if isGroup {
                    let prefix = path.prefix(row + 1)
                    while last + 1 < paths.count, paths[last + 1].count > row + 1,
                        paths[last + 1].prefix(row + 1) == prefix
                    {
                        last += 1
                    }
                }
                cells.append(
                    Cell(text: path[row], rows: row...(isGroup ? row : depth - 1), columns: column...last))
                column = last + 1
            }
        }
        self.cells = cells
        self.depth = depth
    }

    /// What the forms print above a section.
    static func label(ofSection section: String) -> String {
        switch section {
        case "revenue": "收入"
        case "expenditure": "支出"
        case "personnel": "人员经费"
        case "public": "公用经费"
        default: section
        }
    }

    private static func path(_ head: FormBlock.Head, hasCodes: Bool) -> [String] {
        switch head {
        case .code: ["项目", "科目编码"]
        case .label: hasCodes ? ["项目", "科目名称"] : ["项目"]
        case .line: ["行次"]
        }
    }
}
