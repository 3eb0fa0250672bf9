import CanonicalJSON
import ConversionGraph
import DisclosureModel
import Testing

@Suite struct DecodingTests {
    private static let head = #"{"schema":"tabularium/1","document":{},"tables":["#

    private func decode(_ text: String) throws -> (DisclosureDocument, [Diagnostic]) {
        var context = ConversionContext()
        let document = try CanonicalJSON.decode(Array(text.utf8), context: &context)
        return (document, context.diagnostics)
    }

    private func failure(_ bytes: [UInt8]) -> Diagnostic? {
        var context = ConversionContext()
        do {
            _ = try CanonicalJSON.decode(bytes, context: &context)
            return nil
        } catch {
            return (error as? ConversionError)?.diagnostic
        }
    }

    @Test(arguments: [
        ("12.50", "12.50"), ("-0.00", "0.00"), ("1e3", "1000"), ("1.5E+2", "150"), ("25e-2", "0.25"),
        ("\"2540.10\"", "2540.10"), ("9223372036854775807", "9223372036854775807"),
    ])
    func readsAmounts(json: String, value: String) throws {
        let (document, _) = try decode(
            Self.head + #"{"rows":[{"amounts":{"c1":\#(json)},"kind":"item"}],"columns":[],"state":"reported"}]}"#)
        #expect(document.tables.first?.rows.first?.amounts["c1"]?.description == value)
    }

    @Test(arguments: [
        (#""a\u0041\n\/""#, "aA\n/"), (#""\ud83d\uDE00""#, "😀"), (#""\u4e07元""#, "万元"),
    ])
    func readsEscapes(json: String, value: String) throws {
        let (document, _) = try decode(#"{"tables":[],"document":{"unit":\#(json)},"schema":"tabularium/1"}"#)
        #expect(document.document.unit == value)
    }

    @Test func unknownKeysAreSkippedAndReportedOnce() throws {
        let (document, diagnostics) = try decode(
            #"{"schema":"tabularium/1","document":{"x":[1,{"y":null}]},"tables":[{"state":"empty","columns":[],"#
                + #""rows":[{"kind":"item","amounts":{},"a b":1},{"kind":"item","amounts":{},"a b":true}]}]}"#)
        #expect(document.tables.first?.rows.count == 2)
        #expect(diagnostics.map(\.code) == ["json.unknown-key", "json.unknown-key"])
        #expect(diagnostics.map { $0.message.prefix { $0 != " " } } == ["$.document.x", "$.tables[0].rows[0][\"a"])
        #expect(diagnostics.first?.at == .text(line: 1, column: 42))
    }

    /// Sections may have columns of one key; an amount of no column is kept, and said once, wherever the columns stand.
    @Test(arguments: [true, false])
    func columnsOfAmountsAreDeclared(columnsComeFirst: Bool) throws {
        let columns = #""columns":[{"key":"a","type":"amount"},{"key":"a","type":"amount","section":"revenue"}]"#
        let row = #"{"kind":"item","amounts":{"a":1,"b":2}}"#
        let rows = #""rows":[\#(row),\#(row)]"#
        let parts = columnsComeFirst ? [columns, rows] : [rows, columns]
        let (document, diagnostics) = try decode(
            Self.head + #"{"state":"reported",\#(parts[0]),\#(parts[1])}]}"#)
        #expect(document.tables.first?.rows.last?.amounts["b"] == Amount("2"))
        #expect(diagnostics.map(\.code) == ["json.undeclared-column"])
        #expect(diagnostics.first?.message.hasPrefix("$.tables[0].rows[0].amounts.b is") == true)
    }

    @Test(arguments: [
        ("", "$: expected an object, and the file ends"),
        ("[]", "$: expected an object, found an array"),
        ("{} x", "$: the key \"schema\" is missing"),
        (#"{"schema":"tabularium/2"}"#, "$.schema: expected \"tabularium/1\", found \"tabularium/2\""),
        (#"{"schema":"tabularium/1","schema":"tabularium/1"}"#, "$: the key \"schema\" appears twice"),
        (#"{"schema":"tabularium/1","\u0073chema":""}"#, "$: the key \"schema\" appears twice"),
        (
            #"{"schema":"tabularium/1","document":{"kind":"x"}}"#,
            "$.document.kind: expected one of final, budget, found \"x\""
        ),
        (
            #"{"schema":"tabularium/1","document":{"year":2024.5}}"#,
            "$.document.year: expected a whole number from 0 to 9999"
        ),
        (#"{"schema":"tabularium/1","document":{"title":null}}"#, "$.document.title: expected a string, found null"),
        (
            #"{"schema":"tabularium/1","document":{"title":"\ud800"}}"#,
            "$.document.title: half of a surrogate pair stands alone"
        ),
        (
            #"{"schema":"tabularium/1","document":{"title":"\ud800\u0041"}}"#,
            "$.document.title: half of a surrogate pair stands alone"
        ),
        (#"{"schema":"tabularium/1","document":{"title":"\q"}}"#, "$.document.title: \\q is no escape"),
        ("{\"schema\":\"a\tb\"}", "$.schema: a control character stands in a string unescaped"),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item","amounts":{"total":"x"}}]}]}"#,
            "$.tables[0].rows[0].amounts.total: \"x\" is no decimal number"
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item","amounts":{"total":1e99}}]}]}"#,
            "$.tables[0].rows[0].amounts.total: the number does not fit an exact decimal of 18 digits"
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item","amounts":{"total":01}}]}]}"#,
            "$.tables[0].rows[0].amounts.total: a number begins with a zero that has no use"
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item"}]}]}"#,
            "$.tables[0].rows[0]: the key \"amounts\" is missing"
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[],"at":"7"}]}"#,
            "$.tables[0].at: \"7\" is no place in a source; those are like 162:31 or Sheet1!B7"
        ),
        (
            head
                + #"{"state":"reported","columns":[{"key":"a","type":"amount"},{"key":"a","type":"text"}],"rows":[]}]}"#,
            "$.tables[0].columns[1]: the column \"a\" stands twice"
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item","code":"20a1","amounts":{}}]}]}"#,
            "$.tables[0].rows[0].code: expected a code of digits alone, found \"20a1\""
        ),
        (
            head + #"{"state":"reported","columns":[],"rows":[{"kind":"item","level":9,"amounts":{}}]}]}"#,
            "$.tables[0].rows[0].level: expected a whole number from 1 to 3"
        ),
        (head + "],}", "$: a comma stands before the end of the object"),
        (head + "]} 1", "$: expected nothing after the outermost value"),
        (head + "1]}", "$.tables[0]: expected an object, found a number"),
        (head + "]", "$: expected a comma or the end of the object, and the file ends"),
    ])
    func refusesWhatBreaksTheSchema(json: String, message: String) {
        #expect(failure(Array(json.utf8))?.message == message)
    }

    @Test func namesTheLineAndColumnInCharacters() {
        let json = "{\n  \"schema\": \"tabularium/1\",\n  \"document\": { \"title\": \"总计\", \"year\": [] }\n}"
        #expect(failure(Array(json.utf8))?.at == .text(line: 3, column: 40))
        #expect(failure(Array(json.utf8))?.code == "json.schema")
    }

    @Test func refusesBytesThatAreNoUTF8() {
        let bytes = Array(#"{"schema":"tabularium/1","document":{"title":""#.utf8) + [0xFF] + Array(#""}}"#.utf8)
        #expect(failure(bytes)?.message == "$.document.title: the string is not valid UTF-8")
    }

    @Test func depthIsBounded() {
        let deep = #"{"x":"# + String(repeating: "[", count: 100_000)
        #expect(failure(Array(deep.utf8))?.message.hasSuffix("are nested more than 512 deep") == true)
    }
}
