import DisclosureModel

/// Cells in code columns that hold no code and that no repair could restore.
enum UnreadCodes {
    static func diagnostics(_ tables: [DisclosureTable]) -> [Diagnostic] {
        tables.flatMap(\.rows).compactMap { row in
            guard let text = row.texts["code"] else { return nil }
            return Diagnostic(
                .warning, "code.unreadable", at: row.cells["code"] ?? row.at,
                "A cell in a column of codes holds no code; it is kept as text.", excerpt: text,
                hint: "Compare the place with the published document.")
        }
    }
}
