import FormCatalogue

/// The classes of what verification says: stable codes, each with its page of the manual.
public enum FindingCode: String, Sendable, CaseIterable {
    /// A row whose total is not the sum of its parts.
    case row = "identity.row"
    /// A section whose sum is not the sum of its lines.
    case section = "identity.section"
    /// A code whose amount is not the sum of the codes below it.
    case tree = "identity.tree"
    /// Two tables that print the same amount differently.
    case cross = "identity.cross"
    /// An amount or a percentage of a performance form that its other amounts do not give.
    case performance = "identity.performance"
    /// A formula that a note prints and the amounts do not obey.
    case formula = "formula.differs"
    /// A sentence that states another amount than the table.
    case statement = "narrative.amount"
    /// Amounts of sentences that do not add up to the stated whole.
    case itemSum = "narrative.sum"
    /// A share, growth or completion rate that its amounts do not give.
    case rate = "narrative.rate"
    /// A sentence that calls a larger amount smaller, or the reverse.
    case comparison = "narrative.comparison"
    /// A table that was read shifted.
    case misread = "table.misread"
    /// An amount that contradicts another document of the same agency.
    case years = "documents.differ"
    /// A code or a name that is not the usual one.
    case classification = "classification.name"
}

extension FindingCode {
    /// The code of hints about identities of this class that often do not hold.
    var soft: String { rawValue + Self.softEnding }

    /// Whether a diagnostic's code is one that verification gives its hints.
    static func isHint(_ code: String) -> Bool {
        if code.hasPrefix("classification.") || code == formUnknown { return true }
        return code.hasSuffix(softEnding) && FindingCode(rawValue: String(code.dropLast(softEnding.count))) != nil
    }

    /// The code of hints about forms that the catalogue does not have.
    static let formUnknown = "form.unknown"

    private static let softEnding = ".soft"
}

extension Identity {
    /// The class of findings that a breach belongs to.
    var code: FindingCode {
        if equation.terms.contains(where: { $0.form != nil }) { return .cross }
        switch equation.scope {
        case .row: return .row
        case .parent: return .tree
        case .fields: return .performance
        default: return .section
        }
    }
}
