import SpreadsheetFixtures

/// A ZIP archive in which one part inflates to far more than it takes.
enum DeflateBomb {
    /// Adds to an archive a part of one byte repeated, in the fixed code of deflate (RFC 1951, 3.2.6).
    static func archive(around archive: TestArchive, part: String, repetitions: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.put(0b011, 3)
        bits.putCode(0x30 + UInt32(UInt8(ascii: " ")), 8)
        // Length 258 has code 285, which is 0xC5 in eight bits; distance 1 has code 0 in five.
        for _ in 0..<repetitions {
            bits.putCode(0xC5, 8)
            bits.putCode(0, 5)
        }
        bits.putCode(0, 7)
        let data = bits.finished()
        var around = archive
        around.entries.removeAll { $0.name == part }
        return splice(data, named: part, size: 1 + repetitions * 258, into: around.made(), count: around.entries.count)
    }

    private struct BitWriter {
        private var out: [UInt8] = []
        private var buffer: UInt64 = 0
        private var count: UInt64 = 0

        mutating func put(_ bits: UInt64, _ width: UInt64) {
            buffer |= bits << count
            count += width
            while count >= 8 {
                out.append(UInt8(truncatingIfNeeded: buffer))
                buffer >>= 8
                count -= 8
            }
        }

        /// Huffman codes are packed from their top bit on.
        mutating func putCode(_ code: UInt32, _ width: UInt64) {
            var reversed: UInt64 = 0
            for bit in 0..<width { reversed |= UInt64((code >> UInt32(bit)) & 1) << (width - 1 - bit) }
            put(reversed, width)
        }

        mutating func finished() -> [UInt8] {
            if count > 0 { out.append(UInt8(truncatingIfNeeded: buffer)) }
            return out
        }
    }

    /// Puts the entry before the central directory; its checksum is never reached.
    private static func splice(_ data: [UInt8], named name: String, size: Int, into made: [UInt8], count: Int)
        -> [UInt8]
    {
        let end = made.count - 22
        let start = (0..<4).reduce(0) { $0 | Int(made[end + 16 + $1]) << (8 * $1) }
        let number = { (value: Int, width: Int) in (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let sizes = number(0, 4) + number(data.count, 4) + number(size, 4) + number(name.utf8.count, 2)
        let common = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + sizes + number(0, 2)
        let local: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + common + Array(name.utf8)
        var central: [UInt8] = [0x50, 0x4B, 0x01, 0x02] + number(20, 2) + common
        central += number(0, 10) + number(start, 4) + Array(name.utf8)
        let directory = Array(made[start..<end]) + central
        var out = Array(made[..<start]) + local + data
        let offset = out.count
        out += directory + [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + number(count + 1, 2) + number(count + 1, 2)
        return out + number(directory.count, 4) + number(offset, 4) + [0, 0]
    }
}
