public import ConversionGraph
import DisclosureModel

/// The names of outputs in a folder, one for each input.
public enum OutputNames {
    /// The inputs' names with the format's extension, in the order of the inputs. Where two would meet, all that do
    /// keep the extension of their input: `a.txt.json`, `a.md.json`.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `output.clash` where two inputs bear the same name.
    public static func names(for inputs: [String], format: Format) throws -> [String] {
        let ending = format.isFolder ? "" : (format.extensions.first.map { "." + $0 } ?? "")
        let stems = inputs.map { $0 == "-" ? "stdin" : FilePath.stem(of: $0) }
        var uses: [String: Int] = [:]
        for stem in stems { uses[stem, default: 0] += 1 }
        var taken: Set<String> = []
        return try zip(inputs, stems).map { input, stem in
            let base = uses[stem, default: 0] > 1 ? FilePath.name(of: input) : stem
            guard taken.insert(base).inserted else {
                throw ConversionError(
                    .usage, "output.clash", "Two inputs are called \(base) and would be written to the same place.",
                    hint: "Convert them in two runs, into two folders.")
            }
            return base + ending
        }
    }
}
