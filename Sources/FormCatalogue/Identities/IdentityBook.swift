import ConversionGraph

/// The identities that the districts in force know, read from their `identities.yaml`.
public struct IdentityBook: Sendable {
    /// The identities over tables, in order of the files.
    public internal(set) var identities: [Identity] = []
    /// What the narrative's subjects stand for.
    package private(set) var subjects: [NarrativeSubject] = []

    /// Reads the files that the catalogue carries: the base first; a later file replaces an identity of the same id.
    ///
    /// - Throws: ``ConversionError`` with code `identities.invalid` (exit 75) for a file that cannot be used.
    public init(_ catalogue: Catalogue) throws {
        for bytes in catalogue.documents["identities.yaml"] ?? [] { try read(bytes) }
        for (index, subject) in subjects.enumerated() {
            for name in subject.names { byName[LabelKey(label: name), default: []].append(index) }
        }
    }

    /// The book of a catalogue, read once from the same files.
    ///
    /// - Throws: What reading the files throws.
    package static func of(_ catalogue: Catalogue) throws -> IdentityBook {
        try shelf.value(of: catalogue.documents["identities.yaml"] ?? []) { try IdentityBook(catalogue) }
    }

    private static let shelf = Shelf<IdentityBook>()

    /// The subjects that a name may stand for, as indices.
    package private(set) var byName: [LabelKey: [Int]] = [:]

    /// The subject of an id.
    package func subject(_ id: String) -> NarrativeSubject? { subjects.first { $0.id == id } }

    private mutating func read(_ bytes: [UInt8]) throws {
        let root: YAML
        do {
            root = try YAML(bytes: bytes)
        } catch {
            throw Self.invalid("it is not YAML: \(error)")
        }
        for node in root["identities"]?.items ?? [] {
            let identity = try Self.identity(node)
            if let index = identities.firstIndex(where: { $0.id == identity.id }) {
                identities[index] = identity
            } else {
                identities.append(identity)
            }
        }
        for node in root["subjects"]?.items ?? [] {
            subjects.append(try Self.subject(node))
        }
    }

    private static func identity(_ node: YAML) throws -> Identity {
        guard let id = node["id"]?.string, let form = node["form"]?.string,
            let text = node["expr"]?.string
        else {
            throw invalid("an identity needs `id`, `form` and `expr`.")
        }
        guard let strength = Identity.Strength(rawValue: node["strength"]?.string ?? "rounding") else {
            throw invalid("the strength of \(id) is not known.")
        }
        return Identity(
            id: id, form: form, text: text, equation: try equation(text, of: id), strength: strength,
            section: node["in"]?.string, unless: node["unless"]?.string,
            needs: node["needs"]?.strings ?? [],
            basis: node["basis"]?.string ?? "form", finds: node["finds"]?.string)
    }

    private static func subject(_ node: YAML) throws -> NarrativeSubject {
        guard let id = node["id"]?.string else { throw invalid("a subject needs an `id`.") }
        func strings(_ key: String) -> [String] { node[key]?.strings ?? [] }
        return NarrativeSubject(
            id: id, names: strings("names"), measures: strings("measures"), kind: node["kind"]?.string,
            cell: try node["cell"]?.string.map { try equation("x = " + $0, of: id).right } ?? [],
            parts: strings("parts"))
    }

    private static func equation(_ text: String, of id: String) throws -> Equation {
        do {
            return try EquationParser.parse(text)
        } catch {
            throw invalid("\(id): \(error.reason), at character \(error.offset + 1) of `\(text)`.")
        }
    }

    private static func invalid(_ reason: String) -> ConversionError {
        ConversionError(
            .plugin, "identities.invalid", "The file identities.yaml of a district cannot be used: \(reason)",
            hint: "Compare it with the national profile's.")
    }
}

/// One accounting identity of a form.
public struct Identity: Sendable, Hashable {
    /// Its name, unique among identities (`S1`).
    public let id: String
    /// The form that it belongs to.
    public let form: String
    /// The identity as written.
    public let text: String
    /// The identity as read.
    package let equation: Equation
    /// What a breach means.
    public let strength: Strength
    /// The section that rows must belong to; nil for all.
    package let section: String?
    /// A row of the form, with its section, where it does not apply; with a column, where its amount is not 0.
    package let unless: String?
    /// Columns without which it does not apply.
    package let needs: [String]
    /// The other forms that it speaks of, sorted.
    package let forms: [String]
    /// What it rests on: printed, form, or observed.
    public let basis: String
    /// What it finds, for people.
    public let finds: String?

    /// How hard an identity is.
    public enum Strength: String, Sendable, Hashable {
        /// It holds to the last place.
        case hard
        /// It holds but for rounding.
        case rounding
        /// It usually holds; a breach is at most a hint.
        case soft
    }

    init(
        id: String, form: String, text: String, equation: Equation, strength: Strength, section: String?,
        unless: String?,
        needs: [String], basis: String, finds: String?
    ) {
        self.id = id
        self.form = form
        self.text = text
        self.equation = equation
        self.strength = strength
        self.section = section
        self.unless = unless
        self.needs = needs
        self.basis = basis
        self.finds = finds
        forms = Set(equation.terms.compactMap(\.form)).sorted()
        rule = form + ":" + String(decoding: text.utf8.filter { $0 != 0x20 }, as: UTF8.self)
    }

    /// The rule as checks name it: `final/expenditure:total=basic+project`.
    public let rule: String
}

/// What the narrative calls a total, and the cell of a table that it is.
package struct NarrativeSubject: Sendable {
    /// Its name, unique among subjects (`revenue.other`).
    package let id: String
    /// Subjects of statements, whole.
    package let names: [String]
    /// The measures that state it.
    package let measures: [String]
    /// The kind of document, where only one has it.
    package let kind: String?
    /// The cell, or cells whose sum it is.
    package let cell: [Equation.Term]
    /// The subjects that it is the sum of.
    package let parts: [String]
}
