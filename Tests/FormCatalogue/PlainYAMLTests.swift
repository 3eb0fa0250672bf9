import Foundation
import TestSupport
import Testing

@testable import FormCatalogue

/// The reader of plain files and the library read the same, or the reader leaves the file to the library.
@Suite struct PlainYAMLTests {
    @Test(arguments: try PlainYAMLTests.districts())
    func readsTheDistrictsAsTheLibraryDoes(file: String) throws {
        let bytes = try Self.bytes(file)
        let plain = try #require(PlainYAML.value(of: bytes), "\(file) needs the library, which is slow")
        #expect(Self.text(plain) == Self.text(try YAML(library: bytes)))
    }

    @Test(arguments: [
        "", "# nothing\n", "a: 1\n", "a:\n  b: x # why\n  c: [1, \"two, three\", {d: e}]\n",
        "- a\n- b: 1\n  c: 2\n-\n  d: 3\n",
        "a:\n- 1\n- 2\nb: 收入[支出]表: x\n", "a: |\n  one\n\n    two # no comment\n\nb: 'x'\n",
        "a: [\n  1,\n  2\n]\nb: {}\n",
        "a: x\n  y\n", "a: &b c\n", "a: \"\\n\"\n", "a: >\n  x\n", "a: 1\na: 2\n", "a\n", "[1, 2]\n", "a: b: c\n",
        "a: -1\n",
        "a: [1, 2\n", "a: {b}\n", "? a\n: b\n", "a:\n\tb: 1\n", "a: |\n  x", "a:\n", "--- a\n", "a: 'it''s'\n",
        "a: x#y\n", "a:b\n",
        "a: [x y , z]\n", "a: http://x/y\n", "a: [http://x]\n", " a: 1\n b: 2\n", "a: 1\n b: 2\n", "- - 1\n",
        "a: !t x\n",
        "a: |\n    x\n  y\n", "a: [b, # c\n  d]\n", "a: \"x\" # y\n", "a: \"x\"y\n", "a: 表\u{85}b\n",
        "%YAML 1.2\n---\na: b\n",
    ])
    func agreesOrLeavesItToTheLibrary(text: String) { agree(Array(text.utf8)) }

    @Test(arguments: 0..<600)
    func agreesOnDamagedFiles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let files = try Self.districts()
        var bytes = try Self.bytes(files[random.below(files.count)])
        let start = random.below(bytes.count - 600)
        let line = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
        bytes = Array(bytes[line...].prefix(600))
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(3) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(random.one(of: Self.marks, or: 0x20), at: place)
            default: bytes[place] = random.one(of: Self.marks, or: 0x20)
            }
        }
        agree(bytes)
    }

    @Test(
        "A character that YAML knows as more than text is left to the library, wherever in a line it stands",
        arguments: ["\t", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}"])
    func leavesControls(mark: String) {
        for before in 0..<24 {
            let text = String(repeating: "表", count: before) + mark + String(repeating: "x", count: 24 - before)
            #expect(PlainYAML.value(of: Array("key: \(text)\n".utf8)) == nil, "\(before)")
        }
    }

    @Test("Characters that only begin like those are read", arguments: ["\u{A0}", "“", "…", "\u{E9}", "~"])
    func readsLikeMarks(mark: String) throws {
        for before in 0..<24 {
            let text = String(repeating: "表", count: before) + mark + String(repeating: "x", count: 24 - before)
            #expect(try #require(PlainYAML.value(of: Array("key: \(text)\n".utf8)))["key"]?.string == text)
        }
    }

    private func agree(_ bytes: [UInt8]) {
        guard let plain = PlainYAML.value(of: bytes) else { return }
        let library = try? YAML(library: bytes)
        #expect(library.map(Self.text) == Self.text(plain), "\(String(decoding: bytes, as: UTF8.self))")
    }

    private static func districts() throws -> [String] {
        let folder = Repository.root() + "/Plugins/Districts/"
        return try ["National", "Shanghai", "Wuhan"].flatMap { district in
            try FileManager.default.contentsOfDirectory(atPath: folder + district).sorted()
                .filter { $0.hasSuffix(".yaml") }.map { folder + district + "/" + $0 }
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

    /// A value as text, with its lines.
    private static func text(_ value: YAML) -> String {
        let line = value.line.map { "@\($0)" } ?? ""
        if let string = value.string { return "\(string.debugDescription)\(line)" }
        if !value.items.isEmpty { return "[\(value.items.map(text).joined(separator: ", "))]\(line)" }
        return "{\(value.pairs.map { "\($0.key.debugDescription): \(text($0.value))" }.joined(separator: ", "))}"
    }

    private static let marks = Array(" :-#[]{},'\"|\n>&*!?x1".utf8)
}
