import Synchronization

/// Keeps the catalogues that were read, by the bytes of their files: recognition, verification and every document of a
/// batch share one.
final class CatalogueShelf: Sendable {
    static let shared = CatalogueShelf()
    private let catalogues = Mutex<[Entry]>([])

    /// A file of a district.
    struct File: Equatable {
        let district: District
        let name: String
        let bytes: [UInt8]
    }

    private struct Entry {
        let files: [File]
        let catalogue: Catalogue
    }

    /// The catalogue of these files: the one read before, or else what `read` makes of them.
    func catalogue(of files: [File], read: () throws -> Catalogue) rethrows -> Catalogue {
        if let known = catalogues.withLock({ $0.first { $0.files == files }?.catalogue }) { return known }
        let catalogue = try read()
        catalogues.withLock { $0.append(Entry(files: files, catalogue: catalogue)) }
        return catalogue
    }
}
