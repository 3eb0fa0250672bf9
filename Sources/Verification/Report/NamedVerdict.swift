/// A verdict and the name of the document it is about, for logs over several documents.
public struct NamedVerdict: Sendable {
    /// The document's name as the user gave it.
    public let name: String
    /// What verification has to say of it.
    public let verdict: Verdict

    /// Names a verdict.
    public init(name: String, verdict: Verdict) {
        self.name = name
        self.verdict = verdict
    }
}
