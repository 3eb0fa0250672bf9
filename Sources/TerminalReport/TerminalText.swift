/// Text from a file made fit for a terminal.
public enum TerminalText {
    /// A text without what could move the cursor, change colours or turn the direction of reading around: C0 and C1
    /// controls, and the bidirectional controls of UAX #9. Tabs and line breaks become a blank.
    public static func sanitised(_ text: some StringProtocol) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let shown = shown(scalar) { clean.append(shown) }
        }
        return String(clean)
    }

    /// A text cut to a width in columns; what was cut is marked by `…`.
    public static func cut(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width, width > 0 else { return text }
        var kept = String.UnicodeScalarView()
        var columns = 1
        for scalar in text.unicodeScalars {
            columns += DisplayWidth.of(scalar)
            if columns > width { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    /// What a terminal is given for a scalar; nil for nothing.
    static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: " "
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: nil
        default: scalar
        }
    }
}
