import CanonicalJSON
import DisclosureModel
import Testing

@Suite struct JSONWriterTests {
    private func write(_ layout: JSONWriter.Layout) -> String {
        var writer = JSONWriter()
        writer.beginObject(layout)
        writer.key("a")
        writer.beginArray()
        writer.number(-1)
        writer.boolean(true)
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("b")
        writer.number(Amount(coefficient: -5, scale: 2))
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func setsOutLines() {
        #expect(write(.lines) == "{\n  \"a\": [\n    -1,\n    true,\n    {}\n  ],\n  \"b\": -0.05\n}")
    }

    @Test func setsOutOneLineForPeople() {
        #expect(write(.inline) == #"{ "a": [-1, true, {}], "b": -0.05 }"#)
    }

    @Test func setsOutOneLineForMachines() {
        #expect(write(.dense) == #"{"a":[-1,true,{}],"b":-0.05}"#)
    }

    @Test(arguments: [
        ("1.50", "1.50"), ("-1E+5", "-1E+5"), ("01", "\"01\""), ("", "\"\""), ("1 ", "\"1 \""), ("NaN", "\"NaN\""),
    ])
    func writesNumbersGivenAsText(text: String, json: String) {
        var writer = JSONWriter()
        writer.number(text: text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    }

    @Test(arguments: [Int64.min, .max, 0, 5, -5, 100], [0, 1, 2, 18] as [UInt8])
    func writesAmountsAsTheyPrint(coefficient: Int64, scale: UInt8) {
        let amount = Amount(coefficient: coefficient, scale: scale)
        var writer = JSONWriter()
        writer.number(amount)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == amount.description)
    }
}
