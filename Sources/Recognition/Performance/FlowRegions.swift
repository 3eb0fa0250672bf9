import DisclosureModel
import FormCatalogue

/// A performance table among lines of text: dumps without tabs print it so.
struct FlowRegion: Sendable {
    /// The title; for a list of tasks, the line before its header.
    var title: TableCandidate.Line
    /// The lines below, up to the next title or heading.
    var lines: [TableCandidate.Line]
    /// Whether it is a list of tasks.
    var isTasks: Bool
}

extension PerformanceTables {
    /// A performance table that was read from lines.
    struct Flowed: Sendable {
        let table: DisclosureTable
        let diagnostics: [Diagnostic]
        let trace: RecognitionTrace.Table
        /// The places of the lines that it consists of.
        let lines: [Locator]
    }

    /// The unit that the first lines of a form state, or the label above its money: 预算执行情况（万元）.
    private func unit(of region: FlowRegion) -> String? {
        let head = region.lines.prefix(4).lazy.compactMap { TableHead.unit(in: LabelText.key($0.text), units: units) }
        let labels = region.lines.prefix(16).lazy.filter { $0.text.holds("预算执行") }
        return head.first ?? labels.compactMap { TableHead.unit(endingBracketOf: $0.text, units: units) }.first
    }

    /// The performance tables among lines that belong to no grid.
    func flowed(_ lines: [TableCandidate.Line]) -> [Flowed] {
        regions(lines).compactMap { region in
            let pairs = region.lines.map { (text: $0.text, at: $0.at) }
            let reading =
                region.isTasks
                ? KeyTaskReader.readFlow(pairs, words: words)
                : FlowReader.read(pairs, words: words, mends: mends)
            let evidence =
                region.isTasks
                ? PerformanceEvidence(tasks: reading)
                : PerformanceEvidence(reading, title: region.title.text, named: named(region.title.text))
            guard evidence.form != nil else { return nil }
            let unit = unit(of: region)
            let frame = DisclosureTable(title: TableAssembler.title(region.title.text), unit: unit, at: region.title.at)
            let candidate = TableCandidate(title: region.title, origin: .layout, at: region.title.at)
            return Flowed(
                table: Self.table(frame, reading, evidence), diagnostics: reading.diagnostics,
                trace: Self.trace(candidate, reading, evidence, head: []),
                lines: [region.title.at] + region.lines.map(\.at))
        }
    }

    /// Titles, and the lines that each of them heads.
    private func regions(_ lines: [TableCandidate.Line]) -> [FlowRegion] {
        var regions: [FlowRegion] = []
        var open: FlowRegion?
        var sawIndicators = false
        for (index, line) in lines.enumerated() {
            if Self.isFooter(line.text) { continue }
            if let title = title(at: index, in: lines) {
                if let open { regions.append(open) }
                open = FlowRegion(title: title, lines: [], isTasks: false)
                sawIndicators = false
            } else if isTaskHeader(line.text), open?.isTasks != true {
                if let open { regions.append(open) }
                let before = index > 0 ? lines[index - 1] : line
                open = FlowRegion(title: before, lines: [line], isTasks: true)
            } else if let region = open {
                if ends(line, region, sawIndicators: sawIndicators) {
                    regions.append(region)
                    open = nil
                } else {
                    open?.lines.append(line)
                    sawIndicators = sawIndicators || Self.namesLevels(line.text)
                }
            }
        }
        if let open { regions.append(open) }
        return regions
    }

    /// The title of a performance table in a line; nil for other lines.
    private func title(at index: Int, in lines: [TableCandidate.Line]) -> TableCandidate.Line? {
        isTitle(lines[index].text) ? lines[index] : nil
    }

    /// Whether a line is the title of a performance table.
    func isTitle(_ text: String) -> Bool {
        guard text.hasScalars(atMost: 80), !Furniture.isSentence(text) else { return false }
        if named(text).contains(where: { $0.begins("performance/") }) { return true }
        guard text.holds("表") else { return false }
        let key = PerformanceText.key(text)
        return ["自评表", "绩效目标申报表", "绩效目标表", "项目申报表"].contains { key.ends($0) } && words.kind(key) == .text
    }

    private static func namesLevels(_ text: String) -> Bool {
        guard text.holds("级") else { return false }
        let key = LabelText.key(text)
        return key.holds("一级指标") || key.holds("二级指标")
    }

    private func isTaskHeader(_ text: String) -> Bool {
        guard Self.isOfWords(text) else { return false }
        return KeyTaskReader.isHeader(
            text.unicodeScalars.split(whereSeparator: LabelText.isBlank).map { PerformanceText.key(String($0)) },
            words: words)
    }

    /// Whether a line is words with blanks between them, three at least and none as long as a sentence: prose is none.
    private static func isOfWords(_ text: String) -> Bool {
        var words = 0
        var length = 0
        for scalar in text.unicodeScalars {
            if LabelText.isBlank(scalar) {
                length = 0
            } else {
                if length == 0 { words += 1 }
                length += 1
                if length > 20 { return false }
            }
        }
        return words >= 3
    }

    /// Whether a line begins another part of the document.
    private func ends(_ line: TableCandidate.Line, _ region: FlowRegion, sawIndicators: Bool) -> Bool {
        if line.isHeading { return true }
        // The standard text introduces every table of a project with a summary, which ends the table before it.
        if sawIndicators, line.text.holds("自评综述") { return true }
        return beginsPart(line.text, isNumbered: sawIndicators || region.isTasks)
    }

    /// Whether a line begins another part of the document: 第五部分, and 三、 where numbered headings count.
    func beginsPart(_ text: String, isNumbered: Bool) -> Bool {
        guard let first = LabelText.firstKeyScalar(of: text), first == "第" || Self.numerals.contains(first) else {
            return false
        }
        let key = LabelText.key(text)
        if key.begins("第"), String(key.prefix(5)).holds("部分") { return true }
        guard isNumbered else { return false }
        let rest = key.unicodeScalars.drop(while: Self.numerals.contains)
        return Self.numerals.contains(first) && rest.first == "、"
    }

    private static let numerals = Array("一二三四五六七八九十".unicodeScalars)

    /// A page number between dashes; a bare number may be an amount.
    private static func isFooter(_ text: String) -> Bool {
        guard LabelText.firstKeyScalar(of: text) == "-" else { return false }
        let key = LabelText.key(text)
        return key.ends("-") && key.utf8.count > 1 && Furniture.isPageNumber(text)
    }
}
