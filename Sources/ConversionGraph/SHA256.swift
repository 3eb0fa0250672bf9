/// The SHA-256 digest (FIPS 180-4), for the fingerprint of a source file.
///
/// Our own because the package that offers it brings a whole TLS library into the build and the start-up.
public enum SHA256 {
    /// The digest of the bytes in lower-case hexadecimal. O(n); allocates the padded tail and the result only.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var state = initial
        bytes.withUnsafeBytes { buffer in
            var schedule = [UInt32](repeating: 0, count: 64)
            schedule.withUnsafeMutableBufferPointer { schedule in
                var offset = 0
                while offset + 64 <= buffer.count {
                    compress(UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + 64]), &state, schedule)
                    offset += 64
                }
                var tail = Array(buffer[offset...])
                tail.append(0x80)
                while tail.count % 64 != 56 { tail.append(0) }
                let bits = UInt64(buffer.count) &* 8
                for shift in stride(from: 56, through: 0, by: -8) {
                    tail.append(UInt8(truncatingIfNeeded: bits >> shift))
                }
                tail.withUnsafeBytes { tail in
                    for block in stride(from: 0, to: tail.count, by: 64) {
                        compress(UnsafeRawBufferPointer(rebasing: tail[block..<block + 64]), &state, schedule)
                    }
                }
            }
        }
        return hexadecimal(state)
    }

    private static func compress(
        _ block: UnsafeRawBufferPointer, _ state: inout [UInt32], _ w: UnsafeMutableBufferPointer<UInt32>
    ) {
        for t in 0..<16 { w[t] = block.loadUnaligned(fromByteOffset: t * 4, as: UInt32.self).bigEndian }
        for t in 16..<64 {
            let a = w[t - 15]
            let b = w[t - 2]
            let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
            let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
            w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        constants.withUnsafeBufferPointer { k in
            // Eight steps a turn: then the words change places by name, and none is moved.
            for t in stride(from: 0, to: 64, by: 8) {
                step(a, b, c, &d, e, f, g, &h, k[t] &+ w[t])
                step(h, a, b, &c, d, e, f, &g, k[t + 1] &+ w[t + 1])
                step(g, h, a, &b, c, d, e, &f, k[t + 2] &+ w[t + 2])
                step(f, g, h, &a, b, c, d, &e, k[t + 3] &+ w[t + 3])
                step(e, f, g, &h, a, b, c, &d, k[t + 4] &+ w[t + 4])
                step(d, e, f, &g, h, a, b, &c, k[t + 5] &+ w[t + 5])
                step(c, d, e, &f, g, h, a, &b, k[t + 6] &+ w[t + 6])
                step(b, c, d, &e, f, g, h, &a, k[t + 7] &+ w[t + 7])
            }
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ value }
    }

    @inline(__always)
    private static func step(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let choice = g ^ (e & (f ^ g))
        let majority = (a & b) | (c & (a | b))
        let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ word
        d = d &+ first
        h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
    }

    private static func rotate(_ value: UInt32, _ by: UInt32) -> UInt32 { (value >> by) | (value << (32 - by)) }

    private static func hexadecimal(_ state: [UInt32]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for word in state {
            for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int((word >> UInt32(shift)) & 15)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
