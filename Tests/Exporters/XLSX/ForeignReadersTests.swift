import ConversionGraph
import DisclosureModel
import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// Opens what we write with the programs that others use. Where one is not installed, the test says so and passes.
@Suite struct ForeignReadersTests {
    /// Every value of the workbook, by sheet and cell, as our own reader sees it.
    private static func values(of bytes: [UInt8]) throws -> [String: CellValue] {
        var conversions = try Conversions()
        var values: [String: CellValue] = [:]
        for case .grid(let grid) in try conversions.read(bytes).blocks {
            for cell in grid.rows.flatMap(\.cells) where cell.value != nil {
                values["\(cell.at)"] = cell.value
            }
        }
        return values
    }

    private static func workbook() throws -> [UInt8] {
        var generator = DocumentGenerator(seed: 11)
        var document = generator.tame()
        document.tables[0].notes = ["注：=1+1 不是公式", "+1", "-1", "@x"]
        document.checks = [Check(rule: "a=b", result: .rounding, expected: Amount(1), found: Amount(2))]
        document.tables.append(document.tables[0])
        document.tables[1].rows.append(.init(kind: .total, label: "合计"))
        for column in document.tables[1].columns {
            var sum = Amount.zero
            for row in document.tables[0].rows where row.level == 1 {
                sum = sum.adding(row.amounts[column.key] ?? .zero) ?? sum
            }
            document.tables[1].rows[20].amounts[column.key] = sum
        }
        var conversions = try Conversions(options: ["formulas": "true"])
        return try conversions.workbook(document)
    }

    @Test func openpyxlSeesEveryValue() throws {
        let python = ProcessInfo.processInfo.environment["TABULARIUM_PYTHON"] ?? "/usr/bin/env"
        let prefix = python == "/usr/bin/env" ? ["python3"] : []
        guard try Self.run(python, prefix + ["-c", "import openpyxl"]).status == 0 else {
            return print("LEFT OUT: python3 has no openpyxl; set TABULARIUM_PYTHON to one that has.")
        }
        try Self.withFolder { folder in
            let bytes = try Self.workbook()
            let path = folder + "/a.xlsx"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let script = Repository.root() + "/Tests/Exporters/XLSX/list_cells.py"
            let listing = try Self.run(python, prefix + [script, path])
            try #require(listing.status == 0)
            let expected = try Self.values(of: bytes)
            var seen: Set<String> = []
            for line in listing.output.split(separator: "\n") {
                let fields = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String])
                let cell = "\(fields[0])!\(fields[1])"
                seen.insert(cell)
                switch expected[cell] {
                case .number(let number)?: #expect(Double(number) == Double(fields[3]), "\(cell)")
                case .boolean(let value)?: #expect(fields[3] == (value ? "True" : "False"), "\(cell)")
                case .string?: #expect(fields[2] == "s", "\(cell) \(fields[3])")
                default: Issue.record("openpyxl sees \(line)")
                }
            }
            #expect(seen == Set(expected.keys))
        }
    }

    @Test func libreOfficeSeesEveryNumber() throws {
        guard try Self.run("/usr/bin/env", ["which", "soffice"]).status == 0 else {
            return print("LEFT OUT: LibreOffice (soffice) is not installed.")
        }
        try Self.withFolder { folder in
            let bytes = try Self.workbook()
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.xlsx"))
            // Comma, double quotes, UTF-8, from line 1, values instead of what is shown, every sheet in its own file.
            let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
            for format in [filter, "pdf"] {
                let result = try Self.run(
                    "/usr/bin/env",
                    [
                        "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
                        format,
                        "--outdir", folder, folder + "/a.xlsx",
                    ])
                try #require(result.status == 0)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.pdf")).starts(with: Data("%PDF".utf8)))
            for (cell, value) in try Self.values(of: bytes) {
                guard case .number(let number) = value, let mark = cell.lastIndex(of: "!"),
                    let place = CellReference(String(cell[cell.index(after: mark)...]))
                else { continue }
                let table = try String(contentsOfFile: folder + "/a-\(cell[..<mark]).csv", encoding: .utf8)
                let lines = Self.records(table)
                try #require(lines.count >= place.row && lines[place.row - 1].count >= place.column, "\(cell)")
                #expect(Double(lines[place.row - 1][place.column - 1]) == Double(number), "\(cell)")
            }
        }
    }

    /// The records of comma-separated values.
    private static func records(_ text: String) -> [[String]] {
        var records: [[String]] = [[""]]
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: records[records.count - 1].append("")
            case "\n" where !isQuoted: records.append([""])
            default: records[records.count - 1][records[records.count - 1].count - 1].append(character)
            }
        }
        return records
    }

    private static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "tabularium-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
