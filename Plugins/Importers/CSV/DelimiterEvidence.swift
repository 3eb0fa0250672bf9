import SourceText

/// How well the records at the head of a text fit a delimiter.
struct DelimiterEvidence {
    /// The delimiter.
    let delimiter: CSVDelimiter
    /// How many fields most of the records have that have several; 1 where none has.
    let width: Int
    /// How many records have that many.
    let records: Int
    /// Their share of all records that are not blank, in percent.
    let share: Int
    /// Whether most delimiters stand as in `1,234`, where they group digits.
    let groupsDigits: Bool

    /// Whether the text is a table by this evidence alone.
    var isStrong: Bool { records >= 2 && width >= 3 && share >= 60 && !groupsDigits && delimiter != .tab }

    /// Weighs one delimiter. O(bytes).
    ///
    /// - Parameter isWhole: Whether the text ends here; else its last record is cut and does not count, if there are others.
    init(_ delimiter: CSVDelimiter, in bytes: Span<UInt8>, isWhole: Bool) {
        var scanner = CSVScanner(delimiter: delimiter.byte)
        var fields: [CSVScanner.Field] = []
        var counts: [Int: Int] = [:]
        var total = 0
        while scanner.next(in: bytes, into: &fields) {
            if !isWhole, total > 0, scanner.offset >= bytes.count { break }
            guard !CSVScanner.isBlank(fields, in: bytes) else { continue }
            total += 1
            counts[fields.count, default: 0] += 1
        }
        let best = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
        self.delimiter = delimiter
        width = best?.key ?? 1
        records = best?.value ?? 0
        share = total == 0 ? 0 : records * 100 / total
        groupsDigits = Self.groupsDigits(delimiter.byte, in: bytes)
    }

    /// The delimiter that fits best; nil where no record has two fields.
    static func best(in bytes: Span<UInt8>, isWhole: Bool) -> DelimiterEvidence? {
        var best: DelimiterEvidence?
        for delimiter in CSVDelimiter.allCases {
            let evidence = DelimiterEvidence(delimiter, in: bytes, isWhole: isWhole)
            if evidence.records > 0, evidence.share > best?.share ?? 0 { best = evidence }
        }
        return best
    }

    /// The delimiter that a spreadsheet program was told in a first line `sep=;`, and where the line ends.
    static func stated(in bytes: Span<UInt8>) -> (delimiter: CSVDelimiter, length: Int)? {
        let length = 5
        guard bytes.count >= length, bytes.string(in: 0..<4).lowercased() == "sep=",
            let delimiter = CSVDelimiter(byte: bytes[4])
        else { return nil }
        guard bytes.count > length else { return (delimiter, length) }
        return bytes[length] == 0x0A || bytes[length] == 0x0D ? (delimiter, length) : nil
    }

    private static func groupsDigits(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
        var all = 0
        var grouping = 0
        for index in bytes.indices where bytes[index] == byte {
            all += 1
            if isDigit(index - 1, in: bytes), isDigit(index + 1, in: bytes), isDigit(index + 2, in: bytes),
                isDigit(index + 3, in: bytes), !isDigit(index + 4, in: bytes)
            {
                grouping += 1
            }
        }
        return grouping * 2 > all
    }

    private static func isDigit(_ index: Int, in bytes: Span<UInt8>) -> Bool {
        index >= 0 && index < bytes.count && (0x30...0x39).contains(bytes[index])
    }
}
