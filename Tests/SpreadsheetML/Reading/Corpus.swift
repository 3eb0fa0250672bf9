#if canImport(Glibc)
    import Glibc
#endif

/// The folder of real workbooks beside the repository; a stranger's clone has none.
enum Corpus {
    /// The workbooks, sorted by name; empty, with a word on it, where there are none.
    static let workbooks: [String] = {
        guard let folder = folder("corpus/workbooks") else {
            print("No workbooks beside the repository: the tests on real files are left out.")
            return []
        }
        return names(in: folder).filter { $0.hasSuffix(".xlsx") }.map { "\(folder)/\($0)" }
    }()

    static func folder(_ path: String) -> String? {
        var folder = #filePath
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            if access("\(folder)/Package.swift", F_OK) == 0 {
                let shared = "\(folder)/../shared/\(path)"
                return access(shared, F_OK) == 0 ? shared : nil
            }
        }
        return nil
    }

    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names.sorted()
    }

    static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}

/// A generator of numbers that gives the same ones on every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
