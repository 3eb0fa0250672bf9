import DisclosureModel
import MarkdownForm
import SourceText

/// Rebuilds the disclosure document from one of our own markdown files, out of what the file shows.
///
/// Nothing is read from a hidden copy: an amount that somebody changed in a table is changed in the document.
struct EmbeddedDocument {
    private(set) var document: DisclosureDocument
    /// What the blocks that come next belong to.
    private var part: MarkdownPart?
    private var slots: [TableSlot] = []
    private var isUntitled = false
    private var hasTitle = false
    private var hasMetadata = false
    private var hasGrid = false
    /// Where the table was announced.
    private var announced: Locator?
    private let bytes: [UInt8]

    /// Something in the file that does not fit what our exporter writes.
    struct Misfit: Error {
        let message: String
        let at: Locator?
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - matter: The front matter, which states the schema.
    ///   - blocks: The blocks behind it, scanned exactly.
    ///   - bytes: The text of the file.
    static func read(
        _ matter: FrontMatter, _ blocks: [MarkdownBlock], in bytes: [UInt8]
    ) throws(Misfit) -> DisclosureDocument {
        var reader = EmbeddedDocument(matter, bytes)
        for block in blocks { try reader.take(block) }
        try reader.finishTable()
        return reader.document
    }

    private init(_ matter: FrontMatter, _ bytes: [UInt8]) {
        self.bytes = bytes
        let source = matter["source.name"].map { name in
            SourceFile(
                name: name, format: matter["source.format"] ?? "",
                bytes: matter["source.bytes"].flatMap { Int($0) } ?? 0,
                sha256: matter["source.sha256"] ?? "")
        }
        document = DisclosureDocument(
            document: DocumentInfo(
                title: matter["title"], agency: matter["agency"], year: matter["year"].flatMap { Int($0) },
                kind: matter["kind"].flatMap { DocumentInfo.Kind(rawValue: $0) }, published: matter["published"],
                unit: matter["unit"], profile: matter["profile"], source: source))
    }

    private mutating func take(_ block: MarkdownBlock) throws(Misfit) {
        switch block {
        case .comment(let text, let at): try start(text, at)
        case .heading(let level, let text, _):
            guard part == .table, level == 2, !hasTitle else { return }
            hasTitle = true
            if !isUntitled { edit { $0.title = text } }
        case .line(let line): take(line)
        case .grid(let grid, let header): try take(grid, header)
        case .pageBreak: break
        }
    }

    private mutating func start(_ comment: String, _ at: Locator) throws(Misfit) {
        let words = comment.split { $0 == " " || $0 == "\n" }.map { String($0) }
        guard let first = words.first, first.hasPrefix(MarkdownPart.mark) else { return }
        guard let part = MarkdownPart(rawValue: String(first.dropFirst(MarkdownPart.mark.count))) else {
            throw Misfit(message: "The comment names no part of a document", at: at)
        }
        try finishTable()
        self.part = part
        hasGrid = false
        guard part == .table else { return }
        announced = at
        isUntitled = words.dropFirst().first == MarkdownPart.untitled
        hasTitle = false
        hasMetadata = false
        slots = []
        for word in words.dropFirst(isUntitled ? 2 : 1) {
            guard let slot = TableSlot(word) else {
                throw Misfit(message: "The comment above the table has a word that says nothing: \(word)", at: at)
            }
            slots.append(slot)
        }
        document.tables.append(DisclosureTable())
    }

    /// A table that should have rows and shows none was broken or taken out.
    private func finishTable() throws(Misfit) {
        guard part == .table, !slots.isEmpty, !hasGrid else { return }
        throw Misfit(message: "A table that the comment announces is not there, or is no table any more", at: announced)
    }

    private mutating func take(_ line: MarkdownBlock.Line) {
        guard part == .table else { return }
        if line.isItem {
            edit { $0.notes.append(line.text) }
        } else if !hasMetadata, !hasGrid {
            hasMetadata = true
            let values = EmbeddedMetadata.read(line.range, in: bytes.span)
            edit { values.apply(to: &$0) }
        } else if line.continues {
            edit { if !$0.notes.isEmpty { $0.notes[$0.notes.count - 1] += " " + line.text } }
        }
    }

    private mutating func take(_ grid: Grid, _ header: [String]) throws(Misfit) {
        guard let part, !hasGrid else { throw Misfit(message: "A table was added", at: grid.at) }
        hasGrid = true
        guard part == .table else {
            let list = try EmbeddedList(grid, part)
            try list.append(to: &document)
            return
        }
        guard grid.origin == .pipes, header.count == slots.count else {
            throw Misfit(message: "The table has other columns than the comment above it says", at: grid.at)
        }
        let rows = EmbeddedRows(slots: slots, header: header)
        let columns = rows.columns
        var read: [DisclosureTable.Row] = []
        for row in grid.rows.dropFirst() { read.append(try rows.row(row)) }
        edit {
            $0.columns = columns
            $0.rows = read
        }
    }

    private mutating func edit(_ change: (inout DisclosureTable) -> Void) {
        guard !document.tables.isEmpty else { return }
        change(&document.tables[document.tables.count - 1])
    }
}
