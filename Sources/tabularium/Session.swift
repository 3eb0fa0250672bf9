import ArgumentParser
import CanonicalJSON
import ConversionGraph
import DisclosureModel
import FileConversion
import SourceText
import TerminalReport

/// What a command that reads inputs works with: the registry, the options, and what was said so far.
struct Session {
    let talk: Talk
    let registry: Registry
    var options = ConversionOptions()
    private let limits: [(name: LimitName, value: Int)]
    private let diagnostics: DiagnosticsPlace?
    private var spoken: [(input: String, diagnostic: Diagnostic)] = []

    /// Installs the plugins and reads the settings.
    ///
    /// - Throws: `ConversionError` where plugins clash, a limit or folder is not known, or diagnostics would overwrite
    ///   an input.
    init(talk flags: TalkFlags, graph: GraphFlags, inputs: [String] = []) throws {
        talk = Talk(flags)
        registry = try BuiltInPlugins.registry.get()
        limits = try OptionChoices.limits(graph.limits, in: registry)
        diagnostics = try flags.diagnostics.map { try DiagnosticsPlace($0, inputs: inputs) }
        for folder in graph.pluginFolders {
            guard FilePath.isFolder(folder) else {
                throw ConversionError(
                    .noInput, "plugins.folder", "\(folder) is no folder.", hint: "Check the path given to --plugins.")
            }
            let warning = Diagnostic(
                .warning, "plugins.folder", "Plugins from folders are not supported by this version.",
                hint: "The built-in plugins are listed by `tabularium plugins`.")
            talk.report([warning], about: folder, in: nil)
        }
    }

    /// Makes sure that diagnostics overwrite no output.
    ///
    /// - Throws: `ConversionError` (exit 64) where they would.
    func keepApart(_ outputs: [Destination]) throws { try diagnostics?.keepApart(from: outputs) }

    /// A context for one input.
    func context() -> ConversionContext {
        var context = registry.context(options: options)
        for limit in limits { context.limits[limit.name] = limit.value }
        return context
    }

    /// Reads an input, works on it, and prints what there is to say about it.
    ///
    /// - Returns: 0, or the exit code of the error that ended the work.
    /// - Throws: `ClosedPipe` alone.
    mutating func attempt(
        _ path: String, _ work: (InputFile, inout ConversionContext) throws -> Void
    ) throws(ClosedPipe) -> Int32 {
        var context = context()
        var input: InputFile?
        var failure: ConversionError?
        do {
            let file = try InputFile(path, limits: context.limits)
            input = file
            let progress = Progress(talk, "reading \(file.path)")
            defer { progress.end() }
            try work(file, &context)
        } catch let error as ClosedPipe {
            throw error
        } catch {
            failure = Talk.failure(error)
        }
        let name = path == "-" ? "stdin" : path
        let said = context.diagnostics + (failure.map { [$0.diagnostic] } ?? [])
        spoken += said.map { (name, $0) }
        // Reading a workbook of many megabytes as text would find no line to show.
        let lines = said.contains { $0.hasTextPlace && talk.shows($0) } ? input.flatMap(Self.lines) : nil
        talk.report(context.diagnostics, about: name, in: lines)
        if let failure { talk.report(failure, about: failure.isAboutInput ? name : nil, in: lines) }
        return failure?.kind.rawValue ?? 0
    }

    /// Prints what there is to say about an input that was read before.
    mutating func report(_ diagnostics: [Diagnostic], about input: String, in lines: SourceLines?) {
        spoken += diagnostics.map { (input, $0) }
        talk.report(diagnostics, about: input, in: lines)
    }

    /// Writes all diagnostics as NDJSON where the user asked for them, and ends the command.
    ///
    /// - Throws: `ExitCode` unless the status is 0; `ConversionError` where the file cannot be written.
    func finish(_ status: Int32) throws {
        try diagnostics?.write(FileContent(bytes: DiagnosticLines.encode(spoken)))
        if status != 0 { throw ExitCode(status) }
    }

    /// The lines of an input that is text, in whatever encoding; nil for a binary file.
    static func lines(of input: InputFile) -> SourceLines? {
        var context = ConversionContext(limits: Limits([.textLineBytes]))
        let text: DecodedText
        do {
            text = try DecodedText(decoding: input.bytes, context: &context)
        } catch {
            // Of a line that is too long to be read none is shown.
            if (error as? ConversionError)?.diagnostic.code == "limit.exceeded" { return nil }
            return input.bytes.contains(0) ? nil : SourceLines(utf8: input.bytes)
        }
        guard !text.bytes.contains(0) else { return nil }
        return SourceLines(utf8: text.bytes)
    }
}

extension ConversionError {
    /// Whether the input's name belongs into the message: an error of the output names the output itself.
    fileprivate var isAboutInput: Bool {
        switch kind {
        case .data, .noInput, .plugin, .defect: true
        case .usage, .cannotCreate, .io: false
        }
    }
}

extension Diagnostic {
    /// Whether its place is a line of text, which a frame can show.
    fileprivate var hasTextPlace: Bool {
        if case .text = at { true } else { false }
    }
}
