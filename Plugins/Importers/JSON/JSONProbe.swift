import ConversionGraph
import DisclosureModel

/// Tells canonical JSON by the schema that it states, any other JSON object by its first two signs, and an array by the
/// name too.
func probe(_ input: ProbeInput) -> ProbeResult? {
    var rest = input.head
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop(while: isBlank)
    // A list is text like any other, unless the name says more.
    if rest.first == UInt8(ascii: "["), input.name.hasSuffix(".json") {
        return ProbeResult(score: 55, reason: "a JSON array, by its first sign and its name")
    }
    guard rest.first == UInt8(ascii: "{") else { return nil }
    rest = rest.dropFirst().drop(while: isBlank)
    guard rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "}") else { return nil }
    if contains(DisclosureDocument.schema, in: rest) {
        return ProbeResult(score: 95, reason: "a JSON object that states \(DisclosureDocument.schema)")
    }
    return ProbeResult(score: 60, reason: "a JSON object")
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

private func contains(_ schema: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let needle = Array("\"\(schema)\"".utf8)
    return bytes.indices.contains { bytes[$0] == needle[0] && bytes[$0...].starts(with: needle) }
}
