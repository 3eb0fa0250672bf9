public import DisclosureModel

/// A JSON value as a tree, for small things that read best as a literal: schemas, manifests, reports.
///
/// Members keep their order, so that the same literal gives the same bytes. Large outputs use ``JSONWriter`` directly.
public indirect enum JSONValue: Sendable {
    /// Members in order; each key should appear once.
    case object([(key: String, value: JSONValue)])
    /// Elements in order.
    case array([JSONValue])
    /// A string.
    case string(String)
    /// A number.
    case number(Amount)
    /// `true` or `false`.
    case boolean(Bool)

    /// The object with more members after its own; other values stay as they are.
    public func adding(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own + members.map { ($0.key, $0.value) })
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    /// An object.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }

    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .number(Amount(value)) }

    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSONWriter {
    /// Writes a tree. Objects take the layout given; arrays of plain values stand on one line.
    public mutating func value(_ value: JSONValue, layout: Layout = .lines) {
        switch value {
        case .object(let members):
            beginObject(layout)
            for (key, member) in members {
                self.key(key)
                self.value(member, layout: layout)
            }
            endObject()
        case .array(let elements):
            let isPlain = elements.allSatisfy { element in
                switch element {
                case .object, .array: false
                case .string, .number, .boolean: true
                }
            }
            beginArray(isPlain ? max(layout, .inline) : layout)
            for element in elements { self.value(element, layout: layout) }
            endArray()
        case .string(let text): string(text)
        case .number(let amount): number(amount)
        case .boolean(let truth): boolean(truth)
        }
    }
}
