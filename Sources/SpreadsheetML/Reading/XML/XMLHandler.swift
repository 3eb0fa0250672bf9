/// Receives the elements and text of a part, in order.
///
/// The parser has dealt with prefixes, entities, encodings, `mc:AlternateContent`, extension lists and elements of
/// foreign namespaces before a handler sees anything.
protocol XMLHandler {
    /// An element starts.
    mutating func start(_ element: XMLElement) throws(SpreadsheetError)
    /// An element of this local name ends.
    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError)
    /// Text, in pieces of any size.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError)
}

extension XMLHandler {
    /// Most parts keep nothing in text.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) {}
}
