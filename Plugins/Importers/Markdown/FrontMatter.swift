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
            let text = bytes.string(in: line.range)
            guard let entry = Self.entry(text) else {
                // Not the subset, or no metadata at all: two thematic breaks around text.
                if text.allSatisfy({ $0 == " " }) || text.hasPrefix("#") || Self.continues(text, &read) { continue }
                return
            }
            let key = text.hasPrefix(" ") && !parent.isEmpty ? parent + "." + entry.key : entry.key
            if !text.hasPrefix(" ") { parent = entry.key }
            read.append(.init(key: key, value: entry.value))
        }
        entries = read.filter { !$0.value.isEmpty }
        lineCount = close + 1
    }

    /// The value of a key.
    subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

    private static let longest = 1024

    private static func isFence(_ line: SourceLine, in bytes: Span<UInt8>, closing: Bool) -> Bool {
        let text = bytes.string(in: bytes.trimmed(line.range))
        return (text == "---" || (closing && text == "...")) && bytes.hasPrefix("-", at: line.range.lowerBound)
            || (closing && text == "...")
    }

    private static func entry(_ line: String) -> (key: String, value: String)? {
        let text = line.drop { $0 == " " }
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, !text.hasPrefix("- ") else { return nil }
        let key = text[..<colon]
        let rest = text[text.index(after: colon)...]
        guard rest.isEmpty || rest.hasPrefix(" ") || rest.hasPrefix("\t"), !key.contains(" ") else { return nil }
        return (String(key), YAMLScalar.read(rest.drop { $0 == " " || $0 == "\t" }))
    }

    /// Items of a list join the entry before them.
    private static func continues(_ line: String, _ entries: inout [SourceDocument.Property]) -> Bool {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("- ") || line.hasPrefix(" ") else { return false }
        guard !entries.isEmpty else { return true }
        let item = YAMLScalar.read(text.hasPrefix("- ") ? text.dropFirst(2) : text)
        entries[entries.count - 1].value += (entries[entries.count - 1].value.isEmpty ? "" : ", ") + item
        return true
    }
}

/// A YAML scalar: plain, or in quotes of either kind (YAML 1.2, 7.3).
enum YAMLScalar {
    /// The value that a scalar stands for; a comment after a plain one is no part of it.
    static func read(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
            return unquoted(text.dropFirst().dropLast())
        }
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            return unescaped(text.dropFirst().dropLast().unicodeScalars)
        }
        return String(text)
    }

    private static func unquoted(_ text: Substring) -> String {
        var result = ""
        var quoted = false
        for character in text {
            if character == "'", !quoted {
                quoted = true
                continue
            }
            quoted = false
            result.append(character)
        }
        return result
    }

    private static func unescaped(_ scalars: Substring.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        var iterator = scalars.makeIterator()
        while let scalar = iterator.next() {
            guard scalar == "\\", let mark = iterator.next() else {
                result.append(scalar)
                continue
            }
            switch mark {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "0": result.append("\0")
            case "x", "u", "U":
                var digits = ""
                for _ in 0..<(mark == "x" ? 2 : mark == "u" ? 4 : 8) {
                    if let digit = iterator.next() { digits.unicodeScalars.append(digit) }
                }
                result.append(UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}")
            default: result.append(mark)
            }
        }
        return String(result)
    }
}
