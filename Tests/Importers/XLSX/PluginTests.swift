import CellsExporter
import ConversionGraph
import DisclosureModel
import SpreadsheetFixtures
import SpreadsheetML
import Testing

@testable import XLSXImporter

@Suite struct PluginTests {
    private func registry() throws -> Registry {
        try Registry(plugins: [XLSXImporterPlugin(), CellsExporterPlugin()])
    }

    @Test func cellsOfAWorkbookTakeTheStream() throws {
        #expect(try registry().route(from: "xlsx", to: "cells").edges.map(\.id) == ["xlsx.stream", "cells.write"])
    }

    @Test func everyLimitIsDeclared() throws {
        let names = try registry().limits.map(\.name.name)
        #expect(names.contains("xlsx.cells") && names.contains("xlsx.part-bytes") && names.contains("xlsx.xml-depth"))
        var limits = try registry().context().limits
        limits["xlsx.cells"] = 7
        #expect(WorkbookLimits.inForce(limits).cells == 7)
    }

    @Test func gridsKeepNoMoreCellsThanTheLimit() throws {
        let registry = try registry()
        let rows = "<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>"
        let file = FileContent(
            name: "a.xlsx", bytes: HostileWorkbook.bytes(sheet: HostileWorkbook.sheet(rows)))
        for (bound, isRefused) in [(3, false), (2, true)] {
            var context = registry.context()
            context.limits["xlsx.grid-cells"] = bound
            let route = try registry.route(from: "xlsx", to: "source")
            let outcome = Result { try registry.run(route, on: file, to: .source, context: &context) }
            #expect((try? outcome.get()) == nil ? isRefused : !isRefused)
            guard case .failure(let error as ConversionError) = outcome else { continue }
            #expect(error.diagnostic.code == "limit.exceeded")
            #expect(error.diagnostic.at?.description == "S!B2")
        }
    }

    @Test(arguments: [
        ([0x50, 0x4B, 0x03, 0x04] as [UInt8], 30), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 60),
    ])
    func probes(_ head: [UInt8], _ score: Int) {
        #expect(WorkbookProbe.probe(ProbeInput(name: "a", bytes: head))?.score == score)
        #expect(
            WorkbookProbe.probe(ProbeInput(name: "a", bytes: head + Array("XL\\Workbook.xml".utf8)))?.score
                == (score == 30 ? 95 : 60))
        #expect(
            WorkbookProbe.probe(ProbeInput(name: "a", bytes: head + Array("xl/workbook.xml".utf8)))?.score
                == (score == 30 ? 95 : 60))
    }

    @Test(arguments: [
        ("", "workbook.empty"), ("<html><table>", "workbook.html"), ("a,b\n1,2\n", "workbook.text"),
        ("<?xml version=\"1.0\"?><Workbook/>", "workbook.text"), ("PK\u{3}\u{4}rubbish", "workbook.not-zip"),
        ("\u{1}\u{2}", "workbook.not-zip"),
    ])
    func whatIsNoWorkbookIsNamed(_ text: String, _ code: String) throws {
        for target in ["source", "cell-stream"] as [NodeID] {
            let error = #expect(throws: ConversionError.self) {
                let registry = try registry()
                var context = registry.context()
                let edge = try registry.route(from: "xlsx", to: target)
                if target == "source" {
                    _ = try registry.run(
                        edge, on: FileContent(name: "a.xlsx", text: text), to: .source, context: &context)
                } else {
                    _ = try registry.run(
                        edge, on: FileContent(name: "a.xlsx", text: text), to: .cellStream, context: &context)
                }
            }
            #expect(error?.diagnostic.code == code)
            #expect(error?.kind == .data)
        }
    }
}
