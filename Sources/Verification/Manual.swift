import ConversionGraph
import FormCatalogue

/// The manual of findings: what each code finds and what it means, and the identities behind it.
///
/// The same text serves `check --explain`, the rules of a SARIF log, and the reference manual.
public struct Manual: Sendable {
    private let rules: RuleSet

    /// The manual of a profile's rules.
    public init(_ rules: RuleSet) { self.rules = rules }

    /// What a code finds, and what it means.
    public struct Entry: Sendable, Hashable {
        /// What is wrong, in a sentence.
        public let finds: String
        /// Why it is wrong, how far rounding is allowed for, and what to do.
        public let means: String
    }

    /// The page on a finding's code, an identity's id, or a rule.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `explain.unknown`, which lists what there is.
    public func page(on topic: String) throws -> [String] {
        if let code = FindingCode(rawValue: topic) { return page(on: code) }
        let matches = rules.book.identities.filter { $0.id == topic || $0.rule == topic || $0.form == topic }
        guard !matches.isEmpty else {
            throw ConversionError(
                .usage, "explain.unknown", "There is nothing to explain about \(topic).",
                hint: "Codes: " + FindingCode.allCases.map(\.rawValue).joined(separator: ", ")
                    + "; or the id of an identity, its rule, or a form.")
        }
        return matches.flatMap { identity in
            let entry = Self.entry(identity.code)
            let title = rules.catalogue.form(identity.form)?.title ?? identity.form
            return [
                "\(identity.id)  \(title)", "  \(identity.text)", "", "Finds: \(identity.finds ?? entry.finds)",
                "Means: \(entry.means)",
                "Basis: \(Self.basis(identity.basis))  Strength: \(identity.strength.rawValue)", "",
            ]
        }
    }

    private func page(on code: FindingCode) -> [String] {
        let entry = Self.entry(code)
        var lines = [code.rawValue, "", "Finds: \(entry.finds)", "Means: \(entry.means)"]
        let identities = rules.book.identities.filter { $0.code == code }
        if !identities.isEmpty {
            lines += ["", "Identities:"] + identities.map { "  \($0.id)  \($0.form): \($0.text)" }
        }
        return lines
    }

    private static func basis(_ basis: String) -> String {
        switch basis {
        case "printed": "the formula is printed under the table."
        case "observed": "it holds in the documents read; no form states it."
        default: "it follows from the form's definition."
        }
    }

    /// What a code finds and means.
    public static func entry(_ code: FindingCode) -> Entry {
        switch code {
        case .row:
            Entry(
                finds: "A row whose total is not the sum of its parts.",
                means: "Each row adds up across its columns. A total of n rounded parts may differ by half of n units "
                    + "of the last printed place, rounded down; with one part it must be equal.")
        case .section:
            Entry(
                finds: "A sum of a table that is not the sum of its lines.",
                means:
                    "The lines of a section add up to its sum, and sums to the total. Blank places count as nothing; "
                    + "lines that begin with 其中 are parts of the line above and are left out.")
        case .tree:
            Entry(
                finds: "A code whose amount is not the sum of the codes below it.",
                means: "类 is the sum of its 款, and 款 of its 项, in every column, as far as they are printed.")
        case .cross:
            Entry(
                finds: "Two tables of the document that print the same amount differently.",
                means: "The same aggregate may differ by half of the number of amounts that it was added up from, in "
                    + "units of the last place, for one of the two may be a sum of rounded amounts. 元 against 万元 may "
                    + "differ by half a unit of the coarser.")
        case .performance:
            Entry(
                finds: "An amount, a percentage or a score of a performance form that its other entries do not give.",
                means:
                    "What was spent divided by what was planned is the completion rate, basic and project expenditure "
                    + "are the whole, and the scores of all lines are the total score. Scores are compared only where the "
                    + "printed weights show that no line is missing.")
        case .formula:
            Entry(
                finds:
                    "A formula that a note prints and that the amounts do not obey, though they obey the form's own.",
                means:
                    "Notes state formulas such as 27行=(1+2+3)行. They are claims like the form's. Where one alone fails, "
                    + "the note, the line numbers or the table's edition is not what it seems.")
        case .statement:
            Entry(
                finds: "A sentence that states another amount than the table, or than another sentence.",
                means: "The text repeats totals of the tables. It must repeat them as they are, but for rounding.")
        case .itemSum:
            Entry(
                finds: "Amounts of sentences that do not add up to the stated whole.",
                means:
                    "The items that the text lists by 类, 款 and 项 add up to the whole that it states. The budget side is a "
                    + "finding only where one misprint explains the difference: items without a final amount are often "
                    + "not listed.")
        case .rate:
            Entry(
                finds: "A share, a growth or a completion rate that its amounts do not give.",
                means: "A percentage may differ by half a unit of its last place and by what its rounded operands can "
                    + "make of it. Within a whole unit it was cut off or rounded twice, and counts as rounding. A "
                    + "percentage of nothing is not checked.")
        case .comparison:
            Entry(
                finds:
                    "A sentence that calls the final account larger than the budget though it is smaller, or the reverse.",
                means: "大于, 小于 and 持平 are compared with the two amounts of the same item.")
        case .misread:
            Entry(
                finds: "A table whose rows contradict themselves throughout.",
                means: "One wrong amount breaks one row; where half of the rows break, columns or rows were shifted in "
                    + "reading. No finding is drawn from such a table. Compare it with the original.")
        case .years:
            Entry(
                finds: "An amount that contradicts another document of the same agency.",
                means:
                    "What a document says of the year before is compared with that year's own document. A total less "
                    + "the stated change must be the earlier total: else that is a finding. An opening balance that is "
                    + "not the closing one, or a budget that is not the budget's own, is a warning, for balances are "
                    + "adjusted and items regrouped.")
        case .classification:
            Entry(
                finds: "A code or a name that is not the usual one.",
                means: "A hint, never a failure: no complete list of codes is public, and names change between years.")
        }
    }
}
