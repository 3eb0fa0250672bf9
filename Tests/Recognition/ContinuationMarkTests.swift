import DisclosureModel
import Testing

/// Tables that a page ends and the next one goes on with.
@Suite struct ContinuationMarkTests {
    private func tables(_ between: String, header: String = PrintedTables.header) throws -> [DisclosureTable] {
        let head = "支出决算表\n公开03表\n部门：某市某区信访局\t\t\t\t单位：万元\n"
        return try recognise(
            PrintedTables.title + head + PrintedTables.header + PrintedTables.total + between + header
                + PrintedTables.items
        ).tables
    }

    @Test(arguments: [
        "\n续表\n", "\n（续上表）\n\n", "\n公开03表续\n", "\n接上表\n", "\n支出决算表（续）\n", "\n续表  单位：万元\n", "\n公开03表（续）\n",
        "\n续表1\n", "\n续表：\n", "\n（续表）\t\t\t\t单位：万元\n", "\t\t\t\t续表\n", "\n转下页\n\n- 3 -\n\n续上页\n",
    ])
    func rowsBelowTheMarkGoOn(mark: String) throws {
        let tables = try tables(mark)
        #expect(tables.map(\.form) == ["final/expenditure"])
        #expect(tables.first?.rows.count == 5)
        #expect(tables.first?.rows.compactMap(\.code) == ["201", "20103", "2010301", "2010308"])
    }

    @Test func theHeaderNeedNotBeRepeated() throws {
        #expect(try tables("\n（续表）\n", header: "").map(\.rows.count) == [5])
    }

    /// A mark with the number of another table is none of this one.
    @Test(arguments: ["\n公开04表续\n", "\n续表  单位：元\n"])
    func anotherTableIsNotJoined(mark: String) throws {
        #expect(try tables(mark).count == 2)
    }
}
