/// Character references of HTML: `&amp;`, `&#20803;`, `&#x5143;`.
public enum CharacterReference {
    /// The text of the reference at an index and its length in bytes; nil where `&` is just a character.
    ///
    /// Numbers that are no Unicode scalar, and zero, give U+FFFD, as HTML defines. Names beyond those that occur in
    /// documents of our kind are left as printed.
    public static func read(_ bytes: Span<UInt8>, at index: Int) -> (text: String, length: Int)? {
        let end = min(bytes.count, index + 12)
        guard let semicolon = bytes.firstIndex(of: UInt8(ascii: ";"), in: (index + 1)..<max(index + 1, end)) else {
            return nil
        }
        let length = semicolon + 1 - index
        guard index + 1 < semicolon else { return nil }
        if bytes[index + 1] == UInt8(ascii: "#") {
            return number(bytes, (index + 2)..<semicolon).map { ($0, length) }
        }
        return names[bytes.string(in: (index + 1)..<semicolon)].map { (String($0), length) }
    }

    private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        var range = range
        guard !range.isEmpty else { return nil }
        let isHexadecimal = bytes[range.lowerBound] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { range = (range.lowerBound + 1)..<range.upperBound }
        guard !range.isEmpty, range.count <= 7,
            let value = UInt32(bytes.string(in: range), radix: isHexadecimal ? 16 : 10),
            bytes[range.lowerBound] != UInt8(ascii: "+"), bytes[range.lowerBound] != UInt8(ascii: "-")
        else { return nil }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return String(scalar)
    }

    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
        "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "shy": "\u{AD}",
        "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "hellip": "…",
        "mdash": "—", "ndash": "–", "middot": "·", "bull": "•", "times": "×", "divide": "÷", "plusmn": "±",
        "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "minus": "−", "deg": "°", "sup1": "¹", "sup2": "²",
        "sup3": "³", "frac12": "½", "frac14": "¼", "frac34": "¾", "permil": "‰", "yen": "¥", "cent": "¢",
        "pound": "£", "euro": "€", "sect": "§", "para": "¶", "copy": "©", "reg": "®", "trade": "™", "radic": "√",
        "sum": "∑", "infin": "∞", "micro": "µ", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "ordf": "ª",
        "lowbar": "_", "lbrack": "[", "rbrack": "]", "vert": "|", "verbar": "|", "num": "#", "excl": "!", "ast": "*",
        "Tab": "\t", "NewLine": "\n", "colon": ":", "sol": "/", "bsol": "\\", "grave": "`", "dollar": "$",
        "percnt": "%", "lpar": "(", "rpar": ")", "plus": "+", "comma": ",", "period": ".", "semi": ";", "equals": "=",
        "quest": "?", "commat": "@", "lcub": "{", "rcub": "}",
    ]
}
