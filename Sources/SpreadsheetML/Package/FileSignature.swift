/// What a file is by its first bytes, where it is not the ZIP archive that a workbook must be.
package enum FileSignature: Hashable, Sendable {
    /// A ZIP archive.
    case zip
    /// An OLE compound file: an encrypted workbook or an old `.xls`.
    case compound
    /// An HTML page.
    case html
    /// XML on its own, such as a "SpreadsheetML 2003" workbook.
    case xml
    /// Plain text.
    case text
    /// Something else.
    case other

    /// Looks at the first bytes of a file.
    package init(head: some Collection<UInt8>) {
        let bytes = Array(head.prefix(1024))
        if bytes.starts(with: [0x50, 0x4B]) {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .compound
        } else {
            self = Self.markup(bytes)
        }
    }

    private static func markup(_ bytes: [UInt8]) -> FileSignature {
        let start = bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } ?? bytes.count
        let lower = bytes[start...].prefix(512).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        if lower.starts(with: Array("<?xml".utf8)) { return .xml }
        for mark in ["<!doctype html", "<html", "<table", "<head", "<meta", "<body"]
        where lower.starts(with: Array(mark.utf8)) {
            return .html
        }
        let isText = !bytes.isEmpty && bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return isText ? .text : .other
    }

    /// The error for a file that is not a ZIP archive; `contents` is as much of the file as is at hand.
    package func refusal(contents: some Collection<UInt8>) -> SpreadsheetError {
        switch self {
        case .compound: Self.compoundRefusal(contents)
        case .html:
            SpreadsheetError(
                .html, "The file is an HTML page with the name of a workbook.",
                hint: "Open it in a spreadsheet program and save it as .xlsx, or read it as markdown or text.")
        case .xml:
            SpreadsheetError(
                .text, "The file is XML on its own, not a workbook package.",
                hint: "Open it in a spreadsheet program and save it as .xlsx.")
        case .text:
            SpreadsheetError(
                .text, "The file is plain text, such as CSV, with the name of a workbook.",
                hint: "Read it as text, or open it in a spreadsheet program and save it as .xlsx.")
        case .zip, .other:
            SpreadsheetError(
                .notZip, "The file is not a ZIP archive, as a workbook is, or its end is missing.",
                hint: "Fetch it again: the download may have been cut short.")
        }
    }

    private static func compoundRefusal(_ contents: some Collection<UInt8>) -> SpreadsheetError {
        // Stream names in a compound file are UTF-16 ([MS-CFB] 2.6.1); the directory may be anywhere in the file.
        if contains("EncryptedPackage", in: contents) || contains("EncryptionInfo", in: contents) {
            return SpreadsheetError(
                .encrypted, "The workbook is protected by a password.",
                hint: "Open it with the password in a spreadsheet program and save it without one.")
        }
        return SpreadsheetError(
            .legacy, "The file is an old Office document (.xls), not an .xlsx workbook.",
            hint: "Open it in a spreadsheet program and save it as .xlsx.")
    }

    private static func contains(_ name: String, in contents: some Collection<UInt8>) -> Bool {
        let pattern: [UInt8] = name.utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
        let bytes = Array(contents)
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        for start in 0...(bytes.count - pattern.count) where bytes[start] == first {
            if bytes[start..<(start + pattern.count)].elementsEqual(pattern) { return true }
        }
        return false
    }
}
