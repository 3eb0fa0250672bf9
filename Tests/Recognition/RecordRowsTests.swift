import DisclosureModel
import Testing

/// 三公 is one row in the national form; districts print it in other ways, and all of them are the same record.
@Suite struct RecordRowsTests {
    private func table(_ rows: String, of title: String, _ form: String) throws -> DisclosureTable {
        let document = try recognise("某某市财政局2023年度部门决算\n\n\(title)\n\n单位：万元\n\n\(rows)\n")
        return try #require(document.tables.first { $0.form == form }, "\(document.tables.map { $0.form ?? "-" })")
    }

    private func values(_ table: DisclosureTable) -> [String] {
        table.rows.first?.amounts.map { "\($0.key) \($0.value)" }.sorted() ?? []
    }

    private let whole = [
        "actual.reception 2.05", "actual.total 7.05", "actual.vehicleOperation 5.00", "actual.vehicles 5.00",
        "budget.reception 3.20", "budget.total 9.30", "budget.vehicleOperation 6.10", "budget.vehicles 6.10",
    ]

    @Test(arguments: [
        """
        项目\t预算数\t决算数
        合计\t9.30\t7.05
        1.因公出国（境）费\t\t
        2.公务用车购置及运行维护费\t6.10\t5.00
        （1）公务用车购置费\t\t
        （2）公务用车运行维护费\t6.10\t5.00
        3.公务接待费\t3.20\t2.05
        """,
        """
        项目\t行次\t年初预算数\t决算数
        “三公”经费合计\t1\t9.30\t7.05
        一、因公出国（境）费用\t2\t\t
        二、公务用车购置及运行费\t3\t6.10\t5.00
        其中：公务用车购置费\t4\t\t
        公务用车运行费\t5\t6.10\t5.00
        三、公务接待费\t6\t3.20\t2.05
        """,
        """
        项目\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
        \t\t\t小计\t公务用车购置费\t公务用车运行维护费\t
        预算数\t9.30\t\t6.10\t\t6.10\t3.20
        决算数\t7.05\t\t5.00\t\t5.00\t2.05
        """,
    ])
    func itemsAndPhasesAsRows(rows: String) throws {
        let read = try table(rows, of: "财政拨款“三公”经费支出决算表", "final/three-public")
        #expect(read.rows.count == 1)
        #expect(values(read) == whole)
        #expect(read.columns.map(\.key).contains("actual.abroad"))
        #expect(read.repairs == [])
    }

    /// An item that the form does not know keeps its label and its amounts in the record.
    @Test func unknownItemsAreKept() throws {
        let read = try table(
            "项目\t预算数\t决算数\n合计\t9.30\t7.05\n公务用车购置及运行维护费\t6.10\t5.00\n公务接待费\t3.20\t2.05\n会议费\t1.00\t0.75",
            of: "财政拨款“三公”经费支出决算表", "final/three-public")
        let kept = read.columns.filter { $0.label == "会议费" }.compactMap { read.rows.first?.amounts[$0.key] }
        #expect(kept.map(\.description) == ["1.00", "0.75"])
    }

    /// Two years in columns, and the items below them: the year before is no part of this year's record.
    @Test func twoYearsInColumns() throws {
        let document = try recognise(
            "某某市财政局2024年部门预算\n\n一般公共预算“三公”经费支出表\n\n单位：万元\n\n项目\t上年预算数\t本年预算数\n合计\t9.00\t8.00\n1、因公出国（境）费用\t1.00\t\n2、公务接待费\t3.00\t3.00\n3、公务用车费\t5.00\t5.00\n其中：（1）公务用车运行维护费\t5.00\t5.00\n（2）公务用车购置\t\t\n"
        )
        let read = try #require(document.tables.first { $0.form == "budget/three-public" })
        #expect(read.rows.count == 1)
        #expect(
            read.rows.first?.amounts.map { "\($0.key) \($0.value)" } == [
                "previous.total 9.00", "previous.abroad 1.00", "previous.reception 3.00", "previous.vehicles 5.00",
                "previous.vehicleOperation 5.00", "total 8.00", "reception 3.00", "vehicles 5.00",
                "vehicleOperation 5.00",
            ])
    }

    @Test func theBudgetHasOnePhase() throws {
        let document = try recognise(
            "某某市财政局2023年部门预算\n\n一般公共预算“三公”经费支出表\n\n单位：万元\n\n项目\t2023年预算数\n合计\t5.00\n1、因公出国（境）费用\t\n2、公务用车购置及运行费\t4.00\n（1）公务用车购置费\t\n（2）公务用车运行维护费\t4.00\n3、公务接待费\t1.00\n"
        )
        let read = try #require(document.tables.first { $0.form == "budget/three-public" })
        #expect(read.rows.count == 1)
        #expect(read.rows.first?.amounts.map(\.key) == ["total", "vehicles", "vehicleOperation", "reception"])
    }

    /// A year in which nothing was planned: the row of dashes is of the data, not a third row of the header.
    @Test func aPhaseOfDashesIsARow() throws {
        let read = try table(
            """
            项目\t小计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
            \t\t\t小计\t公务用车购置费\t公务用车运行维护费\t
            全年预算数\t-\t-\t-\t-\t-\t-
            决算数\t7.05\t-\t5.00\t-\t5.00\t2.05
            """, of: "财政拨款“三公”经费支出决算表", "final/three-public")
        #expect(
            values(read) == [
                "actual.reception 2.05", "actual.total 7.05", "actual.vehicleOperation 5.00", "actual.vehicles 5.00",
            ])
        #expect(read.columns.map(\.key).contains("budget.total"))
        #expect(read.repairs == [])
    }

    /// Rows without an amount lose their tabs in some dumps; they are rows of the list all the same.
    @Test func linesWithoutTabsBelongToTheList() throws {
        let read = try table(
            "项目\t预算数\t决算数\n合计\t9.30\t7.05\n一、因公出国（境）费\n二、公务用车购置及运行费\t6.10\t5.00\n其中：公务用车购置费\n公务用车运行费\t6.10\t5.00\n三、公务接待费\t3.20\t2.05",
            of: "财政拨款“三公”经费支出决算表", "final/three-public")
        #expect(values(read) == whole)
    }
}
