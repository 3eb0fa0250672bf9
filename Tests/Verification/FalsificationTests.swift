import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing

@testable import Verification

/// The national rules, read once.
let nationalRules: RuleSet? = {
    guard let registry = try? Registry(plugins: [NationalDistrictPlugin()]) else { return nil }
    return try? RuleSet(profile: nil, districts: registry.context().districts)
}()

@Suite("One falsified amount")
struct FalsificationTests {
    @Test("Sound documents have no finding", arguments: Variant.all)
    func sound(variant: Variant) throws {
        let rules = try #require(nationalRules)
        for seed in 1...6 as ClosedRange<UInt64> {
            var sample = SampleDocument(seed: seed, variant: variant)
            let document = sample.document()
            let verdict = verify(document, catalogue: rules.catalogue, book: rules.book)
            #expect(verdict.findings.isEmpty, "\(seed): \(verdict.findings.map { "\($0.check)" })")
            #expect(verdict.count(.misread) == 0)
            #expect(verdict.count(.pass) > 10)
        }
    }

    @Test("Every falsified amount is caught, and nearly all are pinned to their line")
    func falsified() throws {
        let rules = try #require(nationalRules)
        var tried = 0
        var caught = 0
        var pinned = 0
        var missed: [String] = []
        var strayed: [String: Int] = [:]
        for (index, variant) in Variant.all.enumerated() {
            for seed in 1...4 as ClosedRange<UInt64> {
                var sample = SampleDocument(seed: seed &+ UInt64(index) &* 100, variant: variant)
                let document = sample.document()
                var dice = Dice(seed &* 7919 &+ UInt64(index))
                for _ in 0..<8 {
                    var copy = document
                    guard let change = Falsification.apply(to: &copy, using: &dice) else { continue }
                    tried += 1
                    let verdict = verify(copy, catalogue: rules.catalogue, book: rules.book)
                    if verdict.findings.isEmpty {
                        missed.append(change.description)
                        continue
                    }
                    caught += 1
                    if verdict.findings.contains(where: { $0.check.at.map(Self.line) == Self.line(change.at) }) {
                        pinned += 1
                    } else {
                        strayed[change.place, default: 0] += 1
                    }
                }
            }
        }
        print("falsified \(tried), caught \(caught), pinned \(pinned), strayed \(strayed.sorted { $0.key < $1.key })")
        #expect(missed.isEmpty, "\(missed.prefix(12))")
        #expect(pinned * 100 >= caught * 95, "\(pinned) of \(caught)")
    }

    private static func line(_ at: Locator) -> Int {
        if case .text(let line, _) = at { return line }
        return 0
    }
}

/// A change to one amount of a document, larger than rounding explains.
struct Falsification: CustomStringConvertible {
    let at: Locator
    let place: String
    let before: Amount
    let after: Amount

    var description: String { "\(place) at \(at): \(before) to \(after)" }

    /// Falsifies a random amount as misprints do: a digit changed, two transposed, the point lost.
    static func apply(to document: inout DisclosureDocument, using dice: inout Dice) -> Falsification? {
        var cells: [(table: Int, row: Int, key: String)] = []
        for (table, content) in document.tables.enumerated() {
            for (row, line) in content.rows.enumerated() {
                for entry in line.amounts where !entry.value.isZero { cells.append((table, row, entry.key)) }
            }
        }
        guard let cell = cells.randomElement(using: &dice) else { return nil }
        let row = document.tables[cell.table].rows[cell.row]
        guard let before = row.amounts[cell.key], let at = row.cells[cell.key],
            let after = falsify(before, using: &dice)
        else { return nil }
        document.tables[cell.table].rows[cell.row].amounts[cell.key] = after
        return Falsification(
            at: at, place: "\(document.tables[cell.table].form ?? "") \(cell.key)", before: before, after: after)
    }

    private static func falsify(_ amount: Amount, using dice: inout Dice) -> Amount? {
        var digits = Array(String(amount.coefficient).utf8)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0:
            let place = Int.random(in: 0..<max(1, digits.count - 2), using: &dice)
            let digit = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &dice)
            if digit == digits[place] || (place == 0 && digit == UInt8(ascii: "0")) { return nil }
            digits[place] = digit
        case 1:
            guard digits.count > 3 else { return nil }
            let place = Int.random(in: 0..<digits.count - 3, using: &dice)
            guard digits[place] != digits[place + 1], digits[place + 1] != UInt8(ascii: "0") else { return nil }
            digits.swapAt(place, place + 1)
        default: return amount.shifted(by: Bool.random(using: &dice) ? 1 : 2)
        }
        return Int64(String(decoding: digits, as: UTF8.self)).map { Amount(coefficient: $0, scale: amount.scale) }
    }
}
