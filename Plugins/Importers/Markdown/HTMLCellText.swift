import SourceText

/// Collects what a person sees of an HTML cell.
struct HTMLCellText {
    private var bytes: [UInt8] = []
    private var boldDepth = 0
    private var hasPlainText = false
    private var hasBoldText = false
    private var superscriptStart: Int?
    /// A superscript that stood after a number, until text follows it.
    private var noteMark: [UInt8] = []

    /// Blanks and line feeds of the file are one blank; the blanks at both ends go.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            if byte <= 0x20 {
                if let last = bytes.last, last > 0x20 { bytes.append(0x20) }
                continue
            }
            restoreNoteMark()
            bytes.append(byte)
            if boldDepth > 0 { hasBoldText = true } else { hasPlainText = true }
        }
    }

    mutating func append(_ mark: String) {
        restoreNoteMark()
        bytes += mark.utf8
        hasPlainText = true
    }

    mutating func breakLine(always: Bool) {
        while bytes.last == 0x20 { bytes.removeLast() }
        if always || (bytes.last.map { $0 != 0x0A } ?? false) { bytes.append(0x0A) }
    }

    mutating func bold(_ step: Int) { boldDepth = max(0, boldDepth + step) }

    mutating func startSuperscript() { superscriptStart = bytes.count }

    /// A superscript after a number is a note mark unless text follows; elsewhere digits are raised.
    mutating func endSuperscript() {
        guard let start = superscriptStart, start <= bytes.count else { return }
        superscriptStart = nil
        let content = Array(bytes[start...])
        bytes.removeSubrange(start...)
        if Self.isNumber(bytes), noteMark.isEmpty { noteMark = content } else { bytes += Self.raised(content) }
    }

    /// The text, whether it is bold, and the note mark taken off it.
    var result: InlineText {
        let span = bytes.span
        let mark = String(decoding: noteMark, as: UTF8.self)
        return InlineText(
            text: span.string(in: span.trimmed(0..<span.count)), isBold: hasBoldText && !hasPlainText,
            noteMarks: mark.isEmpty ? [] : [mark])
    }

    private mutating func restoreNoteMark() {
        guard !noteMark.isEmpty else { return }
        bytes += Self.raised(noteMark)
        noteMark = []
    }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        var digits = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x20, 0x2B...0x2E, 0x25, 0x28, 0x29: continue
            default: return false
            }
        }
        return digits > 0
    }

    private static func raised(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x31: [0xC2, 0xB9]
            case 0x32, 0x33: [0xC2, byte + 0x80]
            case 0x30, 0x34...0x39: [0xE2, 0x81, 0xB0 + (byte - 0x30)]
            default: [byte]
            }
        }
    }
}
