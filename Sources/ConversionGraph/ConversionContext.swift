public import DisclosureModel

/// What a converter may see and say while it works.
public struct ConversionContext: Sendable {
    /// What the user asked for.
    public var options: ConversionOptions
    /// The limits in force.
    public var limits: Limits
    /// The district profiles that plugins contribute, in order of their identifiers.
    public let districts: [DistrictSource]
    /// What was said so far, in order.
    public private(set) var diagnostics: [Diagnostic] = []

    /// A context for one conversion.
    public init(
        options: ConversionOptions = ConversionOptions(), limits: Limits = Limits(), districts: [DistrictSource] = []
    ) {
        self.options = options
        self.limits = limits
        self.districts = districts
    }

    /// Says something to the user.
    public mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }
}

/// A district profile as a plugin contributes it: named files of data, not yet read.
///
/// The graph knows nothing of their content; the form catalogue reads them when recognition first needs them.
public struct DistrictSource: Sendable {
    /// The profile's identifier (`wuhan`).
    public let id: String
    /// The files by name (`district.yaml`), sorted; each is read when asked for.
    public let files: [File]

    /// One file of a profile.
    public struct File: Sendable {
        /// Its name.
        public let name: String
        /// Reads it.
        public let read: @Sendable () throws -> [UInt8]

        /// Makes a file.
        public init(name: String, read: @escaping @Sendable () throws -> [UInt8]) {
            self.name = name
            self.read = read
        }
    }

    /// Makes a profile.
    public init(id: String, files: [File]) {
        self.id = id
        self.files = files.sorted { $0.name < $1.name }
    }
}
