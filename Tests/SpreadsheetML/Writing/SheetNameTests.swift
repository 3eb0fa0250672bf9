import SpreadsheetML
import Testing

@Suite struct SheetNameTests {
    @Test(arguments: [
        ("收入决算表", "收入决算表"), ("收入/支出: [总表]*?\\", "收入／支出： ［总表］＊？＼"), ("", "Sheet"), ("'' '", "Sheet"), ("'a'b'", "a'b"),
        ("History", "History_"), ("hISTORY", "hISTORY_"), ("a\nb\u{1}c\u{FFFF}", "a bc"),
        (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
        (String(repeating: "\u{1F9EE}", count: 20), String(repeating: "\u{1F9EE}", count: 15)),
    ])
    func nearestValidName(wanted: String, name: String) {
        #expect(WorkbookWriter().reserveName(wanted).description == name)
    }

    @Test func namesAreUniqueWhateverTheirCase() {
        let book = WorkbookWriter()
        let long = String(repeating: "长", count: 31)
        let names = ["Data", "data", "DATA", long, long].map { book.reserveName($0).description }
        #expect(names == ["Data", "data (2)", "DATA (3)", long, String(repeating: "长", count: 27) + " (2)"])
        #expect(names.allSatisfy { $0.utf16.count <= 31 })
    }

    @Test func quotesDoubleApostrophes() {
        #expect(WorkbookWriter().reserveName("a'b c").quoted == "'a''b c'")
    }
}
