import ConversionGraph
import Glibc

/// The encoding of the arguments: names are UTF-8 throughout the program.
enum ArgumentEncoding {
    /// The error for the first argument that is not UTF-8, which the standard library would mend into another name;
    /// nil where all are.
    static var fault: ConversionError? {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let bytes = CommandLine.unsafeArgv[index], String(validatingCString: bytes) == nil else { continue }
            return ConversionError(
                .usage, "argument.encoding",
                "The argument \"\(escaped(bytes))\" is not UTF-8, so the file it names cannot be found.",
                hint: "Rename the file, or hand it over by standard input and output: tabularium convert - < FILE > OUT"
            )
        }
        return nil
    }

    /// The argument with every byte that belongs to no character as `\xFF`.
    private static func escaped(_ bytes: UnsafePointer<CChar>) -> String {
        var text = ""
        var rest = UnsafeRawBufferPointer(start: bytes, count: strlen(bytes))[...]
        while let first = rest.first {
            let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
            text += character ?? "\\x" + String(first, radix: 16, uppercase: true)
            rest = rest.dropFirst(character?.utf8.count ?? 1)
        }
        return text
    }
}
