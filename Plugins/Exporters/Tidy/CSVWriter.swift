import DisclosureModel

/// Writes comma-separated values (RFC 4180): CR LF after each record, quotes where they are needed.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// - Parameter mark: Whether to begin with a byte order mark, by which Excel tells UTF-8.
    init(mark: Bool) {
        if mark { bytes += [0xEF, 0xBB, 0xBF] }
    }

    /// Writes a text. One that a spreadsheet would run as a formula gets a single quote in front (CWE-1236).
    mutating func text(_ text: String?) {
        separate()
        guard let text, !text.isEmpty else { return }
        let runs = text.utf8.first.map(Self.startsFormula) ?? false
        guard runs || text.utf8.contains(where: Self.needsQuotes) else {
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if runs { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a number in plain decimals; never quoted, never changed.
    mutating func number(_ number: Amount?) {
        separate()
        if let number { bytes += number.description.utf8 }
    }

    /// Writes a whole number.
    mutating func number(_ number: Int?) {
        separate()
        if let number { bytes += String(number).utf8 }
    }

    /// Ends the record.
    mutating func endRecord() {
        bytes += [0x0D, 0x0A]
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
}
