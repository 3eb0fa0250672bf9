public import DisclosureModel

/// Everything the districts in force say: forms, classification, units, and how titles are told apart.
public struct Catalogue: Sendable {
    /// The forms, in catalogue order.
    public var forms: [Form] = []
    /// The 类 that expenditure lines stand for.
    public var classes: [ExpenditureClass] = []
    /// The units of amounts.
    public var units: [Unit] = []
    /// Titles of tables that are no form of ours, kept as printed.
    public var unclaimed: [String] = []
    /// Classification codes and their names.
    public var codes = ClassificationCodes()
    /// The districts that made it, base first.
    public var districts: [District] = []
    /// The words of performance tables.
    public var performance = PerformanceVocabulary()
    /// Labels of values that name private persons.
    public var persons = PersonLabels()
    /// Further data files of the districts, such as identities, by name; each in order of the districts.
    public var documents: [String: [[UInt8]]] = [:]

    /// An empty catalogue.
    public init() {}

    /// The form of an id.
    public func form(_ id: String) -> Form? {
        forms.first { $0.id == id }
    }

    /// The profile that gave the catalogue its last word: the most special district.
    public var profile: District? { districts.last }
}

/// A line of the expenditure side and the 类 it stands for.
public struct ExpenditureClass: Sendable, Hashable {
    /// The three-digit code.
    public var code: String
    /// The current name.
    public var label: String
    /// Earlier or other names.
    public var also: [String]
    /// The kind of document that alone prints it; nil for both.
    public var only: DocumentInfo.Kind?
}

/// A unit of amounts.
public struct Unit: Sendable, Hashable {
    /// The label (`万元`), which documents give whichever way it is printed.
    public var label: String
    /// Other ways to print it (`萬元`).
    public var also: [String] = []
    /// How many 元 it is, as a power of ten.
    public var powerOfTen: Int

    /// All ways to print it.
    package var names: [String] { [label] + also }
}

/// A district profile: what is printed differently there.
public struct District: Sendable, Hashable {
    /// The profile's id (`wuhan`).
    public var id: String
    /// The name for people.
    public var title: String
    /// The profile it builds on; nil for the base.
    public var extends: String?
    /// Texts that show that a document comes from there (`武汉市`).
    public var markers: [String]
}
