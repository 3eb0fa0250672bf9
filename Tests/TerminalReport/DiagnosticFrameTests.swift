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

    @Test func marksAllPlacesThatTakePartUnderTheirLines() {
        let source = "合计\t9.00\n一\n二\n教育\t4.00\t1.00\t3.00\n卫生\t5.00"
        let diagnostic = Diagnostic(.error, "a.code", at: .text(line: 4, column: 4), "A sentence.", excerpt: "4.00")
        let others: [DiagnosticFrame.Place] = [
            .init(at: .text(line: 4, column: 9), excerpt: "1.00"),
            .init(at: .text(line: 1, column: 4), excerpt: "9.00"),
            .init(at: .text(line: 4, column: 14), excerpt: "3.00"),
            .init(at: .text(line: 5, column: 4), excerpt: "5.00"),
            .init(at: .sheet("表1", row: 1, column: 1), excerpt: "7"),
            .init(at: .text(line: 99, column: 1), excerpt: "7"),
        ]
        let lines = DiagnosticFrame().lines(
            for: diagnostic, file: "a.txt", in: SourceLines(utf8: Array(source.utf8)), others: others)
        #expect(
            lines.joined(separator: "\n") == """
                error[a.code]: A sentence.
                 --> a.txt:4:4
                  |
                1 | 合计 9.00
                  |      ----
                ...
                4 | 教育 4.00 1.00 3.00
                  |      ^^^^ ---- ----
                5 | 卫生 5.00
                  |      ----
                """)
    }

    @Test func marksTheWrongPlaceWhereTheOthersAreFarAway() {
        let line = String(repeating: "总", count: 300) + "1.00" + String(repeating: "计", count: 300) + "2.00"
        let diagnostic = Diagnostic(.error, "a.code", at: .text(line: 1, column: 301), "A sentence.", excerpt: "1.00")
        let lines = DiagnosticFrame().lines(
            for: diagnostic, file: "a.txt", in: SourceLines(utf8: Array(line.utf8)),
            others: [.init(at: .text(line: 1, column: 605), excerpt: "2.00")])
        #expect(lines[3].contains("1.00") && lines[4].hasSuffix("^^^^") && !lines[4].contains("-"))
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

    /// Of a line as much is read as is asked for, by characters and not by bytes.
    @Test(arguments: [(0, ""), (1, "预"), (3, "预a算"), (4, "预a算"), (Int.max, "预a算")])
    func takesTheBeginningOfALine(scalars: Int, line: String) {
        #expect(SourceLines(utf8: Array("x\n预a算\ny".utf8))[2, upTo: scalars] == line)
    }

    /// A line is shown the same however long it goes on behind what is shown of it.
    @Test(arguments: [1, 40, 700, 5000])
    func aLongLineIsShownAroundItsPlace(column: Int) {
        func frame(_ length: Int) -> [String] {
            let line = String(repeating: "预算a", count: length)
            return DiagnosticFrame().lines(
                for: Diagnostic(.error, "a.code", at: .text(line: 1, column: column), "A sentence."), file: "a.txt",
                in: SourceLines(utf8: Array(line.utf8)))
        }
        #expect(frame(3000) == frame(300_000))
    }
}
