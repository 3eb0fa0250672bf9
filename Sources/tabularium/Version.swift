/// The versions of the program.
enum Version {
    /// The version of the program, by Semantic Versioning 2.0.0.
    static let program = "0.1.0"
}
