import FormCatalogue

/// A small vocabulary: reduced labels and what they mean, made to be asked about texts that it mostly does not hold.
///
/// Before a text is hashed, its length and its first character say whether any label can be meant.
struct LabelMap<Value: Sendable>: Sendable {
    private let values: [LabelKey: Value]
    /// A bit for each length of a label in bytes, from 63 on one for all.
    private let lengths: UInt64
    /// A bit for each first character of a label, by its last six bits.
    private let heads: UInt64

    /// A vocabulary of labels that are reduced already.
    init(_ values: [LabelKey: Value]) {
        self.values = values
        lengths = values.keys.reduce(0) { $0 | $1.text.withBytes(Self.length) }
        heads = values.keys.reduce(0) { $0 | $1.text.withBytes(Self.head) }
    }

    /// What a reduced text means; nil where it is no label.
    ///
    /// - Complexity: O(1) for most texts that are no label, O(n) over the UTF-8 bytes for all others.
    subscript(text: String) -> Value? {
        let isPossible = text.withBytes { Self.length($0) & lengths != 0 && Self.head($0) & heads != 0 }
        return isPossible ? values[LabelKey(text)] : nil
    }

    /// Whether a reduced text is a label.
    func holds(_ text: String) -> Bool { self[text] != nil }

    /// Whether a label begins with the character that a text begins with; may say yes where none does.
    func mayBegin(_ text: String) -> Bool { text.withBytes { Self.head($0) & heads != 0 } }

    /// The labels, in no order.
    var labels: some Sequence<String> { values.keys.lazy.map(\.text) }

    private static func length(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 { 1 << UInt64(min(63, text.count)) }

    private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let first = text.first else { return 1 }
        // The last byte of a Chinese character tells most.
        return 1 << UInt64((first >= 0xE0 && text.count >= 3 ? text[2] : first) & 63)
    }
}

extension LabelMap where Value == Bool {
    /// A vocabulary of labels that mean nothing but themselves.
    init(_ labels: some Sequence<LabelKey>) {
        self.init(Dictionary(labels.map { ($0, true) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// A set of reduced labels.
typealias LabelSet = LabelMap<Bool>
