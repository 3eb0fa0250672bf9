extension Workbook {
    /// The title that the workbook states of itself (ECMA-376 part 2, 8.3: core properties); nil where it states none.
    ///
    /// Properties that are no XML, or larger than the limits allow, are passed over: nothing depends on them.
    public mutating func statedTitle() -> String? {
        guard let part = corePropertiesPart, package.contains(part) else { return nil }
        var reader = CorePropertiesReader()
        do {
            try package.parse(part, into: &reader)
        } catch {
            return nil
        }
        return reader.title.isEmpty ? nil : String(decoding: reader.title, as: UTF8.self)
    }
}

/// Reads the title of the core properties (ISO 15836, Dublin Core).
private struct CorePropertiesReader: XMLHandler {
    private(set) var title: [UInt8] = []
    private var depth = 0
    private var isInTitle = false

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        depth += 1
        if depth == 2, element.namespace == .dublinCore, XMLElement.equals(element.name, "title"), title.isEmpty {
            isInTitle = true
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {
        if depth == 2 { isInTitle = false }
        depth -= 1
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {
        if isInTitle, depth == 2 { title.append(contentsOf: text) }
    }
}
