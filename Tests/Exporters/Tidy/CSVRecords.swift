/// Reads CSV as RFC 4180 defines it, for checking what was written; slow and plain on purpose.
enum CSVRecords {
    static func read(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            if isQuoted {
                if byte == UInt8(ascii: "\""), next == UInt8(ascii: "\"") {
                    field.append(byte)
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                } else {
                    field.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") || (byte == 0x0D && next == 0x0A) {
                record.append(String(decoding: field, as: UTF8.self))
                field = []
                if byte == 0x0D {
                    records.append(record)
                    record = []
                    index += 1
                }
            } else {
                field.append(byte)
            }
            index += 1
        }
        return records
    }
}
