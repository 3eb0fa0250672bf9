import CLibxml2

/// libxml2's HTML parser, run over the bytes of one table. Everything of the C library stays in this file.
///
/// The parser repairs tag soup, decodes character references and hands over UTF-8. Nothing is fetched, no document
/// tree is built, and nesting beyond a bound stops it.
enum HTMLTableParser {
    /// Elements open at the same time; printed tables stay below twenty.
    static let deepest = 256

    /// Feeds the elements and texts of `bytes` to a builder.
    ///
    /// - Returns: Whether the whole was read; false where nesting went beyond ``deepest`` or memory ran out.
    static func parse(_ bytes: Span<UInt8>, into builder: HTMLTableBuilder) -> Bool {
        guard let parser = htmlNewParserCtxt() else { return false }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return false }
        let state = ParserState(builder: builder, parser: parser)
        handler.pointee = xmlSAXHandler()
        handler.pointee.startElement = { data, name, attributes in
            ParserState.from(data)?.start(name, attributes)
        }
        handler.pointee.endElement = { data, name in ParserState.from(data)?.end(name) }
        handler.pointee.characters = { data, text, count in ParserState.from(data)?.text(text, count) }
        handler.pointee.ignorableWhitespace = handler.pointee.characters
        handler.pointee.cdataBlock = handler.pointee.characters
        parser.pointee.userData = Unmanaged.passUnretained(state).toOpaque()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue
        withExtendedLifetime(state) {
            bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    guard let base = characters.baseAddress, let size = Int32(exactly: characters.count) else { return }
                    let document = htmlCtxtReadMemory(parser, base, size, nil, "UTF-8", Int32(bitPattern: options))
                    if let document { xmlFreeDoc(document) }
                }
            }
        }
        return !state.isStopped
    }
}

/// What the callbacks reach through the parser's user data.
private final class ParserState {
    private let builder: HTMLTableBuilder
    private let parser: htmlParserCtxtPtr
    private var depth = 0
    private(set) var isStopped = false

    init(builder: HTMLTableBuilder, parser: htmlParserCtxtPtr) {
        self.builder = builder
        self.parser = parser
    }

    static func from(_ data: UnsafeMutableRawPointer?) -> ParserState? {
        data.map { Unmanaged<ParserState>.fromOpaque($0).takeUnretainedValue() }
    }

    func start(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard !isStopped, let name else { return }
        depth += 1
        guard depth <= HTMLTableParser.deepest else {
            isStopped = true
            xmlStopParser(parser)
            return
        }
        var pairs: [String: String] = [:]
        var next = attributes
        while let key = next?.pointee {
            let value = (next?.advanced(by: 1).pointee).map { String(cString: $0) } ?? ""
            pairs[String(cString: key)] = value
            next = next?.advanced(by: 2)
        }
        builder.start(String(cString: name), attributes: pairs)
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        guard !isStopped, let name else { return }
        depth -= 1
        builder.end(String(cString: name))
    }

    func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard !isStopped, let text, count > 0 else { return }
        builder.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
}
