import ConversionGraph
import DisclosureModel
import FormCatalogue
import Testing

@testable import Recognition

/// What a table of one row adds up to is what its district's identities say, whatever its columns are called.
@Suite struct RecordSumsTests {
    private func sums(
        _ identities: String, section: String? = nil, columns: Set<String> = []
    ) throws -> RecordSums {
        func file(_ name: String, _ text: String) -> DistrictSource.File {
            DistrictSource.File(name: name) { Array(text.utf8) }
        }
        let district = DistrictSource(
            id: "made-up",
            files: [
                file("district.yaml", "id: made-up\ntitle: Made up"),
                file("forms.yaml", "forms:\n  - {id: final/training, title: 培训费决算表, layout: one-row}"),
                file("identities.yaml", "identities:\n" + identities),
            ])
        let catalogue = try CatalogueLoader([district]).catalogue(of: "made-up")
        return RecordSums(
            try #require(catalogue.form("final/training")), catalogue, section: section, columns: columns)
    }

    private func amounts(_ text: String) -> [String: Amount] {
        let pairs = text.split(separator: " ").map { $0.split(separator: "=") }
        return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Amount(String($0[1])) ?? .zero) })
    }

    @Test(arguments: [
        ("all=9.00 home=4.00 away=5.00 fees=3.00 fares=2.00", true),
        ("all=9.00 home=4.00 away=5.00 fees=3.00 fares=2.01", true),
        ("all=9.00 home=4.00 away=5.00 fees=3.00 fares=3.00", false), ("all=4.00 home=4.00", true),
        ("all=9.00 home=4.00 away=4.00 fees=2.00 fares=2.00", false),
    ])
    func aDistrictSaysWhichColumnsAddUp(printed: String, holds: Bool) throws {
        let sums = try sums(
            """
              - {id: Z1, form: final/training, expr: "all = home + away"}
              - {id: Z2, form: final/training, expr: "away = fees + fares"}
              - {id: Z3, form: final/other, expr: "all = home"}
            """)
        #expect(sums.hold(amounts(printed)) == holds)
        #expect(sums.parts(of: "away") == ["fees", "fares"])
        #expect(sums.parts(of: "home") == [])
    }

    @Test(arguments: [
        "all = home - away", "all <= home + away", "[total] = [top]", "all = @final/other[total].all",
        "all = home / away",
    ])
    func otherIdentitiesAreNoSumsOfColumns(identity: String) throws {
        let sums = try sums("  - {id: Z1, form: final/training, expr: \"\(identity)\"}")
        #expect(!sums.hold([:]))
        #expect(sums.parts(of: "all") == [])
    }

    /// A sum counts for the rows that it speaks of, and where the table prints what it needs; what may fail proves nothing.
    @Test(
        arguments: [
            ("", nil, [], true), (", in: trips", nil, [], false), (", in: trips", "trips", [], true),
            ("", "trips", [], false),
            (", strength: soft", nil, [], false), (", unless: all", nil, [], false),
            (", needs: [fees]", nil, ["all", "home"], false), (", needs: [fees]", nil, ["all", "home", "fees"], true),
            ("", nil, ["home", "away"], false), ("", nil, ["all", "fees"], false), ("", nil, ["all", "away"], true),
        ] as [(String, String?, Set<String>, Bool)])
    func sumsCountWhereTheySpeak(more: String, section: String?, columns: Set<String>, counts: Bool) throws {
        let identity = "  - {id: Z1, form: final/training, expr: \"all = home + away\"\(more)}"
        let sums = try sums(identity, section: section, columns: columns)
        #expect(sums.isEmpty == !counts)
    }

    @Test func whatCannotBeReadSaysNothing() throws {
        #expect(try !sums("  - {id: Z1}").hold([:]))
    }
}
