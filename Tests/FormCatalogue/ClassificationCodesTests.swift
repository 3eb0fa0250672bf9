import FormCatalogue
import Testing

@Suite struct ClassificationCodesTests {
    private var codes: ClassificationCodes {
        var codes = ClassificationCodes()
        codes.add(list: "  30212 因公出国（境）费用\n  30213 维修（护）费\n  20501 教育管理事务 ?\n")
        return codes
    }

    @Test(arguments: [
        ("因公出国（境）费用", "30212"), ("因公出国(境)费用", "30212"), ("维修(护)费", "30213"), ("教育管理事务", "20501"),
    ])
    func namesAreFoundWithEitherBrackets(_ name: String, _ code: String) {
        #expect(codes.codes(named: name) == [code])
    }
}
