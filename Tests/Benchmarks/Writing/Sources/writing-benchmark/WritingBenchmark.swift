import Glibc
import SpreadsheetML

/// Writes the workbooks that the peers in `peers/` write, so that `run.sh` can time them side by side.
///
/// `writing-benchmark numbers|amounts|mixed LEVEL OUT`: 100,000 rows of 20 cells: doubles of full precision; exact amounts with
/// two decimals; half amounts and half text, of which a tenth is distinct.
@main
struct WritingBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let level = Int(arguments[2]) else {
            print("usage: writing-benchmark numbers|amounts|mixed LEVEL OUT")
            exit(64)
        }
        var options = WorkbookWriter.Options()
        options.compressionLevel = level
        let book = WorkbookWriter(options)
        let output = open(arguments[3], O_CREAT | O_TRUNC | O_WRONLY, 0o644)
        defer { close(output) }
        try book.sheet(book.reserveName("data")) { try write(arguments[1], to: $0) }
        try book.finish { bytes in
            guard Glibc.write(output, bytes.baseAddress, bytes.count) == bytes.count else {
                throw SpreadsheetError(.archiveWrite, "The benchmark's output cannot be written.")
            }
        }
    }

    private static func write(_ kind: String, to sheet: SheetWriter) throws {
        var random = Generator()
        for _ in 0..<100_000 {
            try sheet.row()
            for column in 0..<20 {
                let bits = random.next()
                switch kind {
                case "numbers": try sheet.number(Double(bits >> 11) * 0x1p-53 * 1_000_000)
                case "mixed" where column % 2 == 1:
                    try sheet.text("\(names[Int(bits % 8)])\(bits >> 40 & 0x3FFFF)")
                default: try sheet.number(coefficient: Int64(bits >> 34), scale: 2)
                }
            }
        }
    }

    private static let names = [
        "一般公共服务支出", "教育支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "住房保障支出", "其他支出",
    ]
}

/// The 64-bit generator of Steele, Lea and Flood (SplitMix), which the peers use, too.
struct Generator {
    private var state: UInt64 = 20240607

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
