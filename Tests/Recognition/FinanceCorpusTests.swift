import DisclosureModel
import Foundation
import Testing

/// The finance tables of real documents, where a folder `shared` stands beside the repository.
@Suite struct FinanceCorpusTests {
    private static let shared: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/",
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        let shared = folder.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
    }()

    private func document(_ name: String) throws -> DisclosureDocument? {
        guard let shared = Self.shared else {
            print("left out: there is no corpus beside the repository")
            return nil
        }
        return try recognise(
            String(contentsOf: shared.appendingPathComponent("corpus/documents/\(name).txt"), encoding: .utf8))
    }

    @Test(arguments: ["qiaokou-2024-final", "jianghan-2021-final"])
    func everyCellOfTheAnswerKeyAndNothingElse(name: String) throws {
        guard let document = try document(name), let shared = Self.shared else { return }
        let key = try String(contentsOf: shared.appendingPathComponent("truth/\(name).finance.csv"), encoding: .utf8)
        let want = key.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let field = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Fact(
                form: field[0], section: field[1], code: field[3], label: field[4], column: field[5],
                value: Amount(field[6]))
        }
        let have = Fact.facts(of: document)
        #expect(want.count > 100)
        #expect(Set(want).subtracting(have).isEmpty)
        #expect(have.count == want.count)
    }

    @Test func allNineTablesOfADamagedDumpAreBound() throws {
        guard let document = try document("hanyang-cityops-2024-final") else { return }
        let finals = document.tables.filter { $0.form?.hasPrefix("final/") == true }
        #expect(Set(finals.compactMap(\.form)).count == 9)
        #expect(finals.allSatisfy { $0.state != .absent })
        let codes = finals.filter { $0.form == "final/general-basic" }.flatMap(\.rows).compactMap(\.code)
        #expect(codes.allSatisfy { $0.utf8.count == 3 || $0.utf8.count == 5 })
    }
}

/// One printed amount, named as the answer keys name it.
struct Fact: Hashable {
    var form: String
    var section: String
    var code: String
    var label: String
    var column: String
    var value: Amount?

    /// The amounts of a document's recognised tables.
    static func facts(of document: DisclosureDocument) -> [Fact] {
        document.tables.flatMap { table in
            table.rows.flatMap { row in
                row.amounts.map { entry in
                    Fact(
                        form: table.form ?? "", section: row.section ?? "", code: row.code ?? "",
                        label: table.form?.hasSuffix("three-public") == true ? "" : row.label, column: entry.key,
                        value: entry.value)
                }
            }
        }.filter { $0.form.hasPrefix("final/") || $0.form.hasPrefix("budget/") }
    }
}
