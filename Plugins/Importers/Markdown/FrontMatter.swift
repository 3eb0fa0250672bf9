import DisclosureModel
import SourceText

/// The YAML subset that stands between `---` lines at the top of a markdown file.
struct FrontMatter {
    /// The entries in the order of the file; entries of a nested mapping have dotted keys.
    private(set) var entries: [SourceDocument.Property] = []
    /// How many lines it takes, fences included; 0 where there is none.
    private(set) var lineCount = 0

    /// Reads the front matter, if the first line opens one that is closed.
    init(_ lines: [SourceLine], in bytes: Span<UInt8>) {
        guard let first = lines.first, Self.isFence(first, in: bytes, closing: false) else { return }
        guard
            let close = lines.indices.dropFirst().prefix(Self.longest).first(where: {
                Self.isFence(lines[$0], in: bytes, closing: true)
            })
        else { return }
        var parent = ""
        var read: [SourceDocument.Property] = []
        for line in lines[1..<close] {
            let isNested = bytes.hasPrefix(" ", at: line.range.lowerBound)
            guard let entry = Self.entry(line.range, in: bytes) else {
                let content = bytes.trimmed(line.range)
                if content.isEmpty || bytes.hasPrefix("#", at: content.lowerBound) { continue }
                // Not the subset, or no metadata at all: two thematic breaks around text.
                guard Self.takeItem(content, isNested: isNested, in: bytes, into: &read) else { return }
                continue
            }
            read.append(
                .init(key: isNested && !parent.isEmpty ? parent + "." + entry.key : entry.key, value: entry.value))
            if !isNested { parent = entry.key }
        }
        entries = read.filter { !$0.value.isEmpty }
        lineCount = close + 1
    }

    /// The value of a key.
    subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

    private static let longest = 1024

    private static func isFence(_ line: SourceLine, in bytes: Span<UInt8>, closing: Bool) -> Bool {
        let content = bytes.trimmed(line.range)
        guard content.count == 3, content.lowerBound == line.range.lowerBound else { return false }
        return bytes.hasPrefix("---", at: content.lowerBound)
            || (closing && bytes.hasPrefix("...", at: content.lowerBound))
    }

    /// `key: value`; a key has no blanks.
    private static func entry(_ range: Range<Int>, in bytes: Span<UInt8>) -> (key: String, value: String)? {
        let content = bytes.trimmed(range)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: content), colon > content.lowerBound,
            colon + 1 == content.upperBound || bytes[colon + 1] <= 0x20,
            !bytes.hasPrefix("- ", at: content.lowerBound)
        else { return nil }
        for index in content.lowerBound..<colon where bytes[index] <= 0x20 { return nil }
        return (
            bytes.string(in: content.lowerBound..<colon),
            YAMLScalar.read(bytes.string(in: bytes.trimmed((colon + 1)..<content.upperBound)))
        )
    }

    /// Items of a list, and lines that go on, join the entry before them.
    private static func takeItem(
        _ content: Range<Int>, isNested: Bool, in bytes: Span<UInt8>, into entries: inout [SourceDocument.Property]
    ) -> Bool {
        let isItem = bytes.hasPrefix("- ", at: content.lowerBound)
        guard isItem || isNested else { return false }
        guard !entries.isEmpty else { return true }
        let range = isItem ? bytes.trimmed((content.lowerBound + 2)..<content.upperBound) : content
        let text = YAMLScalar.read(bytes.string(in: range))
        entries[entries.count - 1].value += (entries[entries.count - 1].value.isEmpty ? "" : ", ") + text
        return true
    }
}
