/// The texts of a workbook, each one once (ECMA-376 part 1, 18.4.9 `sst`), until the table is full.
///
/// Texts are kept as bytes in one store and found through a hash table of their indices: no text is an object. When
/// the store has reached its bound, a text that is not in it yet is refused, and the cell carries its text itself; so
/// memory stays bounded, and common texts are still shared.
struct SharedStringTable {
    private var store: [UInt8] = []
    /// Where each text ends in the store.
    private var ends: [Int] = []
    private var hashes: [UInt32] = []
    /// Indices into `ends`, plus one; 0 is a free slot. Its size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 1024)
    private let bound: Int
    /// How many cells refer to the table.
    private(set) var references = 0

    /// An empty table that keeps at most so many bytes of text.
    init(bound: Int) { self.bound = bound }

    var isEmpty: Bool { ends.isEmpty }

    /// The index of a text, added where it is new; nil where it is new and the table is full.
    mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = Self.hash(text)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash, isEqual(index, text) {
                references += 1
                return index
            }
            slot = (slot + 1) & mask
        }
        guard store.count + text.count <= bound, ends.count < 1 << 24 else { return nil }
        store.append(contentsOf: text)
        ends.append(store.count)
        hashes.append(hash)
        slots[slot] = UInt32(ends.count)
        references += 1
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    /// The part's text, in order of first use.
    func write(to part: PartText) throws(SpreadsheetError) {
        var xml: [UInt8] = Array(XMLName.declaration.utf8)
        xml += "<sst xmlns=\"\(XMLName.spreadsheet)\" count=\"\(references)\" uniqueCount=\"\(ends.count)\">".utf8
        var start = 0
        for end in ends {
            store[start..<end].withUnsafeBufferPointer { text in
                xml += XMLText.needsPreserving(text) ? "<si><t xml:space=\"preserve\">".utf8 : "<si><t>".utf8
                XMLText.append(text, to: &xml, .cell)
            }
            xml += "</t></si>".utf8
            start = end
            if xml.count > 1 << 16 {
                try part.append(xml)
                xml.removeAll(keepingCapacity: true)
            }
        }
        xml += "</sst>".utf8
        try part.append(xml)
    }

    private func isEqual(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == text.count else { return false }
        return store.withUnsafeBufferPointer { store in
            var offset = 0
            while offset < text.count {
                if store[start + offset] != text[offset] { return false }
                offset += 1
            }
            return true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// FNV-1a over eight bytes at a time, folded: deterministic, and good enough for a table that compares the bytes.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: raw.count)
        var offset = 0
        while offset + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            hash = (hash ^ word.littleEndian) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            offset += 8
        }
        while offset < raw.count {
            hash = (hash ^ UInt64(raw[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        hash ^= hash >> 32
        return UInt32(truncatingIfNeeded: hash &* 0x9E37_79B9 >> 7) ^ UInt32(truncatingIfNeeded: hash)
    }
}
