import DisclosureModel
import Synchronization
import Testing

@testable import ConversionGraph

/// What runs on several cores comes to the same as what runs on one.
@Suite struct ConcurrentTests {
    @Test("Results keep the order of their elements, whichever begins first", arguments: [0, 1, 2, 3, 17, 400])
    func keepsOrder(count: Int) {
        let elements = Array(0..<count)
        let byWeight = elements.concurrentMap(weight: { $0 % 7 }) { $0 * 3 }
        #expect(byWeight == elements.map { $0 * 3 })
    }

    @Test("Each element is worked on once")
    func worksOnce() {
        let seen = Mutex<[Int]>([])
        _ = Array(0..<100).concurrentMap(weight: { $0 }) { element in seen.withLock { $0.append(element) } }
        #expect(seen.withLock { $0.sorted() } == Array(0..<100))
    }

    @Test("Two pieces of work come back in their places")
    func runsBoth() {
        let (number, text) = concurrently({ 7 }, { "seven" })
        #expect(number == 7 && text == "seven")
    }
}

/// A step reads what it needs while the steps before it are at work.
@Suite struct ReadAheadTests {
    private struct Steps: Plugin {
        let manifest = PluginManifest(id: "steps", summary: "Two steps that note what happens.")
        let events: Events
        let fails: Bool

        func contribute(to registry: inout Registry) throws {
            let (events, fails) = (events, fails)
            try registry.add(
                Converter(
                    "first", from: Node<Int>("a"), to: Node<Int>("b"), summary: "",
                    readAhead: { _ in events.note("ahead of the first") }
                ) { value, _ in
                    if fails { throw ConversionError(.data, "first.fails", "It fails.") }
                    return value + 1
                })
            try registry.add(
                Converter(
                    "second", from: Node<Int>("b"), to: Node<Int>("c"), summary: "",
                    readAhead: { _ in events.note("ahead of the second") }
                ) { value, _ in value * 10 })
            try registry.add(
                Refinement(
                    "third", at: Node<Int>("c"), summary: "",
                    readAhead: { context in events.note("ahead of the third, " + (context.options["how"] ?? "")) }
                ) { value, _ in value += 3 })
        }
    }

    /// What happened, in order. No step waits for another: where one core is free, one runs behind the other.
    private final class Events: Sendable {
        private let noted = Mutex<[String]>([])

        func note(_ event: String) { noted.withLock { $0.append(event) } }
        var all: [String] { noted.withLock { $0 } }
    }

    @Test("Later steps and refinements read ahead, the first one has nothing to wait for", arguments: [false, true])
    func readsAhead(fails: Bool) throws {
        let events = Events()
        let registry = try Registry(plugins: [Steps(events: events, fails: fails)])
        var options = ConversionOptions()
        options["how"] = "as asked"
        var context = registry.context(options: options)
        let route = try registry.route(from: "a", to: "c")
        if fails {
            let error = #expect(throws: ConversionError.self) {
                try registry.run(route, on: 4, to: Node<Int>("c"), context: &context)
            }
            #expect(error?.diagnostic.code == "first.fails")
        } else {
            #expect(try registry.run(route, on: 4, to: Node<Int>("c"), context: &context) == 53)
        }
        // Nothing is left running once the conversion is over.
        #expect(events.all == ["ahead of the second", "ahead of the third, as asked"])
    }

    @Test("Before a route is known, all that could be needed is read, in order of identifiers")
    func readsAheadOfRoutes() throws {
        let events = Events()
        try Registry(plugins: [Steps(events: events, fails: false)]).readAhead()
        #expect(events.all == ["ahead of the first", "ahead of the second", "ahead of the third, "])
    }
}
