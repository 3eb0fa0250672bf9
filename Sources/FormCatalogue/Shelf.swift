import Synchronization

/// Keeps what was read from files, by their content: every step and every document of a batch share one.
///
/// A key is what the value is made of: the bytes of the files, and of whatever else it depends on. Who asks for what
/// another thread is reading waits for it.
package final class Shelf<Value: Sendable>: Sendable {
    private let places = Mutex<[Place]>([])

    private final class Place: Sendable {
        let key: [[UInt8]]
        let value = Mutex<Value?>(nil)

        init(_ key: [[UInt8]]) { self.key = key }
    }

    /// An empty shelf.
    package init() {}

    /// The value of a key: the one read before, or else what `read` makes of it.
    ///
    /// - Throws: What `read` throws; nothing is kept then.
    /// - Complexity: O(keys) comparisons.
    package func value(of key: [[UInt8]], read: () throws -> Value) rethrows -> Value {
        let place = places.withLock { places in
            if let known = places.first(where: { $0.key == key }) { return known }
            let place = Place(key)
            places.append(place)
            return place
        }
        return try place.value.withLock { value in
            if let value { return value }
            let new = try read()
            value = new
            return new
        }
    }
}
