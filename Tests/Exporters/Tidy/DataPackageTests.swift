import ConversionGraph
import DisclosureModel
import Foundation
import TestSupport
import Testing

@Suite struct DataPackageTests {
    @Test func theFolderHoldsTableAndDescriptor() throws {
        var generator = DocumentGenerator(seed: 1)
        let files = try files(generator.tame())
        #expect(files.map(\.name) == ["tidy.csv", "datapackage.json"])
        let table = try #require(files.first).bytes(limits: Limits())
        let descriptor = String(decoding: try #require(files.last).bytes(limits: Limits()), as: UTF8.self)
        #expect(descriptor.contains("\"hash\": \"sha256:\(SHA256.hexadecimal(of: table))\""))
        #expect(descriptor.contains("\"fiscalPeriod\": { \"start\": \"2024-01-01\", \"end\": \"2024-12-31\" }"))
        #expect(descriptor.contains("\"columnType\": \"functional-classification:generic:level3:code\""))
        let records = CSVRecords.read(table)
        #expect(records.allSatisfy { $0.count == 33 })
        #expect(records.dropFirst().allSatisfy { $0[18] == "CNY" && $0[19] == "executed" && $0[20] == "expenditure" })
    }

    @Test(arguments: [0, 7] as [UInt64])
    func frictionlessAcceptsIt(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("datapackage-\(seed)-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try files(seed == 0 ? generator.tame() : generator.document()) {
            try Data(try file.bytes(limits: Limits())).write(to: folder.appendingPathComponent(file.name))
        }
        let verdict = try ValidationScript.run("datapackage.sh", on: folder.path, tools: "tabularium-frictionless")
        if verdict == .leftOut {
            print("LEFT OUT: frictionless cannot be installed here, so no data package was validated.")
            return
        }
        #expect(verdict == .valid)
    }

    private func files(_ document: DisclosureDocument) throws -> [FileContent] {
        guard case .folder(let files) = try convert(document, to: "datapackage").storage else { return [] }
        return files
    }
}
