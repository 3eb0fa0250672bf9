/// The content types of a package's parts: overrides by name, defaults by extension (ECMA-376 part 2, 6.2.3).
struct ContentTypes: XMLHandler {
    private var overrides: [String: String] = [:]
    private var defaults: [String: String] = [:]
    /// The overridden parts in the order of the file.
    private(set) var parts: [String] = []

    /// The content type of a part, in lower case; empty where none is stated.
    func type(of part: String) -> String {
        overrides[PartName.key(part)] ?? defaults[PartName.fileExtension(part)] ?? ""
    }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        let type = PartName.lowercased(element.text("ContentType") ?? "")
        if element.isMain("Override"), let name = element.text("PartName") {
            let key = PartName.key(name)
            overrides[key] = type
            parts.append(key)
        } else if element.isMain("Default"), let ending = element.text("Extension") {
            defaults[PartName.lowercased(ending)] = type
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {}
}
