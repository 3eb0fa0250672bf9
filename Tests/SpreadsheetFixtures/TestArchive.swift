/// A ZIP archive made byte by byte, with the oddities that real ones have.
package struct TestArchive {
    /// What an archive can be made to look like.
    package struct Oddities: OptionSet, Sendable {
        package let rawValue: Int

        /// A set of these bits.
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Sizes and checksum stand behind the data.
        package static let descriptors = Oddities(rawValue: 1)
        /// The headers state another uncompressed size than there is.
        package static let wrongSizes = Oddities(rawValue: 2)
        /// Folders have entries of their own.
        package static let folders = Oddities(rawValue: 4)
        /// Something follows the end.
        package static let trailing = Oddities(rawValue: 8)
        /// Sizes stand in ZIP64 fields.
        package static let zip64 = Oddities(rawValue: 16)
        /// Data is stored, not deflated.
        package static let stored = Oddities(rawValue: 32)
    }

    /// The entries in their order.
    package var entries: [(name: String, bytes: [UInt8])] = []
    /// What is odd about it.
    package var oddities: Oddities = []

    /// An archive without entries.
    package init() {}

    /// The bytes of the archive.
    package func made() -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        var count = 0
        let all = (oddities.contains(.folders) ? [("xl/", []), ("xl/worksheets/", [])] : []) + entries
        for (name, bytes) in all {
            let data = oddities.contains(.stored) || bytes.isEmpty ? bytes : Self.deflated(bytes)
            let fields = fields(name, bytes, data)
            directory += central(fields, offset: out.count)
            out += local(fields) + data
            if fields.hasDescriptor {
                out += [0x50, 0x4B, 0x07, 0x08] + number(fields.checksum, 4) + number(data.count, 4)
                out += number(bytes.count, 4)
            }
            count += 1
        }
        let start = out.count
        out += directory
        out += [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + number(count, 2) + number(count, 2)
        out += number(directory.count, 4) + number(start, 4) + [0, 0]
        return oddities.contains(.trailing) ? out + [0, 0, 0, 0] : out
    }

    private struct Fields {
        var name: [UInt8]
        var method: Int
        var checksum: Int
        var compressed: Int
        var size: Int
        var hasDescriptor: Bool
        var isLarge: Bool
    }

    private func fields(_ name: String, _ bytes: [UInt8], _ data: [UInt8]) -> Fields {
        let isDeflated = !(oddities.contains(.stored) || bytes.isEmpty)
        return Fields(
            name: Array(name.utf8), method: isDeflated ? 8 : 0, checksum: Self.checksum(bytes), compressed: data.count,
            size: isDeflated && oddities.contains(.wrongSizes) ? 10 : bytes.count,
            hasDescriptor: oddities.contains(.descriptors) && isDeflated, isLarge: oddities.contains(.zip64))
    }

    private func local(_ fields: Fields) -> [UInt8] {
        let extra = fields.isLarge ? large(fields, offset: nil) : []
        var out: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + number(fields.isLarge ? 45 : 20, 2)
        out += number(fields.hasDescriptor ? 8 : 0, 2) + number(fields.method, 2) + [0, 0, 0x21, 0x50]
        out += fields.hasDescriptor ? [0, 0, 0, 0] : number(fields.checksum, 4)
        if fields.isLarge {
            out += number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4)
        } else {
            out += fields.hasDescriptor ? [0, 0, 0, 0] : number(fields.compressed, 4)
            out += fields.hasDescriptor ? [0, 0, 0, 0] : number(fields.size, 4)
        }
        return out + number(fields.name.count, 2) + number(extra.count, 2) + fields.name + extra
    }

    private func central(_ fields: Fields, offset: Int) -> [UInt8] {
        let extra = fields.isLarge ? large(fields, offset: offset) : []
        var out: [UInt8] = [0x50, 0x4B, 0x01, 0x02] + number(45, 2) + number(fields.isLarge ? 45 : 20, 2)
        out += number(fields.hasDescriptor ? 8 : 0, 2) + number(fields.method, 2) + [0, 0, 0x21, 0x50]
        out += number(fields.checksum, 4)
        out += number(fields.isLarge ? 0xFFFF_FFFF : fields.compressed, 4)
        out += number(fields.isLarge ? 0xFFFF_FFFF : fields.size, 4)
        out += number(fields.name.count, 2) + number(extra.count, 2) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        return out + number(fields.isLarge ? 0xFFFF_FFFF : offset, 4) + fields.name + extra
    }

    private func large(_ fields: Fields, offset: Int?) -> [UInt8] {
        let values = number(fields.size, 8) + number(fields.compressed, 8) + (offset.map { number($0, 8) } ?? [])
        return [1, 0] + number(values.count, 2) + values
    }

    private func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// Deflate without compression: blocks of bytes as they are (RFC 1951, 3.2.4).
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 65_535)
            let count = UInt16(end - start)
            out.append(end == bytes.count ? 1 : 0)
            out += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
            out += bytes[start..<end]
            start = end
        }
        return out
    }

    /// The CRC-32 of ZIP.
    static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
        }
        return Int(~sum)
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
