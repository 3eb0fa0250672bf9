/// A buffer that keeps its memory between uses and whose bytes stay where they are until the next one.
final class ScratchBytes {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 10
    private var count = 0

    init() { memory = .allocate(capacity: capacity) }

    deinit { memory.deallocate() }

    /// What was put in, valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

    func clear() { count = 0 }

    func append(_ byte: UInt8) {
        reserve(1)
        memory[count] = byte
        count += 1
    }

    func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard let source = more.baseAddress else { return }
        reserve(more.count)
        (memory + count).update(from: source, count: more.count)
        count += more.count
    }

    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(count + more, capacity * 2)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        grown.update(from: memory, count: count)
        memory.deallocate()
        memory = grown
    }
}
