/// What a disclosure document means: the canonical model `tabularium/1`.
///
/// Names and order of the fields are those of the JSON form, which `tabularium schema` describes.
public struct DisclosureDocument: Hashable, Sendable {
    /// The identifier of this model, written as `schema`.
    public static let schema = "tabularium/1"

    /// Who disclosed what, for which year.
    public var document: DocumentInfo
    /// The tables, in the order of the source.
    public var tables: [DisclosureTable]
    /// Amounts that the narrative states.
    public var statements: [Statement]
    /// What verification found.
    public var checks: [Check]
    /// What there was to say about the source and its reading.
    public var diagnostics: [Diagnostic]

    /// Makes a document.
    public init(
        document: DocumentInfo, tables: [DisclosureTable] = [], statements: [Statement] = [], checks: [Check] = [],
        diagnostics: [Diagnostic] = []
    ) {
        self.document = document
        self.tables = tables
        self.statements = statements
        self.checks = checks
        self.diagnostics = diagnostics
    }
}

/// Who disclosed what, for which year.
public struct DocumentInfo: Hashable, Sendable {
    /// The document's title as printed.
    public var title: String?
    /// The disclosing agency.
    public var agency: String?
    /// The fiscal year.
    public var year: Int?
    /// Whether it is a budget or a final account.
    public var kind: Kind?
    /// When it was published, as far as printed: `2025`, `2025-10` or `2025-10-31`.
    public var published: String?
    /// The document's usual unit; a table may state its own.
    public var unit: String?
    /// The district profile that recognised it.
    public var profile: String?
    /// The file it came from.
    public var source: SourceFile?

    /// Makes a description; everything may be unknown.
    public init(
        title: String? = nil, agency: String? = nil, year: Int? = nil, kind: Kind? = nil, published: String? = nil,
        unit: String? = nil, profile: String? = nil, source: SourceFile? = nil
    ) {
        self.title = title
        self.agency = agency
        self.year = year
        self.kind = kind
        self.published = published
        self.unit = unit
        self.profile = profile
        self.source = source
    }

    /// The two kinds of disclosure.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 决算: what was received and spent.
        case final
        /// 预算: what is planned.
        case budget
    }
}
