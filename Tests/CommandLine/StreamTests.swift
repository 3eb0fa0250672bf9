import Foundation
import Testing

/// What goes where, and what is left behind.
@Suite struct StreamTests {
    private static func document(rows: Int) -> String {
        let row = #"{"kind":"item","label":"一般公共服务支出","amounts":{"c1":12.50}}"#
        return
            #"{"schema":"tabularium/1","document":{},"tables":[{"form":"final/summary","state":"reported","columns":[{"key":"c1","type":"amount"}],"rows":["#
            + Array(repeating: row, count: rows).joined(separator: ",") + "]}]}"
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        let folder = try Scratch()
        try folder.write("big.json", Self.document(rows: 20_000))
        let outcome = try Program.shell("$tabularium convert big.json | head -1", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "{\n")
        #expect(outcome.talk == "")
    }

    @Test func aFullDiskLeavesNothingBehind() throws {
        let folder = try Scratch()
        try folder.write("big.json", Self.document(rows: 2000))
        try folder.write("out.json", "as before")
        let outcome = try Program.shell(
            "ulimit -f 16; trap '' XFSZ; $tabularium convert big.json -o out.json", in: folder)
        #expect(outcome.status == 74)
        #expect(outcome.talk.contains("error[output.write]: out.json cannot be written: File too large."))
        #expect(folder.names == ["big.json", "out.json"])
        #expect(try folder.text("out.json") == "as before")
    }

    @Test func anInterruptedRunLeavesNothingBehind() throws {
        let folder = try Scratch()
        let line =
            "mkfifo pipe; exec 9<>pipe; $tabularium convert - -o out.json <pipe & sleep 0.5; kill -INT $!; wait $!"
        let outcome = try Program.shell("set -m; " + line, in: folder)
        #expect(outcome.status == 130)
        #expect(folder.names == ["pipe"])
    }

    /// Wherever the signal falls, the output is whole or does not exist.
    @Test(arguments: ["0.05", "0.2", "0.4", "0.6", "0.8"])
    func anInterruptionAtAnyTimeLeavesAllOrNothing(delay: String) throws {
        let folder = try Scratch()
        try folder.write("big.json", Self.document(rows: 8000))
        let line = "$tabularium convert big.json -o out.json & sleep \(delay); kill -INT $!; wait $!"
        let outcome = try Program.shell("set -m; " + line, in: folder)
        #expect([0, 130].contains(outcome.status))
        // A signal that comes once the output has its name, as while its folder is flushed to a busy disk, leaves it whole.
        if outcome.status == 130, folder.names == ["big.json"] { return }
        #expect(folder.names == ["big.json", "out.json"])
        #expect(try folder.text("out.json").hasSuffix("}\n"))
    }

    @Test func severalInputsGoToAFolder() throws {
        let folder = try Scratch()
        try folder.write("a.json", Self.document(rows: 1))
        try folder.write("b.json", Self.document(rows: 2))
        let outcome = try Program.run(["convert", "a.json", "b.json", "-o", "out/"], in: folder)
        #expect(outcome.status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out").sorted() == [
                "a.json", "b.json",
            ])
    }

    /// What is refused is refused before anything is made.
    @Test func theFolderIsMadeWhenAllIsChecked() throws {
        let folder = try Scratch()
        try folder.write("a.json", Self.document(rows: 1))
        for diagnostics in ["out/a.json", "./out/a.json"] {
            let refused = try Program.run(
                ["convert", "a.json", "-o", "out/", "--diagnostics", diagnostics], in: folder)
            #expect(refused.status == 64 && refused.talk.contains("diagnostics.is-output"))
            #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out"))
        }
        let kept = try Program.run(
            ["convert", "a.json", "-o", "out/", "--diagnostics", "out/notes.ndjson"], in: folder)
        #expect(kept.status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out").sorted() == [
                "a.json", "notes.ndjson",
            ])
    }

    @Test func oneBadInputDoesNotStopTheOthers() throws {
        let folder = try Scratch()
        try folder.write("a.json", "{}")
        try folder.write("b.json", Self.document(rows: 2))
        let outcome = try Program.run(
            ["convert", "a.json", "b.json", "-o", "out/", "--diagnostics", "d.ndjson"], in: folder)
        #expect(outcome.status == 65)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out") == ["b.json"])
        let lines = try folder.text("d.ndjson").split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines.dropFirst().first?.hasPrefix(
                #"{"input":"a.json","severity":"error","code":"json.schema","at":"1:2","#) == true)
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let folder = try Scratch()
        try folder.write("a.json", Self.document(rows: 3))
        let first = try Program.run(["convert", "a.json"], in: folder)
        let second = try Program.run(["convert", "-"], input: Data(first.output.utf8), in: folder)
        #expect(first.output == second.output)
        #expect(try Program.run(["convert", "a.json"], in: folder).output == first.output)
    }

    @Test func colourIsForTerminalsUnlessAskedFor() throws {
        let folder = try Scratch()
        let plain = try Program.run(["convert", "absent.json"], in: folder).talk
        #expect(!plain.contains("\u{1B}"))
        let coloured = try Program.run(["convert", "absent.json", "--color", "always"], in: folder).talk
        #expect(coloured.contains("\u{1B}[1;31merror[input.unreadable]"))
        let forced = try Program.run(["convert", "absent.json"], in: folder, environment: ["CLICOLOR_FORCE": "1"]).talk
        #expect(forced == coloured)
        let none = try Program.run(
            ["convert", "absent.json"], in: folder, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
        ).talk
        #expect(none == plain)
    }

    @Test func quietPrintsErrorsAlone() throws {
        let folder = try Scratch()
        try folder.write("a.json", #"{"schema":"tabularium/1","document":{"x":1},"tables":[]}"#)
        #expect(try Program.run(["convert", "a.json", "--quiet"], in: folder).talk == "")
        #expect(try Program.run(["convert", "a.json"], in: folder).talk.hasPrefix("warning[json.unknown-key]"))
        #expect(
            try Program.run(["convert", "b.json", "--quiet"], in: folder).talk.hasPrefix("error[input.unreadable]"))
    }

    @Test func verboseTellsTheRouteAndTheFormat() throws {
        let folder = try Scratch()
        try folder.write("a.json", Self.document(rows: 1))
        #expect(
            try Program.run(["convert", "a.json", "--verbose"], in: folder).talk == """
                route: json → disclosure → json
                note[format.recognised]: a.json is read as json: a JSON object that states tabularium/1.
                 --> a.json

                """)
    }
}
