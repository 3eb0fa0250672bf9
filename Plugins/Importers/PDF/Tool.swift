import ConversionGraph
import DisclosureModel
import Glibc

/// A program that turns a file into text. What it reads and writes are files without names, so nothing is left behind.
struct Tool {
    let name: String
    let arguments: [String]
    let outputLimit: LimitName
    let timeLimit: LimitName

    /// Where a program stands on the PATH; nil where it does not.
    static func path(of name: String) -> String? {
        guard let path = getenv("PATH") else { return nil }
        return String(cString: path).split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs the program on a file's bytes and gives what it writes.
    ///
    /// - Throws: ``ConversionError`` of kind `plugin` (exit 75) where the program fails, takes too long or writes too
    ///   much, with what it said; of kind `data` (exit 65) where it cannot read the file.
    func run(on input: [UInt8], of file: String, context: ConversionContext) throws -> [UInt8] {
        guard let path = Self.path(of: name) else { throw failure("\(name) is not installed.") }
        let source = try AnonymousFile()
        let output = try AnonymousFile()
        let talk = try AnonymousFile()
        try source.fill(with: input)
        let child = try spawn(path, source, output, talk)
        let status = try wait(for: child, output: output, limits: context.limits)
        guard status == 0 else {
            let said = String(decoding: try talk.read(limit: 2000), as: UTF8.self)
            throw ConversionError(
                .data, "pdf.unreadable", "\(file) cannot be read by \(name).",
                excerpt: said.split(separator: "\n").first.map { String($0) },
                hint: "Open the file in a viewer; if it is protected or damaged, save it anew.")
        }
        return try output.read(limit: context.limits[outputLimit])
    }

    /// Starts the program: the file on descriptor 3, which it opens by name, its output on 1, what it says on 2.
    private func spawn(
        _ path: String, _ source: borrowing AnonymousFile, _ output: borrowing AnonymousFile,
        _ talk: borrowing AnonymousFile
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, target) in [(output.descriptor, STDOUT_FILENO), (talk.descriptor, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, descriptor, target)
        }
        posix_spawn_file_actions_adddup2(&actions, source.descriptor, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The program takes signals on a thread of its own; its children are to take them as usual.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = [path] + arguments + ["/proc/self/fd/3", "-"]
        var pointers = words.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        var child: pid_t = 0
        let result = posix_spawn(&child, path, &actions, &attributes, pointers, environ)
        guard result == 0 else { throw failure("\(name) cannot be started: \(String(cString: strerror(result))).") }
        return child
    }

    /// Waits, and ends the program where it takes or writes more than its limits.
    private func wait(for child: pid_t, output: borrowing AnonymousFile, limits: Limits) throws -> Int32 {
        var status: Int32 = 0
        var waited: UInt32 = 0
        var pause: UInt32 = 1000
        let patience = UInt32(clamping: limits[timeLimit]).multipliedReportingOverflow(by: 1_000_000)
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status }
            if ended < 0, errno != EINTR { throw failure("\(name) was lost.") }
            let isLate = !patience.overflow && waited > patience.partialValue
            if isLate || output.size > limits[outputLimit] {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                throw failure(
                    isLate
                        ? "\(name) took longer than \(timeLimit) allows."
                        : "\(name) wrote more than \(outputLimit) allows.")
            }
            usleep(pause)
            waited = waited.addingReportingOverflow(pause).partialValue
            pause = min(pause * 2, 50_000)
        }
    }

    private func failure(_ sentence: String) -> ConversionError {
        ConversionError(.plugin, "pdf.tool", sentence, hint: "Limits are raised with --limit NAME=VALUE.")
    }
}
