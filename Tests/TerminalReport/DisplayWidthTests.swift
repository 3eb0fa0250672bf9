import TerminalReport
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("总计", 4), ("“三公”", 6), ("，（）", 6), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2), ("한", 2),
        ("😀", 2), ("\u{200B}", 0), ("─", 1), ("△", 1), ("①", 1), ("\u{3000}", 2), ("゙", 0), ("\u{20000}", 2), ("é", 1),
    ])
    func countsColumns(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [
        ("总计合计", 5, "总计…"), ("总计合计", 8, "总计合计"), ("总计合计", 6, "总计…"), ("abc", 2, "a…"), ("abc", 0, "abc"),
    ])
    func cutsToAWidth(text: String, width: Int, cut: String) {
        #expect(TerminalText.cut(text, to: width) == cut)
    }

    @Test func stripsWhatWouldDriveTheTerminal() {
        #expect(TerminalText.sanitised("a\u{1B}[31mb\u{7}\u{9B}c\u{202E}d\u{2066}e\tf\n") == "a[31mbcde f ")
    }
}
