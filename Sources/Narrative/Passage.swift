import DisclosureModel

/// A stretch of running text, its wrapped lines joined, reduced to what matters for reading amounts.
///
/// Blanks and quotes are gone, full-width marks and digits are ASCII, a full stop is ``Mark/stop``. For every byte
/// that is left the place it was printed at is kept.
struct Passage {
    /// The reduced text.
    private(set) var bytes: [UInt8] = []
    /// For each byte, its place in the joined source lines.
    private var origins: [Int32] = []
    private var lines: [Line] = []
    private var length: Int32 = 0
    private(set) var mayHoldAmounts = false

    private var endedTitle = false

    private struct Line {
        let start: Int32
        let text: String
        let at: Locator
    }

    /// Bytes that stand for marks of more than one byte.
    enum Mark {
        /// The end of a sentence.
        static let stop: UInt8 = 0x01
        /// The end of a line after which a new item begins.
        static let item: UInt8 = 0x02
        /// A blank between two digits that do not belong to one number.
        static let gap: UInt8 = 0x20
        /// A line that ended between two digits: whether they are one number cannot be known.
        static let tear: UInt8 = 0x03
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Forgets everything, keeping the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        length = 0
        mayHoldAmounts = false
        endedTitle = false
    }

    /// `三、支出决算情况说明`: an item's whole line that names a section and says nothing.
    private static func isTitle(_ line: Clause) -> Bool {
        let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), Mark.stop]
        guard !line.dropLast().contains(where: { marks.contains($0) }) else { return false }
        return ["情况", "说明", "总表", "决算表", "预算表"].contains { line.ends(with: $0) }
    }

    /// Adds a printed line. Lines that hold a page number alone are left out.
    mutating func append(_ paragraph: SourceDocument.Paragraph) {
        var text = paragraph.text
        text.withUTF8 { utf8 in
            guard !Self.isPageNumber(utf8) else { return }
            let isItem = Self.startsItem(utf8)
            if !bytes.isEmpty {
                if isItem || endedTitle {
                    push(Mark.item, at: length)
                } else if let last = bytes.last, Self.isDigit(last), let first = utf8.first, Self.isDigit(first) {
                    push(Mark.tear, at: length)
                }
            }
            lines.append(Line(start: length, text: paragraph.text, at: paragraph.at))
            let start = bytes.count
            reduce(utf8)
            endedTitle = isItem && Self.isTitle(bytes[start...])
            length &+= Int32(clamping: utf8.count)
        }
    }

    /// Where a byte of the reduced text was printed.
    func locator(of index: Int) -> Locator? {
        guard origins.indices.contains(index) else { return nil }
        let origin = origins[index]
        guard let line = lines.last(where: { $0.start <= origin }) else { return nil }
        guard case .text(let number, let column) = line.at else { return line.at }
        let scalars = line.text.utf8.prefix(Int(origin &- line.start)).count { $0 & 0xC0 != 0x80 }
        return .text(line: number, column: column + scalars)
    }

    private mutating func reduce(_ utf8: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var blank = false
        while index < utf8.count {
            let byte = utf8[index]
            let width = Self.width(byte)
            guard index + width <= utf8.count else { return }
            let reduced: UInt8?
            switch width {
            case 1: reduced = byte
            case 2: reduced = byte == 0xC2 && utf8[index + 1] == 0xA0 ? 0x20 : nil
            case 3: reduced = Self.plain(byte, utf8[index + 1], utf8[index + 2])
            default: reduced = nil
            }
            switch reduced {
            case 0x20?, 0x09?: blank = true
            case 0x22?, 0x27?: break
            case let control? where control < 0x20 && width == 1: break
            case let mark?:
                separate(before: mark, after: &blank, at: length &+ Int32(clamping: index))
                if mark == UInt8(ascii: "%") { mayHoldAmounts = true }
                push(mark, at: length &+ Int32(clamping: index))
            case nil:
                blank = false
                if byte == 0xE5, width == 3, utf8[index + 1] == 0x85, utf8[index + 2] == 0x83 { mayHoldAmounts = true }
                for offset in 0..<width { push(utf8[index + offset], at: length &+ Int32(clamping: index + offset)) }
            }
            index += width
        }
    }

    /// A blank between digits parts two numbers, unless it follows or precedes a point or a comma (`1, 286. 76`).
    private mutating func separate(before mark: UInt8, after blank: inout Bool, at origin: Int32) {
        defer { blank = false }
        guard blank, Self.isDigit(mark), let last = bytes.last, Self.isDigit(last) else { return }
        push(Mark.gap, at: origin)
    }

    private mutating func push(_ byte: UInt8, at origin: Int32) {
        bytes.append(byte)
        origins.append(origin)
    }

    private static func width(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : (lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4))
    }

    /// The one-byte form of a mark of three bytes; nil for everything else.
    private static func plain(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8? {
        switch (a, b) {
        case (0xEF, 0xBC) where c >= 0x81: c - 0x81 + 0x21
        case (0xEF, 0xBD) where c <= 0x9E: c - 0x80 + 0x60
        case (0xE3, 0x80): c == 0x80 ? 0x20 : (c == 0x82 ? Mark.stop : (0x8C...0x8F ~= c ? 0x22 : nil))
        case (0xE2, 0x80): 0x98...0x9F ~= c ? 0x22 : (0x80...0x8B ~= c || c == 0xAF ? 0x20 : nil)
        default: nil
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    private static func isPageNumber(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in utf8 {
            if isDigit(byte) {
                digits += 1
            } else if byte != 0x2D, byte != 0x20, byte != 0xE2, byte != 0x80, byte != 0x94, byte != 0x93 {
                return false
            }
        }
        return digits > 0 && digits <= 4
    }

    /// Whether a line begins with an enumerator (`一、`, `（二）`, `3.`, `(4)`, `第五`) or a list mark.
    private static func startsItem(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func has(_ mark: StaticString) -> Bool {
            guard index + mark.utf8CodeUnitCount <= utf8.count else { return false }
            for offset in 0..<mark.utf8CodeUnitCount where utf8[index + offset] != mark.utf8Start[offset] {
                return false
            }
            return true
        }
        while index < utf8.count, utf8[index] == 0x20 || utf8[index] == 0x2D { index += 1 }
        let bracketed = has("(") || has("（")
        if bracketed { index += has("(") ? 1 : 3 }
        let start = index
        while index < utf8.count, isDigit(utf8[index]) { index += 1 }
        if index == start {
            while let numeral = numerals.first(where: { has($0) }) { index += numeral.utf8CodeUnitCount }
        }
        guard index > start, index - start <= 9 else { return false }
        if bracketed { return has(")") || has("）") }
        if has("、") { return true }
        guard has(".") || has("．") else { return false }
        index += has(".") ? 1 : 3
        while index < utf8.count, utf8[index] == 0x20 { index += 1 }
        return index < utf8.count && !isDigit(utf8[index])
    }

    private static let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
