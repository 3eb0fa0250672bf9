public import ConversionGraph

/// Reads district profiles into a catalogue: the base first, then what a district changes.
public struct CatalogueLoader: Sendable {
    private let sources: [String: DistrictSource]

    /// A loader of the profiles that plugins contribute.
    public init(_ sources: [DistrictSource]) {
        self.sources = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The profiles, without their forms: cheap enough to choose by.
    ///
    /// - Throws: ``ConversionError`` with code `district.invalid`.
    public func districts() throws -> [District] {
        try sources.keys.sorted().compactMap { try district($0) }
    }

    /// The catalogue of a district: its chain of profiles merged, base first.
    ///
    /// A form of the same id adds aliases and columns to the one below it, and replaces its other facts.
    /// - Throws: ``ConversionError`` with code `district.unknown` (exit 64) or `district.invalid` (exit 75).
    public func catalogue(of id: String) throws -> Catalogue { try catalogue(of: chain(of: id)[...]) }

    /// Reads what is certain to be needed, whichever district a document comes from, so that it is there when asked for.
    ///
    /// What fails here fails again, and is reported, when it is asked for.
    public func readAhead() {
        guard let districts = try? districts() else { return }
        for base in Set(districts.compactMap(\.extends)).sorted() { _ = try? catalogue(of: base) }
    }

    /// Whatever is made of a district's catalogue alone: what was made of these files before, or what `make` makes.
    ///
    /// - Throws: What reading the catalogue throws.
    package func value<Value>(
        of id: String, on shelf: Shelf<Value>, make: (Catalogue) -> Value
    ) throws -> Value {
        let chain = try chain(of: id)
        let catalogue = try catalogue(of: chain[...])
        return shelf.value(of: try chain.flatMap(key)) { make(catalogue) }
    }

    /// The catalogue of a chain of profiles, base first: that of all but the last, and what the last one adds.
    private func catalogue(of chain: ArraySlice<District>) throws -> Catalogue {
        guard let district = chain.last else { return Catalogue() }
        return try Self.shelf.value(of: try chain.flatMap(key)) {
            var catalogue = try self.catalogue(of: chain.dropLast())
            catalogue.districts.append(district)
            for file in files(of: district) { try Self.merge(file, of: district, into: &catalogue) }
            return catalogue
        }
    }

    private static let shelf = Shelf<Catalogue>()

    private func files(of district: District) -> [DistrictSource.File] {
        (sources[district.id]?.files ?? []).filter { $0.name.hasSuffix(".yaml") }
    }

    /// What a district adds to a catalogue, for the shelf.
    private func key(of district: District) throws -> [[UInt8]] {
        try [Array(district.id.utf8)] + files(of: district).flatMap { [Array($0.name.utf8), try $0.read()] }
    }

    private static func merge(
        _ file: DistrictSource.File, of district: District, into catalogue: inout Catalogue
    ) throws {
        let bytes = try file.read()
        if file.name == "identities.yaml" {
            catalogue.documents[file.name, default: []].append(bytes)
        } else {
            let reader = try DistrictReader(bytes: bytes, file: file.name, district: district.id)
            try reader.merge(into: &catalogue)
        }
    }

    private func chain(of id: String) throws -> [District] {
        var chain: [District] = []
        var next: String? = id
        while let current = next {
            guard let district = try district(current) else { throw unknown(current) }
            guard !chain.contains(where: { $0.id == current }) else {
                throw ConversionError.district(id, file: "district.yaml", "its chain of `extends` is a circle.")
            }
            chain.insert(district, at: 0)
            next = district.extends
        }
        return chain
    }

    private func district(_ id: String) throws -> District? {
        guard let file = sources[id]?.files.first(where: { $0.name == "district.yaml" }) else { return nil }
        return try DistrictReader(bytes: file.read(), file: file.name, district: id).district()
    }

    private func unknown(_ id: String) -> ConversionError {
        ConversionError(
            .usage, "district.unknown", "There is no district profile \(id).",
            hint: "The profiles are " + sources.keys.sorted().joined(separator: ", ") + ".")
    }
}
