import ConversionGraph
import SpreadsheetML

/// Recognises workbooks by their content: ZIP archives that name a workbook part, and what is mistaken for one.
enum WorkbookProbe {
    /// Looks at the head and at the list of entries, which stands at the end.
    static func probe(_ input: ProbeInput) -> ProbeResult? {
        switch FileSignature(head: input.head) {
        case .zip:
            if contains("xl/workbook", input) || contains("xl\\workbook", input) {
                return ProbeResult(score: 95, reason: "a ZIP archive with a workbook in it")
            }
            if contains("[content_types].xml", input) {
                return ProbeResult(score: 60, reason: "a ZIP archive with the content types of an Office document")
            }
            return ProbeResult(score: 30, reason: "a ZIP archive")
        case .compound:
            // The importer says what it is, and what to do about it.
            return ProbeResult(score: 60, reason: "an Office file: protected by a password, or of an old kind")
        default: return nil
        }
    }

    private static func contains(_ name: String, _ input: ProbeInput) -> Bool {
        contains(name, in: input.tail) || contains(name, in: input.head)
    }

    private static func contains(_ name: String, in window: ArraySlice<UInt8>) -> Bool {
        let pattern = Array(name.utf8)
        return window.withUnsafeBufferPointer { bytes in
            guard let first = pattern.first, bytes.count >= pattern.count else { return false }
            for start in 0...(bytes.count - pattern.count) where bytes[start] | 0x20 == first | 0x20 {
                var index = 0
                while index < pattern.count, folded(bytes[start + index]) == pattern[index] { index += 1 }
                if index == pattern.count { return true }
            }
            return false
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
