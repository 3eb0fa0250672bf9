import CLibxml2

/// An incremental SAX2 parser of libxml2. Owns the parser context and the state that its callbacks work on.
///
/// No entity is resolved and nothing is loaded: a document type declaration stops the parser. Depth and attributes are
/// bounded, which libxml2 does not do in this mode.
struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<XMLParserState>
    private let limits: ReadingLimits
    private var tags = TagGuard()

    private static let ready: Void = xmlInitParser()
    /// What one call hands to libxml2, which copies it.
    private static let step = 64 << 10

    /// A parser that reports to the handler at an address that outlives it.
    init<Handler: XMLHandler>(
        part: String, limits: ReadingLimits, handler: UnsafeMutablePointer<Handler>
    ) throws(SpreadsheetError) {
        _ = Self.ready
        let state = UnsafeMutablePointer<XMLParserState>.allocate(capacity: 1)
        state.initialize(
            to: XMLParserState(
                part: part, limits: limits,
                start: { (element) throws(SpreadsheetError) in try handler.pointee.start(element) },
                end: { (name) throws(SpreadsheetError) in try handler.pointee.end(name) },
                text: { (bytes) throws(SpreadsheetError) in try handler.pointee.text(bytes) }))
        var callbacks = Self.callbacks()
        // The parser copies the table of callbacks, and keeps the address of the state.
        guard let context = xmlCreatePushParserCtxt(&callbacks, state, nil, 0, nil) else {
            state.deinitialize(count: 1)
            state.deallocate()
            throw SpreadsheetError(.malformed, "There is not enough memory for a parser.", part: part)
        }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        state.pointee.context = context
        self.context = context
        self.state = state
        self.limits = limits
    }

    deinit {
        xmlFreeParserCtxt(context)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Takes the next bytes of the part.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError) {
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + Self.step)
            let step = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
            let excess = tags.firstBeyond(limits.attributes, in: step)
            // What is wrong before is said first.
            let piece = UnsafeRawBufferPointer(rebasing: step[..<(excess ?? step.count)]).bindMemory(to: CChar.self)
            xmlParseChunk(context, piece.baseAddress, Int32(piece.count), 0)
            try check()
            if excess != nil {
                try limits.check(\.attributes, "xml-attributes", limits.attributes &+ 1, part: state.pointee.part)
            }
            position = end
        }
    }

    /// Ends the part. Only here does a part that is cut short show itself.
    mutating func finish() throws(SpreadsheetError) {
        xmlParseChunk(context, nil, 0, 1)
        try check()
    }

    /// Reads a whole part.
    static func parse<Handler: XMLHandler>(
        _ source: inout some PartSource, part: String, limits: ReadingLimits, into handler: inout Handler
    ) throws(SpreadsheetError) {
        try withUnsafeMutablePointer(to: &handler) { (address) throws(SpreadsheetError) in
            var parser = try XMLPushParser(part: part, limits: limits, handler: address)
            while true {
                let chunk = try source.next()
                if chunk.isEmpty { break }
                try parser.feed(chunk)
            }
            try parser.finish()
        }
    }

    private func check() throws(SpreadsheetError) {
        if let failure = state.pointee.failure { throw failure }
        guard context.pointee.wellFormed == 0 else { return }
        let complaint = state.pointee.complaint
        throw SpreadsheetError(
            .malformed, "The part is not well-formed XML: \(complaint?.message ?? "it ends too early").",
            part: state.pointee.part,
            place: complaint.map { "line \($0.line), column \($0.column)" },
            hint: "Fetch the file again, or let a spreadsheet program repair it.")
    }

    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = XML_SAX2_MAGIC
        callbacks.startElementNs = { state, name, _, uri, _, _, count, _, attributes in
            guard let state, let name else { return }
            state.assumingMemoryBound(to: XMLParserState.self).pointee.start(name, uri, Int(count), attributes)
        }
        callbacks.endElementNs = { state, name, _, uri in
            guard let state, let name else { return }
            state.assumingMemoryBound(to: XMLParserState.self).pointee.end(name, uri)
        }
        callbacks.characters = { state, start, count in
            state?.assumingMemoryBound(to: XMLParserState.self).pointee.text(start, count)
        }
        callbacks.ignorableWhitespace = callbacks.characters
        callbacks.cdataBlock = callbacks.characters
        callbacks.internalSubset = { state, _, _, _ in
            state?.assumingMemoryBound(to: XMLParserState.self).pointee.stop(
                SpreadsheetError(
                    .doctype, "The part has a document type declaration, which workbooks must not have.",
                    hint: "The file was not made by a spreadsheet program; do not trust it."))
        }
        callbacks.serror = { state, error in
            guard let state, let error else { return }
            state.assumingMemoryBound(to: XMLParserState.self).pointee.complain(error)
        }
        return callbacks
    }
}
