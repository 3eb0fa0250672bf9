/// Reads format codes (ECMA-376 part 1, 18.8.31): quoted and escaped text, colours, locales, conditions, dates.
struct FormatCodeParser {
    private let bytes: [UInt8]
    private var index = 0
    private var section = FormatSection()
    private var pointSeen = false
    private var exponentSeen = false
    private var localeStated = false

    private init(_ code: String) {
        bytes = Array(code.utf8)
    }

    /// The sections of a code.
    static func sections(of code: String) -> [FormatSection] {
        var parser = FormatCodeParser(code)
        return parser.parse()
    }

    private mutating func parse() -> [FormatSection] {
        var sections: [FormatSection] = []
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ";") {
                sections.append(finished())
                index += 1
            } else {
                token()
            }
        }
        sections.append(finished())
        return sections
    }

    private mutating func token() {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""): quoted()
        case UInt8(ascii: "\\"): escaped(shown: true)
        case UInt8(ascii: "_"):
            literal([0x20])
            escaped(shown: false)
        case UInt8(ascii: "*"): escaped(shown: false)
        case UInt8(ascii: "["): bracket()
        case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): placeholder(byte)
        case UInt8(ascii: "."): point()
        case UInt8(ascii: ","): comma()
        case UInt8(ascii: "%"):
            section.tokens.append(.percent)
            section.percents += 1
            index += 1
        case UInt8(ascii: "@"):
            section.tokens.append(.general)
            index += 1
        case UInt8(ascii: "/"):
            // Between digits it makes a fraction, between dates it separates them.
            if case .whole? = lastDigitToken { section.isOpaque = true }
            literal([byte])
            index += 1
        default: letter(byte | 0x20)
        }
    }

    private mutating func letter(_ lower: UInt8) {
        if hasPrefix("general") {
            section.tokens.append(.general)
            index += 7
        } else if hasPrefix("g/通用格式") {
            section.tokens.append(.general)
            index += "g/通用格式".utf8.count
        } else if hasPrefix("am/pm") {
            section.tokens.append(.halves(Array("AM".utf8), Array("PM".utf8)))
            index += 5
        } else if hasPrefix("a/p") {
            section.tokens.append(.halves(Array("A".utf8), Array("P".utf8)))
            index += 3
        } else if hasPrefix("上午/下午") {
            section.tokens.append(.halves(Array("上午".utf8), Array("下午".utf8)))
            index += "上午/下午".utf8.count
        } else if lower == UInt8(ascii: "e"), index + 1 < bytes.count,
            bytes[index + 1] == UInt8(ascii: "+") || bytes[index + 1] == UInt8(ascii: "-")
        {
            section.tokens.append(.exponent(signed: bytes[index + 1] == UInt8(ascii: "+")))
            exponentSeen = true
            index += 2
        } else {
            datePart(lower)
        }
    }

    private mutating func datePart(_ lower: UInt8) {
        let count = runLength(lower)
        switch lower {
        case UInt8(ascii: "y"): section.tokens.append(.year(count))
        case UInt8(ascii: "e"): section.tokens.append(.year(4))
        case UInt8(ascii: "m"): section.tokens.append(.month(count))
        case UInt8(ascii: "d"): section.tokens.append(count > 2 ? .weekday(count) : .day(count))
        case UInt8(ascii: "h"): section.tokens.append(.hour(count))
        case UInt8(ascii: "s"): section.tokens.append(.second(count))
        case UInt8(ascii: "a") where count >= 3:
            // Weekdays of East Asian editions: their names are Chinese whatever the locale.
            section.tokens.append(.weekday(count + 10))
        case UInt8(ascii: "b"), UInt8(ascii: "g"):
            section.isOpaque = true
        default:
            literal([bytes[index]])
            index += 1
            return
        }
        index += count
    }

    private mutating func placeholder(_ byte: UInt8) {
        if exponentSeen {
            section.tokens.append(.power(byte))
        } else if pointSeen, case .second? = lastTimeToken {
            section.tokens.append(.decimals(1))
        } else {
            section.tokens.append(pointSeen ? .fraction(byte) : .whole(byte))
        }
        index += 1
    }

    private mutating func point() {
        pointSeen = true
        section.tokens.append(.point)
        index += 1
    }

    private mutating func comma() {
        // Between digits it separates thousands; after the last digit it divides by a thousand.
        let next = bytes[(index + 1)...].first { $0 != UInt8(ascii: ",") }
        let followed = next == UInt8(ascii: "0") || next == UInt8(ascii: "#") || next == UInt8(ascii: "?")
        if lastDigitToken == nil {
            literal([UInt8(ascii: ",")])
        } else if followed {
            section.groups = true
        } else {
            section.thousands += 1
        }
        index += 1
    }

    private mutating func quoted() {
        index += 1
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        literal(Array(bytes[index..<end]))
        index = min(bytes.count, end + 1)
    }

    /// A mark and the character after it, which may take several bytes.
    private mutating func escaped(shown: Bool) {
        let start = min(bytes.count, index + 1)
        var end = min(bytes.count, start + 1)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if shown { literal(Array(bytes[start..<end])) }
        index = end
    }

    private mutating func bracket() {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
        let inner = Array(bytes[min(bytes.count, index + 1)..<end])
        index = min(bytes.count, end + 1)
        guard let first = inner.first else { return }
        let lower = first | 0x20
        if inner.allSatisfy({ $0 | 0x20 == lower }) {
            switch lower {
            case UInt8(ascii: "h"): return section.tokens.append(.elapsedHours(inner.count))
            case UInt8(ascii: "m"): return section.tokens.append(.elapsedMinutes(inner.count))
            case UInt8(ascii: "s"): return section.tokens.append(.elapsedSeconds(inner.count))
            default: break
            }
        }
        if first == UInt8(ascii: "$") {
            let currency = inner.dropFirst().prefix { $0 != UInt8(ascii: "-") }
            localeStated = currency.count + 1 < inner.count
            literal(Array(currency))
        } else if [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "=")].contains(first) {
            condition(inner)
        } else if inner.starts(with: Array("DBNum".utf8)) || inner.starts(with: Array("dbnum".utf8)) {
            section.isOpaque = true
        }
    }

    private mutating func condition(_ inner: [UInt8]) {
        let comparison = Array(inner.prefix { $0 == 0x3C || $0 == 0x3D || $0 == 0x3E })
        let operand = String(decoding: inner.dropFirst(comparison.count), as: UTF8.self)
        guard let number = DecimalText.normalised(operand).flatMap({ Double($0) }) else { return }
        section.condition = FormatSection.Condition(comparison: comparison, operand: number)
    }

    private mutating func literal(_ text: [UInt8]) {
        if case .literal(let before)? = section.tokens.last {
            section.tokens[section.tokens.count - 1] = .literal(before + text)
        } else if !text.isEmpty {
            section.tokens.append(.literal(text))
        }
    }

    private mutating func finished() -> FormatSection {
        var done = section
        done.tokens = DateTokens.resolved(section.tokens)
        if localeStated, DateTokens.needLanguage(done.tokens) { done.isOpaque = true }
        section = FormatSection()
        pointSeen = false
        exponentSeen = false
        localeStated = false
        return done
    }

    private var lastDigitToken: FormatSection.Token? {
        section.tokens.last {
            switch $0 {
            case .whole, .fraction: true
            default: false
            }
        }
    }

    private var lastTimeToken: FormatSection.Token? {
        section.tokens.last {
            switch $0 {
            case .second, .elapsedSeconds, .whole, .hour: true
            default: false
            }
        }.map { token in
            if case .elapsedSeconds = token { return .second(2) }
            return token
        }
    }

    private func runLength(_ lower: UInt8) -> Int {
        bytes[index...].prefix { $0 | 0x20 == lower }.count
    }

    private func hasPrefix(_ text: String) -> Bool {
        var position = index
        for byte in text.utf8 {
            guard position < bytes.count else { return false }
            let known = bytes[position] >= 0x41 && bytes[position] <= 0x5A ? bytes[position] | 0x20 : bytes[position]
            guard known == byte else { return false }
            position += 1
        }
        return true
    }
}
