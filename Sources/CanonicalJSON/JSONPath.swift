/// Where a value stands in a JSON text: `$.tables[3].rows[7].amounts.total`.
struct JSONPath: CustomStringConvertible {
    private enum Step {
        case key(String)
        case index(Int)
    }

    private var steps: [Step] = []

    mutating func enter(key: String) { steps.append(.key(key)) }
    mutating func enter(index: Int) { steps.append(.index(index)) }
    mutating func leave() { _ = steps.popLast() }

    /// The path in dot notation; keys that are no plain words stand in brackets and quotes.
    var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where Self.isPlain(key): text += ".\(key)"
            case .key(let key):
                var writer = JSONWriter()
                writer.string(key)
                text += "[" + String(decoding: writer.bytes, as: UTF8.self) + "]"
            }
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    }
}
