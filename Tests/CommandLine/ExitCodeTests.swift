import Foundation
import Testing

/// Every documented exit code, and one clear message on standard error with each.
@Suite struct ExitCodeTests {
    private static let good = #"{"schema":"tabularium/1","document":{},"tables":[]}"#
    private static let unrecognised =
        #"{"schema":"tabularium/1","document":{},"tables":[{"state":"empty","columns":[],"rows":[]}]}"#

    struct Case: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let says: String
        var input = Data()
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let cases: [Case] = [
        Case(arguments: [], status: 64, says: "USAGE: tabularium"),
        Case(arguments: ["convert"], status: 64, says: "Missing expected argument"),
        Case(arguments: ["convert", "good.json", "--nonsense"], status: 64, says: "Unknown option '--nonsense'"),
        Case(arguments: ["convert", "good.json", "good.json"], status: 64, says: "Several inputs need a folder"),
        Case(arguments: ["convert", "good.json", "--to", "jsn"], status: 64, says: "Did you mean json?"),
        Case(arguments: ["convert", "good.json", "--to", "disclosure"], status: 64, says: "is a representation"),
        Case(arguments: ["convert", "good.json", "--from", "jsno"], status: 64, says: "Did you mean json?"),
        Case(arguments: ["convert", "good.json", "--to", "text"], status: 64, says: "error[route.none]"),
        Case(arguments: ["convert", "good.json", "--via", "disclosur"], status: 64, says: "Did you mean disclosure?"),
        Case(arguments: ["convert", "good.json", "--profile", "wuhna"], status: 64, says: "Did you mean wuhan?"),
        Case(arguments: ["convert", "good.json", "--option", "x"], status: 64, says: "--option takes NAME=VALUE"),
        Case(
            arguments: ["convert", "good.json", "--option", "amount=string"], status: 64, says: "Did you mean amounts?"),
        Case(
            arguments: ["convert", "good.json", "--option", "amounts=x"], status: 64, says: "Use one of number, string."
        ),
        Case(
            arguments: ["convert", "good.json", "--limit", "input.byte=1"], status: 64,
            says: "Did you mean input.bytes?"),
        Case(arguments: ["convert", "good.json", "--limit", "input.bytes=0"], status: 64, says: "above zero"),
        Case(arguments: ["convert", "good.json", "-o", "good.json"], status: 64, says: "error[output.is-input]"),
        Case(arguments: ["convert", "good.json", "-o", "./good.json"], status: 64, says: "error[output.is-input]"),
        Case(
            arguments: ["convert", "good.json", "-o", "new.json", "--diagnostics", "./good.json"], status: 64,
            says: "error[diagnostics.is-input]"),
        Case(
            arguments: ["check", "good.json", "--diagnostics", "good.json"], status: 64,
            says: "error[diagnostics.is-input]"),
        Case(
            arguments: ["inspect", "good.json", "--diagnostics", "good.json"], status: 64,
            says: "error[diagnostics.is-input]"),
        Case(
            arguments: ["convert", "good.json", "-o", "new.json", "--diagnostics", "./new.json"], status: 64,
            says: "error[diagnostics.is-output]"),
        Case(
            arguments: ["convert", "good.json", "--diagnostics", "-"], status: 64,
            says: "error[diagnostics.is-output]"),
        Case(
            arguments: ["convert", "good.json", "-o", "/dev/null", "--diagnostics", "/dev/null"], status: 0, says: ""),
        Case(arguments: ["plugins", "show", "importer.jsn"], status: 64, says: "Did you mean importer.json?"),
        Case(arguments: ["forms", "final/expenditures"], status: 64, says: "Did you mean final/expenditure?"),
        Case(arguments: ["schema", "--form", "final"], status: 64, says: "error[form.unknown]"),
        Case(
            arguments: ["routes", "--from", "json", "--to", "text"], status: 64, says: "A plugin would close the gap"),
        Case(arguments: ["inspect", "good.json", "--table", "9"], status: 64, says: "There is no table 9"),
        Case(arguments: ["convert", "empty.txt"], status: 65, says: "empty.txt is empty."),
        Case(arguments: ["convert", "binary.bin"], status: 65, says: "error[format.unknown]"),
        Case(arguments: ["convert", "bad.json"], status: 65, says: "error[json.schema]"),
        Case(
            arguments: ["convert", "good.json", "--limit", "input.bytes=9"], status: 65, says: "error[limit.exceeded]"),
        Case(arguments: ["convert", "-"], status: 65, says: "stdin is empty."),
        Case(arguments: ["inspect", "bad.json"], status: 65, says: "--> bad.json:1:"),
        Case(arguments: ["convert", "absent.txt"], status: 66, says: "No such file or directory"),
        Case(arguments: ["convert", "."], status: 66, says: "it is a folder"),
        Case(arguments: ["convert", "good.json", "--plugins", "absent"], status: 66, says: "absent is no folder"),
        Case(arguments: ["convert", "good.json", "-o", "absent/out.json"], status: 73, says: "error[output.create]"),
        Case(arguments: ["convert", "good.json", "-o", "/proc/out.json"], status: 73, says: "error[output.create]"),
        Case(arguments: ["convert", "good.json", "-o", "/dev/full"], status: 74, says: "No space left on device"),
        Case(arguments: ["convert", "unrecognised.json", "--strict"], status: 1, says: "warning[tables.unrecognised]"),
        Case(arguments: ["convert", "unrecognised.json"], status: 0, says: "warning[tables.unrecognised]"),
        Case(arguments: ["convert", "good.json"], status: 0, says: ""),
        Case(arguments: ["convert", "-"], status: 0, says: "", input: Data(good.utf8)),
        Case(arguments: ["convert", "good.json", "-o", "-"], status: 0, says: ""),
        Case(arguments: ["doctor"], status: 0, says: ""),
        Case(arguments: ["plugins"], status: 0, says: ""),
        Case(arguments: ["--version"], status: 0, says: ""),
    ]

    @Test(arguments: cases)
    func endsAsDocumented(_ example: Case) throws {
        let folder = try Scratch()
        try folder.write("good.json", Self.good)
        try folder.write("bad.json", #"{"schema":"tabularium/1","document":{"year":"2024"},"tables":[]}"#)
        try folder.write("unrecognised.json", Self.unrecognised)
        try folder.write("empty.txt", "")
        try folder.write("binary.bin", Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0xFF, 0xFE, 0, 0, 3]))
        let before = folder.names
        let outcome = try Program.run(example.arguments, input: example.input, in: folder)
        #expect(outcome.status == example.status, "\(outcome.talk)")
        if example.says.isEmpty { #expect(outcome.talk == "") } else { #expect(outcome.talk.contains(example.says)) }
        let isSilent = example.status > 1 || example.arguments.contains("/dev/null")
        #expect(outcome.output.isEmpty == isSilent)
        #expect(folder.names == before)
        #expect(try folder.text("good.json") == Self.good)
    }

    @Test func aFileThatMayNotBeReadIsNoInput() throws {
        guard geteuid() != 0 else {
            print("left out: a file without permissions, which root reads all the same")
            return
        }
        let folder = try Scratch()
        let file = try folder.write("locked.txt", "x")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        #expect(try Program.run(["convert", "locked.txt"], in: folder).status == 66)
    }

    @Test func textThatEndsInsideACharacterIsDamaged() throws {
        let folder = try Scratch()
        try folder.write("cut.txt", Data(Array("2024年度部门决算\n合计\t12.50\n支出".utf8.dropLast())))
        let outcome = try Program.run(["convert", "cut.txt"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.talk.contains("error[text.truncated]"))
    }

    /// Where the format is a guess from the name and the file proves it wrong, that is one error and no warning besides.
    @Test(
        arguments: ["noise.txt", "noise.md", "noise.csv", "noise.json", "noise.xlsx"], ["convert", "inspect", "check"])
    func aWrongGuessIsOneMessage(name: String, command: String) throws {
        let folder = try Scratch()
        var state: UInt32 = 7
        let noise = (0..<4000).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        try folder.write(name, Data(noise))
        let outcome = try Program.run([command, name], in: folder)
        #expect(outcome.status == 65)
        let said = outcome.talk.split(separator: "\n").filter { $0.hasPrefix("error[") || $0.hasPrefix("warning[") }
        #expect(said.count == 1, "\(outcome.talk)")
        #expect(outcome.talk.contains("--from"))
    }

    /// Names are UTF-8 inside the program; another one is named byte for byte rather than looked for under a mended name.
    @Test func aNameThatIsNotUTF8IsSaidSo() throws {
        let folder = try Scratch()
        let outcome = try Program.shell(#"echo 合计 > $'nu\xff.txt'; $tabularium convert $'nu\xff.txt'"#, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.talk.contains(#"error[argument.encoding]: The argument "nu\xFF.txt" is not UTF-8"#))
    }

    /// What a name holds does not reach the terminal as it is, in no line.
    @Test func aNameIsShownWithoutWhatMovesTheCursor() throws {
        let folder = try Scratch()
        let outcome = try Program.shell(
            #"printf '合计\t12.50\n' > $'a\n\e[31mb.txt'; $tabularium check $'a\n\e[31mb.txt'"#, in: folder)
        #expect(outcome.status == 0)
        #expect(!(outcome.output + outcome.talk).contains("\u{1B}"))
        #expect(outcome.output.contains("a [31mb.txt: nothing to check\n"))
    }

    @Test func anArrayIsNoDocument() throws {
        let folder = try Scratch()
        try folder.write("list.json", "[1, 2")
        let outcome = try Program.run(["convert", "list.json"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.talk.contains("expected an object, found an array"))
    }

    @Test func aTextWithoutTablesConvertsAndSaysSo() throws {
        let folder = try Scratch()
        try folder.write("prose.txt", "没有任何表格。\n")
        let outcome = try Program.run(["convert", "prose.txt"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.talk.contains("warning[tables.none]"))
    }
}
