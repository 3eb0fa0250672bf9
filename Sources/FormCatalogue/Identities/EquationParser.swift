/// Reads identities. The grammar is that of ``Equation``; blanks mean nothing.
///
///     equation = sum ("=" | "<=") sum ["/" sum]
///     sum      = ["-"] term {("+" | "-") term}
///     term     = "sum" "(" term ")" | ["@" form] "[" rows "]" ["." column] | column
///     rows     = "total" | "top" | "first" | "parent" | "children" | "class" | "code" | "code=" digits
///              | "field/" name {"|" name} | "line=" digits [".." digits] | section "/" ("items" | "rest" | "top" | key)
struct EquationParser {
    private var bytes: [UInt8]
    private var index = 0

    /// Why a text is no identity, and where.
    struct Failure: Error {
        let reason: String
        let offset: Int
    }

    private init(_ text: String) {
        bytes = text.withBytes { Array($0) }
        if bytes.contains(0x20) || bytes.contains(0x0A) { bytes.removeAll { $0 == 0x20 || $0 == 0x0A } }
    }

    static func parse(_ text: String) throws(Failure) -> Equation {
        var parser = EquationParser(text)
        let left = try parser.sum()
        let relation: Equation.Relation
        if parser.take("<=") {
            relation = .atMost
        } else if parser.take("=") {
            relation = .equal
        } else {
            throw parser.failure("`=` or `<=` is missing")
        }
        let right = try parser.sum()
        let divisor = parser.take("/") ? try parser.sum() : []
        guard parser.index == parser.bytes.count else { throw parser.failure("something is left over") }
        guard divisor.isEmpty || left.count == 1 else { throw parser.failure("a quotient needs one percentage") }
        return Equation(left: left, relation: relation, right: right, divisor: divisor)
    }

    private mutating func sum() throws(Failure) -> [Equation.Term] {
        var sign = take("-") ? -1 : 1
        var terms: [Equation.Term] = []
        while true {
            var term = try self.term()
            term.sign = sign
            terms.append(term)
            if take("+") {
                sign = 1
            } else if take("-") {
                sign = -1
            } else {
                return terms
            }
        }
    }

    private mutating func term() throws(Failure) -> Equation.Term {
        if take("sum(") {
            let term = try self.term()
            guard take(")") else { throw failure("`)` is missing") }
            return term
        }
        var form: String?
        if take("@") {
            form = word { $0 != UInt8(ascii: "[") }
            guard form?.isEmpty == false else { throw failure("a form is missing after `@`") }
        }
        guard take("[") else {
            let column = word(Self.isName)
            guard form == nil, !column.isEmpty else { throw failure("a column or `[` is missing") }
            return Equation.Term(sign: 1, form: nil, rows: nil, column: column)
        }
        let rows = try selector()
        guard take("]") else { throw failure("`]` is missing") }
        var column: String?
        if take(".") {
            column = word(Self.isName)
            guard column?.isEmpty == false else { throw failure("a column is missing after `.`") }
        }
        return Equation.Term(sign: 1, form: form, rows: rows, column: column)
    }

    private mutating func selector() throws(Failure) -> RowSelector {
        let text = word { $0 != UInt8(ascii: "]") }
        switch text {
        case "total": return .total
        case "top": return .top(section: nil)
        case "first": return .first
        case "parent": return .parent
        case "children": return .children
        case "class": return .class
        case "code": return .code
        case "": throw failure("rows are missing")
        default: break
        }
        if let code = text.dropping(prefix: "code=") { return .coded(code) }
        if let names = text.dropping(prefix: "field/") {
            return .field(names.split(separator: "|").map(String.init))
        }
        if let lines = text.dropping(prefix: "line=") { return .lines(try numbers(lines)) }
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), slash > text.startIndex,
            text.index(after: slash) < text.endIndex
        else { throw failure("`\(text)` chooses no rows") }
        let section = String(text[..<slash])
        switch text[text.index(after: slash)...] {
        case "items": return .items(section: section)
        case "rest": return .rest(section: section)
        case "top": return .top(section: section)
        default: return .named(text)
        }
    }

    private func numbers(_ text: String) throws(Failure) -> [Int] {
        let ends = text.split(separator: ".").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last, last < 10_000 else {
            throw failure("`\(text)` is no range of lines")
        }
        return Array(first...last)
    }

    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, belongs(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func take(_ mark: StaticString) -> Bool {
        let length = mark.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[index + offset] != mark.utf8Start[offset] { return false }
        index += length
        return true
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func failure(_ reason: String) -> Failure { Failure(reason: reason, offset: index) }
}

extension String {
    /// What follows a prefix; nil where the text does not begin with it.
    package func dropping(prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...]) : nil
    }
}
