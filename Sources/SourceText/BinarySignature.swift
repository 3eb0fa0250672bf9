/// What a file is by its first bytes, where it is surely no text.
enum BinarySignature {
    /// What the file is, with its article; nil where its first bytes could be text. O(1).
    static func name(of file: Span<UInt8>) -> String? {
        signatures.first { bytes, _ in
            guard file.count >= bytes.count else { return false }
            for index in bytes.indices where file[index] != bytes[index] { return false }
            return true
        }?.name
    }

    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF89a".utf8), "a GIF picture"),
        (Array("GIF87a".utf8), "a GIF picture"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive, such as a workbook or a text document"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document (.doc, .xls)"),
        ([0x1F, 0x8B, 0x08], "a gzip archive"),
        (Array("Rar!".utf8) + [0x1A, 0x07], "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
    ]
}
