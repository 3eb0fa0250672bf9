import DisclosureModel
import Testing

/// Districts that nobody has seen: every amount found, none invented, whatever the layout.
@Suite struct DistrictTests {
    @Test(arguments: UInt64(1)...60)
    func cleanDumpsAreReadWholeAndUnmended(seed: UInt64) throws {
        let dump = DistrictDump(seed: seed, damaged: false)
        let document = try recognise(dump.text)
        #expect(Set(Fact.facts(of: document)) == Set(dump.facts))
        #expect(document.tables.flatMap(\.repairs) == [])
    }

    @Test(arguments: UInt64(1001)...1060)
    func damagedDumpsAreMended(seed: UInt64) throws {
        let dump = DistrictDump(seed: seed, damaged: true)
        let document = try recognise(dump.text)
        #expect(Set(Fact.facts(of: document)) == Set(dump.facts))
    }

    @Test func theSameDumpGivesTheSameDocument() throws {
        let dump = DistrictDump(seed: 7, damaged: true)
        let first = try recognise(dump.text)
        #expect(try recognise(dump.text) == first)
    }
}
