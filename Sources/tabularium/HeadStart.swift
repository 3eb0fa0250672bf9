import ArgumentParser
import ConversionGraph
import Dispatch

/// The plugins and profiles that every document needs, read on another thread while the arguments are parsed.
struct HeadStart {
    private static let readers: [any ParsableCommand.Type] = [Convert.self, Check.self, Inspect.self]
    private let work = DispatchWorkItem {
        // What fails here fails again, and is reported, where it is asked for.
        if case .success(let registry) = BuiltInPlugins.registry { registry.readAhead() }
    }

    /// Begins the work; nil where the command reads no documents.
    init?(_ arguments: [String]) {
        guard arguments.count > 2,
            Self.readers.contains(where: { $0.configuration.commandName == arguments[1] })
        else { return nil }
        DispatchQueue.global().async(execute: work)
    }

    /// Waits for the work: no thread outlives the program's end.
    func end() { work.wait() }
}
