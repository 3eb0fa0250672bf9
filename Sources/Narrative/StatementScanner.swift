import DisclosureModel
import FormCatalogue

/// Walks over a passage once and takes down what its numbers mean.
struct StatementScanner {
    private let passage: Passage
    private let units: [Unit]
    private var clauseStart = 0
    /// What the text goes on about.
    private var subject = ""
    /// The whole whose parts are listed after 其中.
    private var whole = ""
    /// The whole that parts without a named base are shares of.
    private var base = ""

    /// A unit of money as it is printed.
    struct Unit {
        let phrase: PhraseBytes
        let label: String
    }

    init(_ passage: Passage, units: [Unit]) {
        self.passage = passage
        self.units = units
    }

    /// The units of a catalogue, longest first.
    static func units(of catalogue: Catalogue) -> [Unit] {
        catalogue.units.map(\.label)
            .sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
            .map { Unit(phrase: PhraseBytes($0), label: $0) }
    }

    mutating func scan(into statements: inout [Statement]) {
        let bytes = passage.bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Passage.isDigit(byte), let number = number(at: index) {
                index = number.end
                if let unit = unit(at: number.end) {
                    take(number, unit, into: &statements)
                    index += unit.phrase.bytes.count
                    clauseStart = index
                }
                continue
            }
            if isDelimiter(byte) {
                close(at: index, mark: byte, into: &statements)
                clauseStart = index + 1
            }
            index += 1
        }
        close(at: bytes.count, mark: Passage.Mark.stop, into: &statements)
    }

    private mutating func take(_ number: Number, _ unit: Unit, into statements: inout [Statement]) {
        guard clauseStart <= number.start, let value = number.value, !isBound(after: number.end, unit) else { return }
        let clause = passage.bytes[clauseStart..<number.start]
        let isPercentage = unit.label == "%"
        guard var measure = isPercentage ? MeasureReader.percentage(clause) : MeasureReader.money(clause) else {
            return
        }
        var spokenOf = measure.subject.isEmpty ? subject : measure.subject
        if !measure.subject.isEmpty, !whole.isEmpty, whole != measure.subject, !measure.subject.contains("/") {
            spokenOf = whole + "/" + measure.subject
        }
        if measure.leads, !measure.subject.isEmpty { subject = spokenOf }
        guard !spokenOf.isEmpty else { return }
        if measure.name == "share" {
            let named = measure.base.isEmpty ? (whole.isEmpty ? base : whole) : measure.base
            if !named.isEmpty { measure.name = "share of " + named }
        }
        statements.append(
            Statement(
                subject: spokenOf, measure: measure.name, value: measure.isDecrease ? value.negated ?? value : value,
                unit: unit.label, at: passage.locator(of: number.start)))
    }

    /// What a clause's end tells: a label before a colon, an item's name before a stop, a comparison.
    private mutating func close(at end: Int, mark: UInt8, into statements: inout [Statement]) {
        guard clauseStart <= end else { return }
        let clause = passage.bytes[clauseStart..<end]
        if let claim = MeasureReader.comparison(clause) {
            let about = claim.subject.isEmpty ? subject : claim.subject
            if !about.isEmpty {
                statements.append(
                    Statement(
                        subject: about, measure: "comparison", value: Amount(claim.sign), unit: "",
                        at: passage.locator(of: clauseStart)))
            }
        }
        if clause.ends(with: "以下方面") { base = subject }
        switch mark {
        case UInt8(ascii: ":"):
            var label = clause
            if label.ends(with: "其中") {
                whole = rootSubject
                base = rootSubject
            } else if label.drop(ending: ["项目绩效自评综述", "绩效自评综述", "自评综述"]) {
                subject = MeasureReader.name(label) ?? subject
            } else if label.ends(with: "以下方面") {
                base = subject
            }
        case Passage.Mark.stop:
            whole = ""
            nameItem(clause)
        case Passage.Mark.item:
            whole = ""
            subject = ""
            nameItem(clause)
        default: break
        }
    }

    /// `…(类)…(款)…(项)。` names what the next sentence is about.
    private mutating func nameItem(_ clause: Clause) {
        guard clause.ends(with: ")"), clause.contains("(类)"), let name = MeasureReader.name(clause) else { return }
        subject = name
    }

    private var rootSubject: String {
        subject.split(separator: "/").first.map(String.init) ?? subject
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
            Passage.Mark.stop, Passage.Mark.item:
            true
        default: false
        }
    }

    /// `100万元以上`: a bound, not an amount.
    private func isBound(after end: Int, _ unit: Unit) -> Bool {
        let rest = passage.bytes[min(passage.bytes.count, end + unit.phrase.bytes.count)...]
        return rest.starts(with: "以") || rest.starts(with: "(含)") || rest.starts(with: "(不含)")
    }

    private func unit(at index: Int) -> Unit? {
        let rest = passage.bytes[index...]
        if rest.first == UInt8(ascii: "%") { return Unit(phrase: "%", label: "%") }
        return units.first { rest.starts(with: $0.phrase) }
    }

    struct Number {
        let start: Int
        let end: Int
        /// Nil where the number is torn between two lines or too large.
        let value: Amount?
    }

    /// The number that starts at a digit: digits with thousands separators and one decimal point.
    private func number(at start: Int) -> Number? {
        let bytes = passage.bytes
        var digits: [UInt8] = []
        var index = start
        var hasPoint = false
        while index < bytes.count {
            let byte = bytes[index]
            let isFollowed = index + 1 < bytes.count && Passage.isDigit(bytes[index + 1])
            if Passage.isDigit(byte) {
                digits.append(byte)
            } else if byte == UInt8(ascii: "."), !hasPoint, isFollowed {
                hasPoint = true
                digits.append(byte)
            } else if byte != UInt8(ascii: ",") || hasPoint || !isGroup(at: index + 1) {
                break
            }
            index += 1
        }
        let isTorn =
            (start > 0 && bytes[start - 1] == Passage.Mark.tear)
            || (index < bytes.count && bytes[index] == Passage.Mark.tear)
        let isNegative = start > 0 && bytes[start - 1] == UInt8(ascii: "-") && clauseStart < start - 1
        let amount = digits.withUnsafeBufferPointer { Amount(plain: $0) }
        return Number(start: start, end: index, value: isTorn ? nil : (isNegative ? amount?.negated : amount))
    }

    private func isGroup(at index: Int) -> Bool {
        let bytes = passage.bytes
        guard index + 3 <= bytes.count else { return false }
        let isThree = bytes[index..<index + 3].allSatisfy { Passage.isDigit($0) }
        return isThree && (index + 3 == bytes.count || !Passage.isDigit(bytes[index + 3]))
    }
}
