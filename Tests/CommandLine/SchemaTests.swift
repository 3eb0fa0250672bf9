import Foundation
import Testing

/// Real output against the printed schema, judged by another program.
@Suite struct SchemaTests {
    private static let validator = """
        import json, sys
        try:
            import jsonschema
        except ImportError:
            sys.exit(77)
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for path in sys.argv[2:]:
            for error in validator.iter_errors(json.load(open(path))):
                print(path, error.json_path, error.message)
        """

    private func judge(_ folder: Scratch, _ schema: String, _ files: [String]) throws -> String? {
        try folder.write("validate.py", Self.validator)
        let line = "python3 validate.py \(schema) \(files.joined(separator: " "))"
        let outcome = try Program.shell(line, in: folder)
        if outcome.status == 77 || outcome.status == 127 {
            print("LEFT OUT: python3 with jsonschema is not installed, so the schema is not tried by another program")
            return nil
        }
        #expect(outcome.status == 0, "\(outcome.talk)")
        return outcome.output
    }

    @Test(arguments: ["none", "rows", "cells"], ["number", "string"])
    func realOutputIsValid(locators: String, amounts: String) throws {
        let folder = try Scratch()
        let samples = try FileManager.default.contentsOfDirectory(
            at: Program.package.appendingPathComponent("samples"), includingPropertiesForKeys: nil)
        var outputs: [String] = []
        for sample in samples where sample.pathExtension == "txt" {
            let name = sample.deletingPathExtension().lastPathComponent + ".json"
            let arguments = ["convert", sample.path, "-o", name, "--locators", locators, "--amounts", amounts]
            #expect(try Program.run(arguments, in: folder).status == 0)
            outputs.append(name)
        }
        #expect(!outputs.isEmpty)
        try folder.write("schema.json", try Program.run(["schema"], in: folder).output)
        if let errors = try judge(folder, "schema.json", outputs) { #expect(errors == "") }
        for form in ["final/expenditure", "final/appropriation", "final/general-basic", "budget/summary"] {
            try folder.write("narrow.json", try Program.run(["schema", "--form", form], in: folder).output)
            if let errors = try judge(folder, "narrow.json", outputs) { #expect(errors == "") }
        }
    }

    @Test func theNarrowedSchemaRefusesKeysOfOtherForms() throws {
        let folder = try Scratch()
        let row = #"{"kind":"item","amounts":{"affiliated":1}}"#
        let table = #"{"form":"final/expenditure","state":"reported","columns":[],"rows":[\#(row)]}"#
        try folder.write("a.json", #"{"schema":"tabularium/1","document":{},"tables":[\#(table)]}"#)
        try folder.write("wide.json", try Program.run(["schema"], in: folder).output)
        try folder.write("narrow.json", try Program.run(["schema", "--form", "final/expenditure"], in: folder).output)
        if let errors = try judge(folder, "wide.json", ["a.json"]) { #expect(errors == "") }
        if let errors = try judge(folder, "narrow.json", ["a.json"]) { #expect(errors.contains("affiliated")) }
    }
}
