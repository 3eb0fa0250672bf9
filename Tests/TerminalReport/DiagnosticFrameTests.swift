import DisclosureModel
import TerminalReport
import Testing

@Suite struct DiagnosticFrameTests {
    private func frame(_ source: String, line: Int, column: Int, excerpt: String? = nil, hint: String? = nil) -> String
    {
        let diagnostic = Diagnostic(
            .warning, "a.code", at: .text(line: line, column: column), "A sentence.", excerpt: excerpt, hint: hint)
        return DiagnosticFrame().lines(for: diagnostic, file: "a.txt", in: SourceLines(utf8: Array(source.utf8)))
            .joined(separator: "\n")
    }

    @Test func marksTheExcerptUnderItsDisplayWidth() {
        #expect(
            frame("合计\t1\n事业运行\t256.96\t项目", line: 2, column: 6, excerpt: "256.96", hint: "Look.") == """
                warning[a.code]: A sentence.
                 --> a.txt:2:6
                  |
                2 | 事业运行 256.96 项目
                  |          ^^^^^^
                  = help: Look.
                """)
    }

    @Test func marksOneCharacterWhereTheExcerptStandsElsewhere() {
        #expect(frame("总计", line: 1, column: 2, excerpt: "x").hasSuffix("1 | 总计\n  |   ^^"))
    }

    @Test func marksThePlaceBehindTheEndOfALine() {
        #expect(frame("ab", line: 1, column: 9).hasSuffix("1 | ab\n  |   ^"))
    }

    @Test func longLinesAreCutAroundTheMark() {
        let text = frame(
            String(repeating: "总", count: 500) + "错" + String(repeating: "计", count: 500), line: 1, column: 501)
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= DiagnosticFrame.maximumWidth + 6 })
        let marked = lines[3].unicodeScalars.prefix { $0 != "错" }.reduce(0) { $0 + DisplayWidth.of($1) }
        #expect(lines[4].prefix { $0 != "^" }.count == marked)
    }

    @Test func controlsInTheLineTakeNoColumn() {
        #expect(frame("a\u{1B}\u{202E}b错", line: 1, column: 5).hasSuffix("1 | ab错\n  |   ^^"))
    }

    @Test func aCellOfASheetShowsItsExcerpt() {
        let diagnostic = Diagnostic(
            .error, "a.code", at: .sheet("表1", row: 7, column: 3), "A sentence.", excerpt: "1,2 3")
        #expect(
            DiagnosticFrame().lines(for: diagnostic, file: "a.xlsx") == [
                "error[a.code]: A sentence.", " --> a.xlsx:表1!C7", "  |", "  | 1,2 3", "  | ^^^^^",
            ])
    }

    @Test(arguments: [(1, "a"), (2, "b"), (3, ""), (4, "c"), (5, nil), (0, nil), (-1, nil)] as [(Int, String?)])
    func findsLinesOfEveryEnding(number: Int, line: String?) {
        #expect(SourceLines(utf8: Array("\u{FEFF}a\r\nb\n\rc".utf8))[number] == line)
    }
}
