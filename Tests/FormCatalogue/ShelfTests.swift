import Dispatch
import FormCatalogue
import Synchronization
import Testing

/// What was read is kept, and read once.
@Suite struct ShelfTests {
    private struct Unreadable: Error {}

    @Test("A value is read once for each key")
    func keeps() throws {
        let shelf = Shelf<String>()
        let reads = Mutex(0)
        for key in [[[1]], [[2]], [[1]], [[1], [2]], [[1, 2]], [[2]]] as [[[UInt8]]] {
            let value = shelf.value(of: key) {
                reads.withLock { $0 += 1 }
                return "\(key)"
            }
            #expect(value == "\(key)")
        }
        #expect(reads.withLock { $0 } == 4)
    }

    @Test("What fails is tried again")
    func forgetsFailures() throws {
        let shelf = Shelf<Int>()
        #expect(throws: Unreadable.self) { try shelf.value(of: [[1]]) { throw Unreadable() } }
        #expect(shelf.value(of: [[1]]) { 5 } == 5)
    }

    @Test("A value may be made of another one on the same shelf")
    func nests() {
        let shelf = Shelf<Int>()
        #expect(shelf.value(of: [[3]]) { shelf.value(of: [[2]]) { 20 } + 1 } == 21)
        #expect(shelf.value(of: [[2]]) { 0 } == 20)
    }

    @Test("Who asks for what another thread reads waits for it")
    func waits() {
        let shelf = Shelf<Int>()
        let reads = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let value = shelf.value(of: [[1]]) {
                reads.withLock { $0 += 1 }
                return 9
            }
            #expect(value == 9)
        }
        #expect(reads.withLock { $0 } == 1)
    }
}
