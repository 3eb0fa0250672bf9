import TerminalReport
import Testing

@Suite struct TextTableTests {
    @Test func alignsChineseAndNumbers() {
        var table = TextTable([.init("code"), .init("label"), .init("nothing"), .init("total", .right)])
        table.add(["201", "一般公共服务支出", "", "2434.51"])
        table.add(["2010350", "事业", "", "0.1"])
        #expect(
            table.lines() == [
                "code     label               total",
                "───────  ────────────────  ───────",
                "201      一般公共服务支出  2434.51",
                "2010350  事业                  0.1",
            ])
    }

    @Test func cutsWideCellsAndStripsControls() {
        var table = TextTable([.init("a", maximumWidth: 5)])
        table.add(["总计合计"])
        table.add(["x\u{1B}[2Jy", "beyond the last column"])
        #expect(table.lines() == ["a", "─────", "总计…", "x[2Jy"])
    }
}
