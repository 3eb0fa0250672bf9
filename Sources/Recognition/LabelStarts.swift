import FormCatalogue

/// What begins a label of a small vocabulary, and does not end it: the pieces of labels that are cut.
struct LabelStarts: Sendable {
    /// The labels by rising bytes, so that those with one beginning stand together.
    private let labels: [String]
    /// A bit for each first byte but one of a label, by its last six bits.
    private let heads: UInt64

    /// The beginnings of labels that are reduced already.
    init(_ labels: some Sequence<String>) {
        self.labels = labels.sorted { $0.precedes($1) }
        heads = self.labels.reduce(0) { $0 | $1.withBytes(Self.head) }
    }

    /// Whether a reduced text begins a label that is longer than it.
    ///
    /// - Complexity: O(1) for most texts, O(n · log labels) for all others.
    func hold(_ text: String) -> Bool {
        guard text.withBytes({ Self.head($0) & heads != 0 }) else { return false }
        var low = 0
        var high = labels.count
        while low < high {
            let middle = low + (high - low) / 2
            if text.precedes(labels[middle]) { high = middle } else { low = middle + 1 }
        }
        // The text itself and what is lower stand before; what begins with it comes next.
        return low < labels.count && labels[low].begins(text)
    }

    private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let first = text.first else { return 0 }
        return 1 << UInt64((first >= 0xE0 && text.count >= 3 ? text[2] : first) & 63)
    }
}

extension String {
    /// Whether the text's bytes come before another's, as dictionaries order them.
    fileprivate func precedes(_ other: String) -> Bool {
        withBytes { own in
            other.withBytes { other in
                for index in 0..<min(own.count, other.count) where own[index] != other[index] {
                    return own[index] < other[index]
                }
                return own.count < other.count
            }
        }
    }
}
