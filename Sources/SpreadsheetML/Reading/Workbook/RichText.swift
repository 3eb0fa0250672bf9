/// Collects the text of a string item: `t` and `r/t`, without phonetic runs (ECMA-376 part 1, 18.4.8 si, 18.3.1.53 is).
///
/// Blanks at the ends of a `t` that does not ask to keep them are dropped, and `_xHHHH_` escapes are decoded.
struct RichText {
    /// The text so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var piece: [UInt8] = []
    private var isInText = false
    private var keepsBlanks = false
    /// How many phonetic runs are open.
    private var phonetic = 0

    /// Starts over, for the next string.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        piece.removeAll(keepingCapacity: true)
        isInText = false
        phonetic = 0
    }

    /// An element inside the string starts.
    mutating func start(_ element: XMLElement) {
        if element.isMain("rPh") {
            phonetic += 1
        } else if element.isMain("t"), phonetic == 0 {
            isInText = true
            keepsBlanks = element.preservesSpace
        }
    }

    /// An element inside the string ends.
    mutating func end(_ name: UnsafePointer<UInt8>) {
        if XMLElement.equals(name, "rPh") {
            phonetic = max(0, phonetic - 1)
        } else if isInText, XMLElement.equals(name, "t") {
            isInText = false
            piece.withUnsafeBufferPointer { piece in
                Self.append(piece, keepsBlanks: keepsBlanks, to: &bytes)
            }
            piece.removeAll(keepingCapacity: true)
        }
    }

    /// Text arrives. Returns the size of the string so far.
    mutating func text(_ more: UnsafeBufferPointer<UInt8>) -> Int {
        if isInText { piece.append(contentsOf: more) }
        return bytes.count + piece.count
    }

    /// Appends the content of a `t` element.
    static func append(_ text: UnsafeBufferPointer<UInt8>, keepsBlanks: Bool, to out: inout [UInt8]) {
        EscapedText.append(keepsBlanks ? text : Lexical.trimmed(text), to: &out)
    }
}
