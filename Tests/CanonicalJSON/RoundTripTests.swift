import CanonicalJSON
import ConversionGraph
import DisclosureModel
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: 0..<60)
    func whatIsWrittenReadsBackEqual(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed))
        let document = generator.document()
        for amounts in CanonicalJSON.AmountStyle.allCases {
            let bytes = CanonicalJSON.encode(document, options: .init(amounts: amounts, locators: .cells))
            var context = ConversionContext()
            let read = try CanonicalJSON.decode(bytes, context: &context)
            #expect(read == document)
            // Columns that rows use and no table declares are of the generator's making.
            #expect(context.diagnostics.allSatisfy { $0.code == "json.undeclared-column" })
        }
    }

    @Test(arguments: 0..<20, CanonicalJSON.LocatorDetail.allCases)
    func whatIsReadIsWrittenByteForByte(seed: Int, locators: CanonicalJSON.LocatorDetail) throws {
        var generator = DocumentGenerator(seed: UInt64(seed) + 1000)
        let options = CanonicalJSON.Options(locators: locators)
        let bytes = CanonicalJSON.encode(generator.document(), options: options)
        var context = ConversionContext()
        let again = CanonicalJSON.encode(try CanonicalJSON.decode(bytes, context: &context), options: options)
        #expect(again == bytes)
    }

    @Test(arguments: 0..<10)
    func everyPrefixIsRefusedWithoutATrap(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed) + 2000)
        let bytes = CanonicalJSON.encode(generator.document(), options: .init(locators: .cells))
        for length in stride(from: seed % 11, to: bytes.count - 2, by: 11) {
            var context = ConversionContext()
            #expect(throws: ConversionError.self) {
                try CanonicalJSON.decode(Array(bytes.prefix(length)), context: &context)
            }
        }
    }

    @Test(arguments: 0..<10)
    func noChangedByteTraps(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed) + 3000)
        let bytes = CanonicalJSON.encode(generator.document())
        for _ in 0..<40 {
            var damaged = bytes
            damaged[generator.below(bytes.count)] = UInt8(generator.below(256))
            var context = ConversionContext()
            do { _ = try CanonicalJSON.decode(damaged, context: &context) } catch {
                #expect((error as? ConversionError)?.kind == .data)
            }
        }
    }
}
