/// Finds folders of the working copy that a test reads from.
public enum Repository {
    /// The folder that holds `Package.swift`, found by walking up from a source file.
    public static func root(from file: StaticString = #filePath) -> String {
        var parts = "\(file)".split(separator: "/").map { String($0) }
        if let tests = parts.lastIndex(of: "Tests") { parts.removeSubrange(tests...) }
        return "/" + parts.joined(separator: "/")
    }

    /// A folder beside the repository that a stranger's copy does not have.
    public static func beside(_ name: String, from file: StaticString = #filePath) -> String {
        let root = root(from: file).split(separator: "/").dropLast()
        return "/" + root.joined(separator: "/") + "/" + name
    }
}
