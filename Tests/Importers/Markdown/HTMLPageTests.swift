import DisclosureModel
import Testing

@testable import MarkdownImporter

/// Whole pages: what a person sees of them.
@Suite struct HTMLPageTests {
    @Test func headScriptsStylesAndCommentsShowNothing() throws {
        let text = """
            <!DOCTYPE html>
            <html lang="zh"><head><meta charset="utf-8">
            <title>某局2024年度部门决算
              - 某区门户网站</title>
            <style>
            table { width: 100.50px }
            </style>
            <script>
            var a = "<table><tr><td>2019年度</td></tr></table>"; if (1 < 2) {}
            </script></head>
            <body class="a>b">
            <div class="nav"><a href="/">首页</a> &gt; <a href="/x">公开</a></div>
            <h1>某局2024年度
              部门<b>决算</b></h1>
            <p>发布日期：2025-09-01<br/>来源：某局</p>
            <!-- hidden <p>2018年度</p> -->
            <table border="1"><caption>支出决算表</caption><tr><td>a</td><td>b</td></tr></table>
            <p>注：<span>本表</span>反映 3 < 4。</p>
            </body>
            </html>
            """
        #expect(
            try page(text) == [
                "P 首页 > 公开", "H1 某局2024年度 部门决算", "P 发布日期：2025-09-01", "P 来源：某局", "T a|b", "P 注：本表反映 3 < 4。",
            ])
        let document = try read(text)
        #expect(document.properties == [.init(key: "title", value: "某局2024年度部门决算 - 某区门户网站")])
        #expect(document.grids.first?.name == "支出决算表")
        #expect(document.grids.first?.at == .text(line: 17, column: 1))
    }

    /// A table that holds tables only sets the page.
    @Test func theTablesWithinAPageOfTables() throws {
        let text = """
            <html><head></head><body><table><tr><td>栏目</td><td>
            <table><tr><td>a</td><td>b</td></tr></table></td></tr></table></body></html>
            """
        #expect(try page(text) == ["P 栏目", "T a|b"])
    }

    /// What tools write around a table in running text is no page.
    @Test(arguments: [
        "<html><body><table><tr><td>a</td></tr></table></body></html>\n\n# 题", "# 题\n\n<html><head></head></html>",
    ])
    func fragmentsStayMarkdown(text: String) throws {
        let isPage = HTMLPage.begins(Array(text.utf8).span)
        #expect(!isPage)
        #expect(try page(text).contains("H1 题"))
    }

    /// Text that is cut anywhere is read without a trap, and nothing is read twice.
    @Test func soupIsRead() throws {
        let whole = Array(
            "<!doctype html><p title=\"a>b>甲<table><tr><td>1</td></tr><p 'x <b>乙</b><script>x</p><h2>丙".utf8)
        for length in 15...whole.count {
            _ = try read(String(decoding: whole[..<length], as: UTF8.self))
        }
        let quotes = "<!doctype html>" + String(repeating: "<a \"<table ", count: 20_000)
        #expect(throws: Never.self) { try read(quotes) }
    }
}
