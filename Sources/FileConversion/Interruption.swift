import Glibc

/// Ends the program cleanly when the user or the system asks for it.
public enum Interruption {
    /// Takes SIGINT, SIGTERM and SIGHUP on a thread of their own, where removing files is safe: what is half-written
    /// is removed, and the program ends with 128 plus the signal's number (130 for SIGINT).
    ///
    /// To be called once, before any other thread starts, since threads inherit the blocked signals.
    public static func install() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        guard pthread_sigmask(SIG_BLOCK, &signals, nil) == 0 else { return }
        var thread = pthread_t()
        let failed = pthread_create(&thread, nil, { _ in Interruption.wait() }, nil) != 0
        if failed { pthread_sigmask(SIG_UNBLOCK, &signals, nil) } else { pthread_detach(thread) }
    }

    private static func wait() -> UnsafeMutableRawPointer? {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        var received: Int32 = 0
        while sigwait(&signals, &received) != 0 {}
        TemporaryFiles.removeAllAndExit(128 + received)
    }
}
