import CLibxml2

/// What the callbacks of libxml2 work on. It lives in memory of its own, whose address the parser keeps.
struct XMLParserState {
    let part: String
    let limits: ReadingLimits
    /// The handler's methods, bound to its address.
    let handlerStart: (XMLElement) throws(SpreadsheetError) -> Void
    let handlerEnd: (UnsafePointer<UInt8>) throws(SpreadsheetError) -> Void
    let handlerText: (UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) -> Void

    var context: xmlParserCtxtPtr?
    /// The first failure of ours; the parser does not know of it.
    var failure: SpreadsheetError?
    /// The first fatal error that libxml2 reported.
    var complaint: (line: Int, column: Int, message: String)?

    private var depth = 0
    private var rootSeen = false
    private var rootURI: UnsafePointer<UInt8>?
    /// The depth of the element whose content is being skipped; 0 where nothing is.
    private var skippingFrom = 0
    /// The depth of the outermost element that asks to keep blanks; 0 where none does.
    private var preservingFrom = 0
    /// For each open `mc:AlternateContent`, whether one of its choices was taken.
    private var alternatives: [Bool] = []

    init(
        part: String, limits: ReadingLimits, start: @escaping (XMLElement) throws(SpreadsheetError) -> Void,
        end: @escaping (UnsafePointer<UInt8>) throws(SpreadsheetError) -> Void,
        text: @escaping (UnsafeBufferPointer<UInt8>) throws(SpreadsheetError) -> Void
    ) {
        self.part = part
        self.limits = limits
        handlerStart = start
        handlerEnd = end
        handlerText = text
    }

    mutating func start(
        _ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, _ count: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard failure == nil else { return }
        depth += 1
        do throws(SpreadsheetError) {
            try limits.check(\.depth, "xml-depth", depth, part: part)
            guard skippingFrom == 0 else { return }
            if !rootSeen {
                rootSeen = true
                rootURI = uri
            }
            let namespace = XMLNamespace(uri, root: rootURI)
            if namespace == .compatibility {
                if !entersAlternative(name, attributes, count) { skippingFrom = depth }
                return
            }
            guard namespace == .main || namespace == .dublinCore, !XMLElement.equals(name, "extLst") else {
                skippingFrom = depth
                return
            }
            noteSpace(attributes, count)
            try handlerStart(
                XMLElement(
                    name: name, namespace: namespace, preservesSpace: preservingFrom > 0, attributes: attributes,
                    attributeCount: count))
        } catch {
            stop(error)
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
        guard failure == nil else { return }
        defer { depth -= 1 }
        if preservingFrom == depth { preservingFrom = 0 }
        if skippingFrom > 0 {
            if skippingFrom == depth { skippingFrom = 0 }
            return
        }
        if XMLNamespace(uri, root: rootURI) == .compatibility {
            if XMLElement.equals(name, "AlternateContent") { _ = alternatives.popLast() }
            return
        }
        do throws(SpreadsheetError) {
            try handlerEnd(name)
        } catch {
            stop(error)
        }
    }

    mutating func text(_ start: UnsafePointer<UInt8>?, _ count: Int32) {
        guard failure == nil, skippingFrom == 0, let start, count > 0 else { return }
        do throws(SpreadsheetError) {
            try handlerText(UnsafeBufferPointer(start: start, count: Int(count)))
        } catch {
            stop(error)
        }
    }

    mutating func stop(_ error: SpreadsheetError) {
        guard failure == nil else { return }
        failure = error
        if failure?.part == nil { failure?.part = part }
        xmlStopParser(context)
    }

    mutating func complain(_ error: UnsafePointer<xmlError>) {
        guard complaint == nil, error.pointee.level == XML_ERR_FATAL else { return }
        var message = error.pointee.message.map { String(cString: $0) } ?? "error \(error.pointee.code)"
        while let last = message.unicodeScalars.last, last == "\n" || last == "." {
            message.unicodeScalars.removeLast()
        }
        complaint = (Int(error.pointee.line), Int(error.pointee.int2), message)
    }

    /// Takes the first choice whose requirements are all understood, else the fallback (ECMA-376 part 3, 9.3).
    private mutating func entersAlternative(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) -> Bool {
        if XMLElement.equals(name, "AlternateContent") {
            alternatives.append(false)
            return true
        }
        guard let isTaken = alternatives.last, !isTaken else { return false }
        if XMLElement.equals(name, "Choice") {
            let element = XMLElement(
                name: name, namespace: .compatibility, preservesSpace: false, attributes: attributes,
                attributeCount: count)
            guard let requires = element.text("Requires"), understands(prefixes: requires) else { return false }
        } else if !XMLElement.equals(name, "Fallback") {
            return false
        }
        alternatives[alternatives.count - 1] = true
        return true
    }

    private func understands(prefixes: String) -> Bool {
        prefixes.utf8.split(whereSeparator: Lexical.isBlank).allSatisfy { prefix in
            guard let uri = namespaceURI(String(decoding: prefix, as: UTF8.self)) else { return false }
            let namespace = XMLNamespace(uri, root: rootURI)
            return namespace == .main || namespace == .relationships
        }
    }

    /// The namespace that a prefix stands for just now: the parser keeps pairs of prefix and URI, innermost last.
    private func namespaceURI(_ prefix: String) -> UnsafePointer<UInt8>? {
        guard let context, let table = context.pointee.nsTab else { return nil }
        var index = Int(context.pointee.nsNr) - 2
        while index >= 0 {
            if let known = table[index], XMLNamespace.equals(known, prefix) { return table[index + 1] }
            index -= 2
        }
        return nil
    }

    private mutating func noteSpace(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
        guard preservingFrom == 0, let attributes else { return }
        for index in 0..<count {
            let field = attributes + 5 * index
            guard field[1] != nil, let name = field[0], XMLElement.equals(name, "space"),
                XMLNamespace(field[2], root: nil) == .xml, let start = field[3], let end = field[4]
            else { continue }
            if Lexical.equals(UnsafeBufferPointer(start: start, count: end - start), "preserve") {
                preservingFrom = depth
            }
        }
    }
}
