public import DisclosureModel

/// What verification has to say of a document.
public struct Verdict: Sendable, Hashable {
    /// The outcomes, in the order in which the canonical form writes them.
    public var checks: [Check] = []
    /// What is wrong, with everything a person needs to judge it; one for each failed check.
    public var findings: [Finding] = []
    /// What is unusual and may well be right.
    public var hints: [Diagnostic] = []

    /// Whether nothing is wrong.
    public var isSound: Bool { findings.isEmpty }

    /// Amounts that are blank and that the identities imply; they are filled in only on request.
    public var implied: [ImpliedAmount] = []

    /// Adds what another verification found.
    public mutating func append(_ other: Verdict) {
        checks += other.checks
        findings += other.findings
        hints += other.hints
        implied += other.implied
    }

    /// How many checks had a result.
    public func count(_ result: Check.Result) -> Int { checks.count { $0.result == result } }
}

/// Something that is wrong: the cell, what it should be, and why.
public struct Finding: Sendable, Hashable {
    /// The class of finding.
    public var code: FindingCode
    /// The check that failed.
    public var check: Check
    /// The amounts that take part, the wrong one first.
    public var cells: [Cell]
    /// The sum or quotient spelled out: `256.96 + 3.18 = 260.14`.
    public var arithmetic: String
    /// The rules that a correction would mend, sorted.
    public var rules: [String]
    /// What may have happened, and what to do.
    public var hint: String?

    /// An amount that takes part in a finding.
    public struct Cell: Sendable, Hashable {
        /// Where it stands.
        public var at: Locator?
        /// Its name for a person.
        public var name: String
        /// As the document prints it; nil where the place is blank.
        public var printed: Amount?
        /// The unit it is printed in; empty where the document states none.
        public var unit: String
    }

    /// The finding as a diagnostic: an error at the wrong amount.
    public var diagnostic: Diagnostic {
        let excerpt = cells.first?.printed.map(\.description)
        return Diagnostic(
            .error, code.rawValue, at: check.at, check.message ?? arithmetic, excerpt: excerpt, hint: hint)
    }
}

/// A blank place of a table, and the amount that the identities imply for it.
public struct ImpliedAmount: Sendable, Hashable {
    /// The table's index in the document.
    public var table: Int
    /// The row's index in the table.
    public var row: Int
    /// The column's key.
    public var column: String
    /// The implied amount, with the table's decimals.
    public var amount: Amount
}
