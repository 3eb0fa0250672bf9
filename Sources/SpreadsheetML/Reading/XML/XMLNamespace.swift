/// The namespaces that reading tells apart. Elements are matched by namespace and local name, never by prefix.
enum XMLNamespace: UInt8 {
    /// The namespace of the part's own vocabulary: that of its root element, transitional, strict or neither.
    case main
    /// Relationship identifiers in a part (`r:id`), transitional or strict (ECMA-376 part 1, 22.8).
    case relationships
    /// `mc:AlternateContent` and what belongs to it (ECMA-376 part 3).
    case compatibility
    /// The elements of Dublin Core, in the core properties alone (ECMA-376 part 2, 8.3).
    case dublinCore
    /// The `xml:` prefix.
    case xml
    /// No namespace.
    case none
    /// Anything else: extensions of some vendor.
    case other

    private static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    private static let markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    private static let coreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    private static let dublinCoreElements = "http://purl.org/dc/elements/1.1/"
    private static let reserved = "http://www.w3.org/XML/1998/namespace"

    /// The namespace of a URI, as a part with this root namespace sees it.
    init(_ uri: UnsafePointer<UInt8>?, root: UnsafePointer<UInt8>?) {
        guard let uri else {
            self = root == nil ? .main : .none
            return
        }
        // libxml2 keeps one copy of each URI in a document, so equal addresses are the usual way of being equal.
        if uri == root {
            self = .main
        } else if Self.equals(uri, Self.transitional) || Self.equals(uri, Self.strict) {
            self = .relationships
        } else if Self.equals(uri, Self.markup) {
            self = .compatibility
        } else if Self.equals(uri, Self.reserved) {
            self = .xml
        } else if let root, Self.equals(root, Self.coreProperties), Self.equals(uri, Self.dublinCoreElements) {
            self = .dublinCore
        } else if let root, Self.isSpreadsheet(uri), Self.isSpreadsheet(root) {
            self = .main
        } else {
            self = .other
        }
    }

    /// Whether the URI is SpreadsheetML's main namespace, transitional or strict (ECMA-376 part 1, annex A).
    static func isSpreadsheet(_ uri: UnsafePointer<UInt8>) -> Bool {
        equals(uri, "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
            || equals(uri, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    }

    /// Whether a NUL-terminated name is this text.
    static func equals(_ name: UnsafePointer<UInt8>, _ text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard name[index] == byte else { return false }
            index += 1
        }
        return name[index] == 0
    }
}
