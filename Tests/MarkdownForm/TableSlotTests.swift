import DisclosureModel
import MarkdownForm
import TestSupport
import Testing

@Suite struct TableSlotTests {
    @Test(arguments: UInt64(0)..<200)
    func printsWhatItReads(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = TextGenerator.text(&random)
        let headers: [TableSlot.Header] = [.path, .label, .stated(label: text, path: ["", text])]
        let slots: [TableSlot] = [
            .kind, .at, .extra(.amount, key: text), .extra(.text, key: ""),
            .column(
                .init(key: text, type: .amount, ordinal: nil, section: nil, header: random.one(of: headers, or: .path))),
            .column(
                .init(key: "total", type: .text, ordinal: -3, section: text, header: random.one(of: headers, or: .path))
            ),
            .column(.init(key: "", type: .text, ordinal: 3, section: "", header: .stated(label: "", path: []))),
        ]
        for slot in slots {
            let printed = slot.description
            #expect(TableSlot(printed) == slot)
            #expect(!printed.utf8.contains(0x20) && !printed.contains("--") && !printed.contains(">"))
        }
    }

    @Test(arguments: ["", "=", "=a", "=a:amount:x", "=a:number", "+text", "+text:%4", "+word:a", "kinds", "=%FF:text"])
    func refusesWhatIsNoSlot(word: String) {
        #expect(TableSlot(word) == nil)
    }
}
