/// Writes text so that every reader of GFM shows it as it is.
enum MarkdownEscape {
    /// Where a text stands; some characters mean something in one place alone.
    enum Place {
        /// In a cell of a pipe table.
        case cell
        /// After the marks of a heading or a list item.
        case line
        /// In a cell of an HTML table.
        case html
    }

    /// Appends a text.
    ///
    /// Punctuation that GFM reads as a mark gets a backslash; `<` and `&` become references, so that no tag starts;
    /// a line break becomes `<br>`; controls, and blanks at the ends, become references, because readers drop them.
    static func append(_ text: String, _ place: Place, to output: inout [UInt8]) {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        let end = scalars.lastIndex { !isBlank($0) } ?? scalars.startIndex
        var atStart = true
        var digitsOnly = true
        while index != scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            let following = next == scalars.endIndex ? nil : scalars[next]
            let isOutside = atStart || index > end
            index = next
            if isBlank(scalar), isOutside {
                scalar == "\n" ? append("<br>", to: &output) : reference(scalar, to: &output)
                continue
            }
            append(scalar, before: following, place, atStart: atStart, afterDigits: digitsOnly && !atStart, to: &output)
            if !("0"..."9").contains(scalar) { digitsOnly = false }
            atStart = false
        }
    }

    private static func append(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, _ place: Place, atStart: Bool, afterDigits: Bool,
        to output: inout [UInt8]
    ) {
        switch scalar {
        case "\n": append("<br>", to: &output)
        case "<": append("&lt;", to: &output)
        case "&": append(startsReference(next) ? "&amp;" : "&", to: &output)
        case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}": reference(scalar, to: &output)
        case ">" where place == .html || (place == .line && atStart): append("&gt;", to: &output)
        case "\\", "*", "_", "`", "[", "]", "~", "$": escaped(scalar, place, to: &output)
        case "|": place == .cell || place == .line ? escaped(scalar, place, to: &output) : append("|", to: &output)
        case ":" where next.map { ("a"..."z").contains($0) } ?? false: escaped(scalar, place, to: &output)
        case "#" where place == .line: escaped(scalar, place, to: &output)
        case _ where place == .line && opensBlock(scalar, atStart, afterDigits): escaped(scalar, place, to: &output)
        default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Whether a line that starts so would be a list, a rule or an underline.
    private static func opensBlock(_ scalar: Unicode.Scalar, _ atStart: Bool, _ afterDigits: Bool) -> Bool {
        switch scalar {
        case "-", "+", "=": atStart
        case ".", ")": afterDigits
        default: false
        }
    }

    /// In HTML a backslash is a character like any other.
    private static func escaped(_ scalar: Unicode.Scalar, _ place: Place, to output: inout [UInt8]) {
        if place != .html { output.append(UInt8(ascii: "\\")) }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func startsReference(_ next: Unicode.Scalar?) -> Bool {
        guard let next else { return false }
        return next == "#" || ("a"..."z").contains(next) || ("A"..."Z").contains(next)
    }

    private static func reference(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        append("&#\(scalar.value);", to: &output)
    }

    private static func append(_ text: String, to output: inout [UInt8]) { output.append(contentsOf: text.utf8) }

    /// What readers take off the ends of a cell.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
