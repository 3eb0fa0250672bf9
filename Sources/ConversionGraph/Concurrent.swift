import Dispatch
import Synchronization

/// Two pieces of work on two cores at once; neither may depend on the other.
package func concurrently<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
    let results = Mutex<(first: First?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let result = first()
            results.withLock { $0.first = result }
        } else {
            let result = second()
            results.withLock { $0.second = result }
        }
    }
    let (done, other) = results.withLock { $0 }
    return (done ?? first(), other ?? second())
}

extension Array where Element: Sendable {
    /// What becomes of each element, in order, worked out on all cores at once.
    ///
    /// The work on one element must not depend on that on another; the result does not depend on how many cores there
    /// are.
    ///
    /// - Parameter weight: How long the work on an element takes, relative to others: the longest begins first.
    package func concurrentMap<Result: Sendable>(
        weight: (Element) -> Int, _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        guard count > 1 else { return map(transform) }
        let weights = map(weight)
        let order = indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
        let results = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { step in
            let index = order[step]
            let result = transform(self[index])
            results.withLock { $0[index] = result }
        }
        return zip(self, results.withLock { $0 }).map { $1 ?? transform($0) }
    }
}
