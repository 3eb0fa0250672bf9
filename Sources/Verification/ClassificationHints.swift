import DisclosureModel
import FormCatalogue

/// Says where codes and names are not the usual ones. Hints, never failures: no complete list of codes is public.
struct ClassificationHints {
    private let document: DisclosureDocument
    private let catalogue: Catalogue

    init(_ document: DisclosureDocument, _ catalogue: Catalogue) {
        self.document = document
        self.catalogue = catalogue
    }

    func hints() -> [Diagnostic] {
        var hints: [Diagnostic] = []
        for table in document.tables where table.state == .reported && table.form != nil {
            var last: [String: String] = [:]
            let codes = Set(table.rows.compactMap(\.code))
            if numbersAgencies(table) { continue }
            for row in table.rows {
                guard let code = row.code else { continue }
                if let hint = name(row, code) { hints.append(hint) }
                if let hint = parent(row, code, codes) { hints.append(hint) }
                let section = row.section ?? ""
                if let before = last[section], code.utf8.lexicographicallyPrecedes(before.utf8), code.utf8.count >= 3 {
                    hints.append(
                        note(row, "order", "The code \(code) follows \(before), though it comes before it in the list.")
                    )
                }
                last[section] = code
            }
        }
        return hints
    }

    /// Whether the codes of a table number agencies and not classes: one of them has no class's shape, or the name of the
    /// document's agency beside it (`205 某市教育局`).
    private func numbersAgencies(_ table: DisclosureTable) -> Bool {
        table.rows.contains { row in
            guard let code = row.code, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
            return !ClassificationCodes.isFunctional(code) && !ClassificationCodes.isEconomic(code)
                || !row.label.isEmpty && row.label == document.document.agency
        }
    }

    private func name(_ row: DisclosureTable.Row, _ code: String) -> Diagnostic? {
        let label = LabelText.itemKey(row.label)
        guard !label.isEmpty else { return nil }
        if let known = catalogue.classes.first(where: { $0.code == code }) {
            if LabelText.key(known.label) == label { return nil }
            if known.also.contains(where: { LabelText.key($0) == label }) {
                return note(row, "renamed", "\(code) is printed with an earlier name; it is called \(known.label) now.")
            }
            var hint = note(row, "name", "\(code) is printed as \(row.label); its usual name is \(known.label).")
            hint.severity = .warning
            return hint
        }
        guard let known = catalogue.codes[code] else {
            guard ClassificationCodes.isFunctional(code) || ClassificationCodes.isEconomic(code) else { return nil }
            return code.utf8.count == 3 ? note(row, "unknown", "The code \(code) is not in the list of codes.") : nil
        }
        guard known.isVerified, LabelText.key(known.name) != label else { return nil }
        let others = catalogue.codes.codes(named: row.label).filter { $0.utf8.count == code.utf8.count }
        guard let other = others.first, others.count == 1 else { return nil }
        return note(
            row, "name", "\(code) is printed with the name of \(other), \(row.label); its own is \(known.name).")
    }

    private func parent(_ row: DisclosureTable.Row, _ code: String, _ codes: Set<String>) -> Diagnostic? {
        guard code.utf8.count == 7, ClassificationCodes.isFunctional(code) else { return nil }
        let parent = String(code.prefix(5))
        guard !codes.contains(parent), !codes.contains(String(code.prefix(3))) else { return nil }
        return note(row, "parent", "\(code) stands without \(parent), the code above it.")
    }

    private func note(_ row: DisclosureTable.Row, _ kind: String, _ message: String) -> Diagnostic {
        Diagnostic(.note, "classification." + kind, at: row.at, message, excerpt: row.code)
    }
}
