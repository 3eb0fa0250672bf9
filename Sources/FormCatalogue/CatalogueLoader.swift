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
    public func catalogue(of id: String) throws -> Catalogue {
        var files: [CatalogueShelf.File] = []
        var districts: [District] = []
        for district in try chain(of: id) {
            districts.append(district)
            for file in sources[district.id]?.files ?? [] where file.name.hasSuffix(".yaml") {
                files.append(.init(district: district, name: file.name, bytes: try file.read()))
            }
        }
        return try CatalogueShelf.shared.catalogue(of: files) {
            var catalogue = Catalogue()
            catalogue.districts = districts
            for file in files { try Self.merge(file, into: &catalogue) }
            return catalogue
        }
    }

    private static func merge(_ file: CatalogueShelf.File, into catalogue: inout Catalogue) throws {
        if file.name == "identities.yaml" {
            catalogue.documents[file.name, default: []].append(file.bytes)
        } else {
            let reader = try DistrictReader(bytes: file.bytes, file: file.name, district: file.district.id)
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
