import ArgumentParser
import CanonicalJSON
import ConversionGraph
import DisclosureModel
import FileConversion
import Glibc
import TerminalReport

/// Everything said to the user, on standard error.
struct Talk {
    let style: TerminalStyle
    let isQuiet: Bool
    let isVerbose: Bool

    /// As the flags ask.
    init(_ flags: TalkFlags) {
        style = Self.style(flags.color, descriptor: STDERR_FILENO)
        isQuiet = flags.quiet
        isVerbose = flags.verbose && !flags.quiet
    }

    /// As the environment asks, before any flag is known.
    init() {
        style = Self.style(.auto, descriptor: STDERR_FILENO)
        isQuiet = false
        isVerbose = false
    }

    /// The style of a stream: colour on a terminal, unless told otherwise.
    static func style(_ choice: ColorChoice, descriptor: Int32) -> TerminalStyle {
        switch choice {
        case .always: return TerminalStyle(isColoured: true)
        case .never: return .plain
        case .auto:
            func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
            guard !isSet("NO_COLOR") else { return .plain }
            if isSet("CLICOLOR_FORCE") { return TerminalStyle(isColoured: true) }
            let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
            return TerminalStyle(isColoured: isatty(descriptor) == 1 && !isDumb)
        }
    }

    /// Prints lines, whatever the flags.
    func say(_ lines: [String]) {
        if !lines.isEmpty { print(lines.joined(separator: "\n") + "\n") }
    }

    /// Prints a text as it is.
    func print(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = write(STDERR_FILENO, rest.baseAddress, rest.count)
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// Prints lines that only a user who asked for them wants to see.
    func tell(_ lines: @autoclosure () -> [String]) {
        if isVerbose { say(lines()) }
    }

    /// Whether a diagnostic is grave enough to be printed.
    func shows(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity >= (isQuiet ? .error : (isVerbose ? .note : .warning))
    }

    /// Prints diagnostics: errors always, warnings unless quiet, notes when asked for. Of each code the first ten are
    /// shown; the rest is counted.
    func report(_ diagnostics: [Diagnostic], about path: String?, in lines: SourceLines?) {
        let frame = DiagnosticFrame(style: style)
        var counts: [String: Int] = [:]
        var order: [String] = []
        for diagnostic in diagnostics where shows(diagnostic) {
            let count = counts[diagnostic.code, default: 0] + 1
            counts[diagnostic.code] = count
            if count == 1 { order.append(diagnostic.code) }
            if count <= Self.shownOfEachCode { say(frame.lines(for: diagnostic, file: path, in: lines)) }
        }
        for code in order {
            guard let count = counts[code], count > Self.shownOfEachCode else { continue }
            say(["… and \(count - Self.shownOfEachCode) more of \(code); --diagnostics FILE has them all."])
        }
    }

    /// Prints an error that ends the command.
    func report(_ error: any Error, about path: String?, in lines: SourceLines?) {
        let diagnostic = Self.failure(error).diagnostic
        say(DiagnosticFrame(style: style).lines(for: diagnostic, file: path, in: lines))
    }

    /// Runs a command; an error is printed, and becomes the exit code of its class.
    func exiting(_ command: () throws -> Void) throws {
        do {
            try command()
        } catch is ClosedPipe {
            throw ExitCode.success
        } catch let code as ExitCode {
            throw code
        } catch {
            report(error, about: nil, in: nil)
            throw ExitCode(Self.failure(error).kind.rawValue)
        }
    }

    /// Any error as one of ours; one that nobody foresaw is a defect.
    static func failure(_ error: any Error) -> ConversionError {
        switch error {
        case let error as ConversionError where error.kind == .defect:
            var plea = error
            plea.diagnostic.hint = plea.diagnostic.hint ?? Defect.plea
            return plea
        case let error as ConversionError: return error
        case let error as NoRoute: return error.conversionError
        default: return ConversionError(.defect, "program.unforeseen", "\(error)", hint: Defect.plea)
        }
    }

    private static let shownOfEachCode = 10
}
