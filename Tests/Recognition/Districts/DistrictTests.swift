import DisclosureModel
import TestSupport
import Testing

/// Districts that nobody has seen: every amount found, none invented, whatever the layout.
@Suite struct DistrictTests {
    @Test(arguments: UInt64(1)...120)
    func cleanDumpsAreReadWholeAndUnmended(seed: UInt64) throws {
        let dump = DistrictDump(seed: seed)
        let document = try recognise(dump.text)
        expect(document, says: dump)
        #expect(document.tables.flatMap(\.repairs) == [])
        #expect(document.tables.allSatisfy { $0.form != nil && $0.state != .absent })
        #expect(document.tables.allSatisfy { $0.unit == dump.style.unit || $0.unit == nil && $0.rows.isEmpty })
    }

    @Test(arguments: UInt64(1001)...1080)
    func damagedCharactersAreMended(seed: UInt64) throws {
        let dump = DistrictDump(seed: seed) { random in DistrictDamage(rawValue: random.below(128)) }
        expect(try recognise(dump.text), says: dump)
    }

    @Test(arguments: [DistrictDamage.brokenRows, .joinedRows])
    func damagedRowsAreFramedAgain(damage: DistrictDamage) throws {
        var wanted = 0
        var right = 0
        var found = 0
        for seed in UInt64(2001)...2040 {
            let dump = DistrictDump(seed: seed) { _ in damage }
            let have = Set(Fact.facts(of: try recognise(dump.text)))
            wanted += Set(dump.facts).count
            found += have.count
            right += have.intersection(dump.facts).count
        }
        #expect(right * 100 >= wanted * 99)
        #expect(right * 100 >= found * 99)
    }

    @Test func theSameDumpGivesTheSameDocument() throws {
        let dump = DistrictDump(seed: 7) { _ in [.tags, .pageBreaks] }
        let first = try recognise(dump.text)
        #expect(try recognise(dump.text) == first)
    }

    private func expect(_ document: DisclosureDocument, says dump: DistrictDump) {
        let have = Set(Fact.facts(of: document))
        let missing = Set(dump.facts).subtracting(have)
        let extra = have.subtracting(dump.facts)
        #expect(missing.isEmpty, "missing \(missing.prefix(3))")
        #expect(extra.isEmpty, "extra \(extra.prefix(3))")
    }
}
