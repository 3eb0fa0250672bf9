#if canImport(Glibc)
    import Glibc
#endif

/// A source that knows how much it has supplied.
protocol MeteredSource: PartSource {
    /// The count of bytes so far.
    var meter: ByteMeter { get }
}

extension EntrySource: MeteredSource {}

/// Inflates an entry in a thread of its own, a few chunks ahead of the reader, so that inflating and scanning go on
/// at the same time.
struct AheadSource: MeteredSource {
    private let worker: InflatingWorker
    private(set) var meter: ByteMeter

    init(_ inflater: EntryInflater, meter: ByteMeter) {
        worker = InflatingWorker(inflater)
        self.meter = meter
    }

    mutating func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        let chunk = try worker.next()
        try meter.add(chunk.count)
        return chunk
    }
}

/// The thread and the ring of buffers that it fills. Ending its life stops and joins the thread.
private final class InflatingWorker {
    private struct Ring {
        var mutex = pthread_mutex_t()
        var changed = pthread_cond_t()
        /// How many buffers were filled, and how many given back, since the start.
        var filled = 0
        var freed = 0
        var counts = [Int](repeating: 0, count: InflatingWorker.slots)
        var isCancelled = false
        var failure: SpreadsheetError?
    }

    private static let slots = 4
    private static let slotSize = 256 << 10

    private let inflater: EntryInflater
    private let buffers: UnsafeMutableRawBufferPointer
    // Mutex and condition must not move.
    private let ring: UnsafeMutablePointer<Ring>
    private var thread: pthread_t?
    private var holdsBuffer = false
    private var isFinished = false

    init(_ inflater: EntryInflater) {
        self.inflater = inflater
        buffers = .allocate(byteCount: Self.slots * Self.slotSize, alignment: 64)
        ring = .allocate(capacity: 1)
        ring.initialize(to: Ring())
        pthread_mutex_init(&ring.pointee.mutex, nil)
        pthread_cond_init(&ring.pointee.changed, nil)
        var started = pthread_t()
        // The thread is joined before this object ends, so it needs no reference of its own.
        let address = Unmanaged.passUnretained(self).toOpaque()
        let failed = pthread_create(
            &started, nil,
            { address in
                if let address { Unmanaged<InflatingWorker>.fromOpaque(address).takeUnretainedValue().work() }
                return nil
            }, address)
        if failed == 0 { thread = started }
    }

    deinit {
        if let thread {
            pthread_mutex_lock(&ring.pointee.mutex)
            ring.pointee.isCancelled = true
            pthread_cond_broadcast(&ring.pointee.changed)
            pthread_mutex_unlock(&ring.pointee.mutex)
            pthread_join(thread, nil)
        }
        pthread_cond_destroy(&ring.pointee.changed)
        pthread_mutex_destroy(&ring.pointee.mutex)
        ring.deinitialize(count: 1)
        ring.deallocate()
        buffers.deallocate()
    }

    /// The next chunk, valid until the next call. Called by the reading thread alone.
    func next() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        guard thread != nil else { return try readHere() }
        if isFinished { return UnsafeRawBufferPointer(start: nil, count: 0) }
        pthread_mutex_lock(&ring.pointee.mutex)
        defer { pthread_mutex_unlock(&ring.pointee.mutex) }
        if holdsBuffer {
            ring.pointee.freed += 1
            holdsBuffer = false
            pthread_cond_broadcast(&ring.pointee.changed)
        }
        while ring.pointee.filled == ring.pointee.freed, ring.pointee.failure == nil {
            pthread_cond_wait(&ring.pointee.changed, &ring.pointee.mutex)
        }
        if ring.pointee.filled == ring.pointee.freed, let failure = ring.pointee.failure { throw failure }
        let slot = ring.pointee.freed % Self.slots
        let count = ring.pointee.counts[slot]
        holdsBuffer = true
        isFinished = count == 0
        return UnsafeRawBufferPointer(rebasing: self.slot(slot)[0..<count])
    }

    private func work() {
        var position = 0
        while true {
            pthread_mutex_lock(&ring.pointee.mutex)
            while ring.pointee.filled - ring.pointee.freed == Self.slots, !ring.pointee.isCancelled {
                pthread_cond_wait(&ring.pointee.changed, &ring.pointee.mutex)
            }
            let isCancelled = ring.pointee.isCancelled
            pthread_mutex_unlock(&ring.pointee.mutex)
            if isCancelled { return }
            let slot = position % Self.slots
            var count = 0
            var failure: SpreadsheetError?
            do throws(SpreadsheetError) {
                count = try fill(slot)
            } catch {
                failure = error
            }
            pthread_mutex_lock(&ring.pointee.mutex)
            if failure == nil {
                ring.pointee.counts[slot] = count
                ring.pointee.filled += 1
            }
            ring.pointee.failure = failure
            pthread_cond_broadcast(&ring.pointee.changed)
            pthread_mutex_unlock(&ring.pointee.mutex)
            if failure != nil || count == 0 { return }
            position += 1
        }
    }

    /// Fills a buffer as far as the part goes: few large chunks mean few hand-overs.
    private func fill(_ slot: Int) throws(SpreadsheetError) -> Int {
        let buffer = self.slot(slot)
        var count = 0
        while count < buffer.count {
            let more = try inflater.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if more == 0 { break }
            count += more
        }
        return count
    }

    /// Where no thread could be started, the reader inflates by itself.
    private func readHere() throws(SpreadsheetError) -> UnsafeRawBufferPointer {
        let count = try fill(0)
        return UnsafeRawBufferPointer(rebasing: slot(0)[0..<count])
    }

    private func slot(_ index: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: buffers[(index * Self.slotSize)..<((index + 1) * Self.slotSize)])
    }
}
