extension DisclosureTable {
    /// One row of a table.
    public struct Row: Hashable, Sendable {
        /// Whether it is an item, a subtotal or the total.
        public var kind: Kind
        /// The section, in forms that have several (`revenue`, `expenditure`, `personnel`, `public`).
        public var section: String?
        /// The printed 行次.
        public var line: Int?
        /// The classification code, digits only; codes printed over several columns are joined.
        public var code: String?
        /// The level of the code: 1 类, 2 款, 3 项.
        public var level: Int?
        /// The label, without the blanks that wrapping put in, its enumerator kept.
        public var label: String
        /// The printed amounts by column key, in the order of the columns. A blank cell has no entry; a printed 0 is 0.
        public var amounts: Keyed<Amount>
        /// The twin of `amounts` for text columns.
        public var texts: Keyed<String>
        /// Where the row starts.
        public var at: Locator?
        /// Where each cell stands, by column key; written only with `--locators cells`.
        public var cells: Keyed<Locator>

        /// Makes a row.
        public init(
            kind: Kind = .item, section: String? = nil, line: Int? = nil, code: String? = nil, level: Int? = nil,
            label: String = "", amounts: Keyed<Amount> = [:], texts: Keyed<String> = [:], at: Locator? = nil,
            cells: Keyed<Locator> = [:]
        ) {
            self.kind = kind
            self.section = section
            self.line = line
            self.code = code
            self.level = level
            self.label = label
            self.amounts = amounts
            self.texts = texts
            self.at = at
            self.cells = cells
        }

        /// What part a row plays in its table's sums.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A part.
            case item
            /// A sum of some rows (本年收入合计).
            case subtotal
            /// The sum of the table (合计, 总计).
            case total
        }
    }
}

/// A small dictionary that keeps the order of insertion, for the handful of cells of a row.
///
/// Inlinable, so that clients work on their own values without generic calls. Look-up is linear, which for a dozen
/// columns is faster than hashing and needs no second store.
public struct Keyed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The entries, in order; each key appears once.
    @inlinable public var entries: [Entry] { storage }

    @usableFromInline var storage: [Entry] = []

    /// A key and its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public var value: Value

        @usableFromInline init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// An empty dictionary.
    @inlinable public init() {}

    /// How many entries there are.
    @inlinable public var count: Int { entries.count }
    /// Whether there are none.
    @inlinable public var isEmpty: Bool { entries.isEmpty }
    /// The keys, in order.
    @inlinable public var keys: [String] { entries.map(\.key) }

    /// The value of a key. Setting a new key appends it; setting nil removes it. O(n).
    @inlinable public subscript(key: String) -> Value? {
        get { entries.first { $0.key == key }?.value }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): storage[index].value = value
            case (let index?, nil): storage.remove(at: index)
            case (nil, let value?): storage.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Appends a key that the caller knows to be new. O(1), where the subscript searches first.
    @inlinable public mutating func append(newKey key: String, _ value: Value) {
        storage.append(Entry(key: key, value: value))
    }
}

extension Keyed: ExpressibleByDictionaryLiteral {
    /// Entries in the order written; a repeated key takes the last value.
    @inlinable public init(dictionaryLiteral elements: (String, Value)...) {
        for (key, value) in elements { self[key] = value }
    }
}

extension Keyed: Sequence {
    /// Visits the entries in order.
    @inlinable public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}
