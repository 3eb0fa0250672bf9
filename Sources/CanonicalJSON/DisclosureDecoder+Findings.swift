import DisclosureModel

// What the narrative states, what verification found, and what there was to say.
extension DisclosureDecoder {
    mutating func statement(_ reader: inout JSONReader) throws(JSONFault) -> Statement {
        var statement = Statement(subject: "", measure: "", value: .zero, unit: "")
        var found = RequiredKeys(["subject", "measure", "value", "unit"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "subject": statement.subject = try reader.string()
            case "measure": statement.measure = try reader.string()
            case "value": statement.value = try reader.amount()
            case "unit": statement.unit = try reader.string()
            case "at": statement.at = try reader.locator()
            default: try skip(key, of: "statement", &reader)
            }
        }
        try found.check(reader)
        return statement
    }

    mutating func check(_ reader: inout JSONReader) throws(JSONFault) -> Check {
        var check = Check(rule: "", result: .pass)
        var found = RequiredKeys(["rule", "result"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "rule": check.rule = try reader.string()
            case "at": check.at = try reader.locator()
            case "result": check.result = try reader.choice()
            case "expected": check.expected = try reader.amount()
            case "found": check.found = try reader.amount()
            case "tolerance": check.tolerance = try reader.amount()
            case "message": check.message = try reader.string()
            default: try skip(key, of: "check", &reader)
            }
        }
        try found.check(reader)
        return check
    }

    mutating func diagnostic(_ reader: inout JSONReader) throws(JSONFault) -> Diagnostic {
        var diagnostic = Diagnostic(.note, "", "")
        var found = RequiredKeys(["severity", "code", "message"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "severity": diagnostic.severity = try reader.choice()
            case "code": diagnostic.code = try reader.string()
            case "at": diagnostic.at = try reader.locator()
            case "message": diagnostic.message = try reader.string()
            case "excerpt": diagnostic.excerpt = try reader.string()
            case "hint": diagnostic.hint = try reader.string()
            default: try skip(key, of: "diagnostic", &reader)
            }
        }
        try found.check(reader)
        return diagnostic
    }
}
