public import ConversionGraph
import DisclosureModel

/// What becomes of the inputs of a command: the format, and for each input where its output goes.
public struct OutputPlan: Sendable {
    /// The format of the outputs.
    public let format: NodeID
    /// The inputs' paths and their destinations, in order.
    public let outputs: [(input: String, destination: Destination)]
    /// The folder that several outputs go to; nil where they go elsewhere.
    private let folder: String?

    /// Plans the outputs; nothing is made or written.
    ///
    /// - Parameters:
    ///   - output: As the user gave it: a file, a folder (it exists, or ends in `/`), `-`, or nothing.
    ///   - to: The format that the user named, if any.
    /// - Throws: ``ConversionError`` (exit 64) for an unknown format, an output that is an input, or two inputs of one
    ///   name.
    public init(inputs: [String], output: String?, to: String?, in registry: Registry) throws {
        let isFolder = output.map { $0.hasSuffix("/") || FilePath.isFolder($0) } ?? false
        let format = try TargetFormat.choose(named: to, output: isFolder ? nil : output, in: registry)
        self.format = format
        let writesFolder = registry.formats[format]?.isFolder ?? false
        guard let output, isFolder, !(writesFolder && inputs.count == 1) else {
            let destination = output.map { Destination($0) } ?? .standardOutput
            outputs = inputs.map { ($0, destination) }
            folder = nil
            try Self.refuseOverwriting(outputs)
            return
        }
        let path = output.hasSuffix("/") ? String(output.dropLast()) : output
        let names = try registry.formats[format].map { try OutputNames.names(for: inputs, format: $0) } ?? []
        outputs = zip(inputs, names).map { ($0, .path("\(path)/\($1)")) }
        folder = path.isEmpty ? "/" : path
        try Self.refuseOverwriting(outputs)
    }

    /// Makes the folder that the outputs go to, once all that can be refused has been.
    ///
    /// - Throws: ``ConversionError`` (exit 73) where it cannot be made.
    public func makeFolder() throws {
        if let folder { try OutputFolder.create(folder) }
    }

    private static func refuseOverwriting(_ outputs: [(input: String, destination: Destination)]) throws {
        for (_, destination) in outputs {
            guard case .path(let path) = destination else { continue }
            for (input, _) in outputs where input != "-" && FilePath.wouldMeet(input, path) {
                throw ConversionError(
                    .usage, "output.is-input", "The output \(path) is the input \(input).",
                    hint: "Choose another name for the output; an input is never overwritten.")
            }
        }
    }
}
