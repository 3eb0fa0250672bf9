import Glibc

/// A short queue of blocks between the thread that formats a part and the thread that compresses it.
///
/// Its capacity bounds the memory of a part in flight: the producer waits while the queue is full. Emptied blocks go
/// back to the producer, so that a sheet of any length uses the same few blocks.
///
/// It crosses to the other thread as a raw pointer. All state is read and written under the mutex; a block belongs to
/// one side at a time, because taking it from the queue removes it.
final class BlockPipe {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let capacity: Int
    private var full: [ByteBlock] = []
    private var free: [ByteBlock] = []
    private var isClosed = false
    private var isAbandoned = false

    init(capacity: Int) {
        self.capacity = capacity
        mutex.initialize(to: pthread_mutex_t())
        changed.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
        changed.deallocate()
    }

    /// Hands a full block over and gives an empty one back; nil where the other side has given up.
    func exchange(_ block: ByteBlock) -> ByteBlock? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while full.count >= capacity, !isAbandoned { pthread_cond_wait(changed, mutex) }
        guard !isAbandoned else { return nil }
        full.append(block)
        pthread_cond_broadcast(changed)
        return free.popLast() ?? ByteBlock()
    }

    /// Says that no more blocks will come.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Says that this side gives up, whichever it is.
    func abandon() {
        pthread_mutex_lock(mutex)
        isAbandoned = true
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    /// What the consumer takes next.
    enum Next {
        case block(ByteBlock)
        case end
        case abandoned
    }

    /// Waits for the next block, giving the last one back.
    func next(returning used: ByteBlock?) -> Next {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if let used {
            used.count = 0
            free.append(used)
        }
        while full.isEmpty, !isClosed, !isAbandoned { pthread_cond_wait(changed, mutex) }
        if isAbandoned { return .abandoned }
        guard !full.isEmpty else { return .end }
        let block = full.removeFirst()
        pthread_cond_broadcast(changed)
        return .block(block)
    }
}

/// Memory of a fixed size that a part's text is written into.
final class ByteBlock {
    static let size = 1 << 18

    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: ByteBlock.size)
    /// How many bytes hold text.
    var count = 0

    deinit { bytes.deallocate() }
}
