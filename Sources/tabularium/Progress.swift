import Glibc
import Synchronization
import TerminalReport

/// A line that says what is going on, on a terminal, once it has taken longer than 500 ms.
///
/// The line is removed when the work ends. Nothing is started where standard error is no terminal.
final class Progress: Sendable {
    private enum Phase {
        case waiting
        case shown
        case ended
    }

    private let phase = Mutex(Phase.waiting)
    private let sentence: String

    init(_ talk: Talk, _ sentence: String) {
        self.sentence = TerminalText.sanitised(sentence)
        guard !talk.isQuiet, isatty(STDERR_FILENO) == 1 else { return }
        var thread = pthread_t()
        let progress = Unmanaged.passRetained(self)
        let failed =
            pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    usleep(500_000)
                    Unmanaged<Progress>.fromOpaque(argument).takeRetainedValue().show()
                    return nil
                }, progress.toOpaque()) != 0
        if failed { progress.release() } else { pthread_detach(thread) }
    }

    /// Removes the line, if it is there.
    func end() {
        phase.withLock { phase in
            if phase == .shown { Talk().print("\r\u{1B}[K") }
            phase = .ended
        }
    }

    private func show() {
        phase.withLock { phase in
            guard phase == .waiting else { return }
            Talk().print("\(sentence) …")
            phase = .shown
        }
    }
}
