/// Counts the attributes of each start tag before libxml2 sees it, namespace declarations included.
///
/// libxml2 compares every attribute of an element with every other, and tells how many there are only then: a tag of a
/// million takes it minutes. The guard knows as much of XML as it takes to tell tags from the rest, and in UTF-16 passes
/// over the zero bytes.
struct TagGuard {
    private enum State {
        case text
        /// After `<`.
        case opened
        case tag
        /// In the value of an attribute, up to this quote.
        case quoted(UInt8)
        /// After `<!`.
        case declared
        /// In a comment or a CDATA section, which end with two of this byte and a `>`.
        case section(UInt8)
        /// In a processing instruction.
        case instruction
    }

    private var state = State.text
    /// How many attributes the tag has so far.
    private var attributes = 0
    /// How many of the bytes that may end a section came just before.
    private var ending = 0

    /// Where a tag begins its first attribute beyond the bound; nil where no tag of these bytes, which follow those of
    /// the calls before, has so many. O(bytes).
    mutating func firstBeyond(_ bound: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        for index in bytes.indices where bytes[index] != 0 {
            take(bytes[index])
            if attributes > bound { return index }
        }
        return nil
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) {
        switch state {
        case .text:
            if byte == UInt8(ascii: "<") { state = .opened }
        case .quoted(let quote):
            if byte == quote { state = .tag }
        case .tag:
            if byte == UInt8(ascii: ">") {
                state = .text
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                attributes += 1
                state = .quoted(byte)
            }
        case .opened:
            attributes = 0
            ending = 0
            switch byte {
            case UInt8(ascii: "!"): state = .declared
            case UInt8(ascii: "?"): state = .instruction
            default: state = .tag
            }
        case .declared:
            switch byte {
            case UInt8(ascii: "-"): state = .section(byte)
            case UInt8(ascii: "["): state = .section(UInt8(ascii: "]"))
            // A document type declaration, at which the parser stops.
            default: state = .text
            }
        case .section(let end):
            if byte == UInt8(ascii: ">"), ending >= 2 { state = .text }
            ending = byte == end ? ending + 1 : 0
        case .instruction:
            if byte == UInt8(ascii: ">"), ending > 0 { state = .text }
            ending = byte == UInt8(ascii: "?") ? 1 : 0
        }
    }
}
