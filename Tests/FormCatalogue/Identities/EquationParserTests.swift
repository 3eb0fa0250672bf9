import Testing

@testable import FormCatalogue

@Suite("Identities as written")
struct EquationParserTests {
    @Test(
        "What an identity runs over shows in its terms",
        arguments: [
            ("total = basic + project", Equation.Scope.row), ("[parent] = sum([children])", .parent),
            ("[class].amount = @final/expenditure[class].total", .class), ("[code].basic <= @f/g[code].basic", .code),
            ("[revenue/total] = [revenue/items] + [revenue/rest]", .once), ("[line=57] = [line=31..56]", .once),
        ])
    func scopes(text: String, scope: Equation.Scope) throws {
        #expect(try EquationParser.parse(text).scope == scope)
    }

    @Test("Signs, forms, rows and columns are read")
    func terms() throws {
        let equation = try EquationParser.parse("closing = opening + revenue - @final/a[code=301].x.y")
        #expect(equation.left == [.init(sign: 1, form: nil, rows: nil, column: "closing")])
        #expect(equation.right.map(\.sign) == [1, 1, -1])
        #expect(equation.right.last == .init(sign: -1, form: "final/a", rows: .coded("301"), column: "x.y"))
    }

    @Test(
        "What is no identity is refused with its place",
        arguments: [
            "", "total", "total = ", "= basic", "[x] = basic", "[line=9..2] = total", "total = basic +", "a = b = c",
            "@ = b",
        ]
    )
    func refusals(text: String) {
        #expect(throws: EquationParser.Failure.self) { try EquationParser.parse(text) }
    }
}
