/// Delimiter runs of emphasis: which open, and where they close (CommonMark 6.2).
enum Delimiter {
    /// How many marks of a run make one span: `***x***` is taken whole; a dump knows `**` alone. 0 where none does.
    static func takenLength(of run: Int, mark: UInt8, dialect: InlineText.Dialect) -> Int {
        if dialect == .dump { return run >= 2 ? 2 : 0 }
        if mark == UInt8(ascii: "~") { return run <= 2 ? run : 0 }
        return min(run, 3)
    }

    /// Whether a run is left-flanking, and for `_` not inside a word.
    static func opens(_ bytes: Span<UInt8>, at index: Int, length: Int) -> Bool {
        let after = kind(in: bytes, following: index + length)
        let before = kind(in: bytes, preceding: index)
        guard after != .blank, after != .punctuation || before != .letter else { return false }
        return bytes[index] != UInt8(ascii: "_") || before != .letter
    }

    /// Where the partner of a run starts: the first run of the same mark, at least as long, that is right-flanking.
    static func closer(in bytes: Span<UInt8>, after start: Int, mark: UInt8, length: Int, limit: Int) -> Int? {
        var index = start
        let end = min(bytes.count, limit)
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 2
            } else if byte == UInt8(ascii: "`") {
                index = skipCode(bytes, at: index)
            } else if byte == mark {
                let run = bytes.runLength(at: index)
                if run >= length, closes(bytes, at: index, length: run), index > start { return index }
                index += run
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func closes(_ bytes: Span<UInt8>, at index: Int, length: Int) -> Bool {
        let before = kind(in: bytes, preceding: index)
        let after = kind(in: bytes, following: index + length)
        guard before != .blank, before != .punctuation || after != .letter else { return false }
        return bytes[index] != UInt8(ascii: "_") || after != .letter
    }

    private static func skipCode(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let length = bytes.runLength(at: index)
        var next = index + length
        while next < bytes.count {
            if bytes[next] == UInt8(ascii: "`") {
                let run = bytes.runLength(at: next)
                if run == length { return next + run }
                next += run
            } else {
                next += 1
            }
        }
        return index + length
    }

    private enum Kind { case blank, punctuation, letter }

    private static func kind(in bytes: Span<UInt8>, following index: Int) -> Kind {
        guard index < bytes.count else { return .blank }
        return kind(of: bytes[index])
    }

    private static func kind(in bytes: Span<UInt8>, preceding index: Int) -> Kind {
        guard index > 0 else { return .blank }
        return kind(of: bytes[index - 1])
    }

    /// Characters beyond ASCII count as letters, so that `**合计**：` closes before full-width punctuation, as the
    /// people who write it expect.
    private static func kind(of byte: UInt8) -> Kind {
        byte <= 0x20 ? .blank : (ASCII.isPunctuation(byte) ? .punctuation : .letter)
    }
}
