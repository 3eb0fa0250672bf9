import DisclosureModel
import SourceText

/// Finds the places of the cells of an HTML table by walking from one cell's tag to the next.
///
/// The parser reports every `td` and `th` in order, so the n-th report is the n-th tag among the bytes.
struct HTMLCellLocator {
    private let bytes: [UInt8]
    private var index = 0
    private var line: Int
    private var column: Int

    /// Starts before the first cell of a table.
    init(bytes: [UInt8], line: Int, column: Int) {
        self.bytes = bytes
        self.line = line
        self.column = column
    }

    /// The place of the next cell's content, which is that of the byte after its tag.
    @discardableResult mutating func advance() -> Locator {
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                if bytes.span.hasPrefix("<!--", at: index) {
                    while index < bytes.count, !bytes.span.hasPrefix("-->", at: index) { step() }
                    continue
                }
                if HTMLTableExtent.isTag("<td", bytes.span, at: index)
                    || HTMLTableExtent.isTag("<th", bytes.span, at: index)
                {
                    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { step() }
                    step()
                    return .text(line: line, column: column)
                }
            }
            step()
        }
        return .text(line: line, column: column)
    }

    private mutating func step() {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || (byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A)) {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}
