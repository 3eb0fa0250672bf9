import Glibc

/// What happens where the program trips over a defect of its own.
enum Defect {
    /// The sentence that follows the description of a defect.
    static let plea = "This is a defect of tabularium, not of your file. Please report it with the command you ran."

    /// Lets a trap of the Swift runtime end in the documented exit code 70, with the plea, instead of a signal.
    ///
    /// The handler calls `write` and `_exit` alone, which are safe in signal handlers (POSIX.1-2017, 2.4.3).
    static func install() {
        for trap in [SIGILL, SIGTRAP] {
            signal(trap) { _ in
                let message: StaticString =
                    "tabularium: this is a defect of the program, not of your file. Please report it.\n"
                write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
                _exit(70)
            }
        }
    }
}
