/// The start of an element, as libxml2 shows it during a callback: nothing is copied, nothing may be kept.
struct XMLElement {
    /// The local name, NUL-terminated.
    let name: UnsafePointer<UInt8>
    /// The element's namespace.
    let namespace: XMLNamespace
    /// Whether `xml:space="preserve"` is in force (XML 1.0, 2.10).
    let preservesSpace: Bool
    /// Five pointers an attribute: local name, prefix, URI, first byte of the value, one past the last.
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    /// How many attributes there are.
    let attributeCount: Int

    /// Whether it is an element of the part's own vocabulary with this name.
    @inline(__always)
    func isMain(_ local: StaticString) -> Bool {
        namespace == .main && Self.equals(name, local)
    }

    /// Whether a NUL-terminated name is this ASCII text.
    @inline(__always)
    static func equals(_ name: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        let start = text.utf8Start
        let count = text.utf8CodeUnitCount
        for index in 0..<count where name[index] != start[index] { return false }
        return name[count] == 0
    }

    /// The value of an attribute without a prefix; nil where it is absent.
    @inline(__always)
    func attribute(_ local: StaticString) -> UnsafeBufferPointer<UInt8>? {
        value(local) { $0 == nil }
    }

    /// The value of an attribute with a prefix, such as `r:id`; nil where it is absent. The prefix may stand for the
    /// namespace of relationships in any of its editions.
    private func prefixedAttribute(_ local: StaticString) -> UnsafeBufferPointer<UInt8>? {
        value(local) { $0 != nil }
    }

    /// The value of an attribute as text; nil where it is absent.
    func text(_ local: StaticString) -> String? {
        attribute(local).map(Self.decoded)
    }

    /// The value of an attribute in the namespace of relationships as text; nil where it is absent.
    func relationshipText(_ local: StaticString) -> String? {
        prefixedAttribute(local).map(Self.decoded)
    }

    /// libxml2 hands out every `&` of an attribute as `&#38;`, for a second pass that a tree would make.
    private static func decoded(_ value: UnsafeBufferPointer<UInt8>) -> String {
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        var text: [UInt8] = []
        var index = 0
        while index < value.count {
            text.append(value[index])
            let isEscape = value[index] == UInt8(ascii: "&") && value[(index + 1)...].starts(with: Array("#38;".utf8))
            index += isEscape ? 5 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The value of an attribute as a whole number, blanks around it allowed; nil where it is absent or anything else.
    func integer(_ local: StaticString) -> Int? {
        attribute(local).flatMap { Lexical.integer($0) }
    }

    /// The value of a yes-or-no attribute (ST_Boolean: `1`, `0`, `true`, `false`, `on`, `off`); nil where it is absent.
    func boolean(_ local: StaticString) -> Bool? {
        attribute(local).map { Lexical.isTrue($0) }
    }

    @inline(__always)
    private func value(
        _ local: StaticString, where matches: (UnsafePointer<UInt8>?) -> Bool
    ) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes else { return nil }
        for index in 0..<attributeCount {
            let field = attributes + 5 * index
            guard let name = field[0], Self.equals(name, local), matches(field[2]) else { continue }
            guard let start = field[3], let end = field[4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }
}
