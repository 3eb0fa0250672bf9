import Glibc
import Synchronization

/// The files that are being written and do not bear their final name yet.
///
/// Whoever ends the program early removes them, so that nothing half-written remains.
enum TemporaryFiles {
    private static let paths = Mutex<Set<String>>([])

    static func add(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// Takes back a path that was added, where no file of ours came to stand.
    static func forget(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }

    static func remove(_ path: String) {
        paths.withLock { if $0.remove(path) != nil { unlink(path) } }
    }

    /// Gives a file its final name; false, with `errno` set, where that fails.
    static func commit(_ path: String, as final: String) -> Bool {
        paths.withLock {
            guard rename(path, final) == 0 else { return false }
            $0.remove(path)
            return true
        }
    }

    /// Removes all of them and ends the program; no file can be begun or finished meanwhile.
    static func removeAllAndExit(_ status: Int32) -> Never {
        paths.withLock { paths in
            for path in paths { unlink(path) }
            _exit(status)
        }
    }
}
