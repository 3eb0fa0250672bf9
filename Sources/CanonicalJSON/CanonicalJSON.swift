public import ConversionGraph
public import DisclosureModel

/// The JSON form of the canonical model, `tabularium/1`.
///
/// Writing is canonical: keys stand in the order of the model, keys without a value are left out (but for `tables`,
/// `columns`, `rows` and `amounts`), and the same document and options give the same bytes. Reading takes any
/// conforming JSON, keys in any order, and refuses what breaks the schema with the JSON path. What we wrote reads
/// back equal, and is written again byte for byte under the same options.
public enum CanonicalJSON {
    /// The limit on how deep objects and arrays may be nested.
    public static let depthLimit: LimitName = "json.depth"

    /// Writes a document. O(size of the output).
    public static func encode(_ document: DisclosureDocument, options: Options = Options()) -> [UInt8] {
        var encoder = DisclosureEncoder(options: options)
        encoder.write(document)
        return encoder.writer.bytes
    }

    /// Reads a document.
    ///
    /// Keys that the model does not have cannot be carried on: each is skipped, and reported once for each place in
    /// the schema as a warning with code `json.unknown-key`. An amount of a column that its table does not declare is
    /// kept, and reported once for each column and table as a warning with code `json.undeclared-column`.
    ///
    /// - Parameter context: gives the limits and takes the warnings.
    /// - Throws: ``ConversionError`` (exit 65) with code `json.syntax` where RFC 8259 is broken and `json.schema`
    ///   where the model is; the message begins with the JSON path, and the place is the line and column.
    /// - Complexity: O(bytes).
    public static func decode(_ bytes: [UInt8], context: inout ConversionContext) throws -> DisclosureDocument {
        let depth = min(context.limits[depthLimit], 512)
        var decoder = DisclosureDecoder()
        var reader = JSONReader(bytes: bytes, maximumDepth: depth)
        do {
            let document = try decoder.document(&reader)
            try reader.finish()
            for unknown in decoder.unknown { context.report(unknown.diagnostic(in: bytes)) }
            for column in decoder.undeclared { context.report(column.diagnostic(in: bytes)) }
            return document
        } catch {
            throw error.error(in: bytes)
        }
    }

    /// How much is written, and how.
    public struct Options: Hashable, Sendable {
        /// How amounts are written.
        public var amounts: AmountStyle
        /// How much of the places in the source is written.
        public var locators: LocatorDetail

        /// The usual form unless told otherwise.
        public init(amounts: AmountStyle = .number, locators: LocatorDetail = .rows) {
            self.amounts = amounts
            self.locators = locators
        }

        /// What the user asked for with `amounts` and `locators`.
        ///
        /// - Throws: ``ConversionError`` (exit 64) for a value that the option does not have.
        public init(_ options: ConversionOptions) throws {
            self.init()
            amounts = try Self.choice(options, "amounts") ?? amounts
            locators = try Self.choice(options, "locators") ?? locators
        }

        private static func choice<Choice>(_ options: ConversionOptions, _ name: String) throws -> Choice?
        where Choice: RawRepresentable<String> & CaseIterable {
            guard let value = options[name] else { return nil }
            if let choice = Choice(rawValue: value) { return choice }
            throw ConversionError(
                .usage, "option.value", "The option \(name) has no value \(value).",
                hint: "Use one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    /// How amounts are written.
    public enum AmountStyle: String, Sendable, CaseIterable {
        /// As JSON numbers with their printed decimals: `2540.10`.
        case number
        /// As strings, for readers whose numbers are binary floats: `"2540.10"`.
        case string
    }

    /// How much of the places in the source is written.
    public enum LocatorDetail: String, Sendable, CaseIterable {
        /// No `at` at all, so that outputs of differently broken lines compare equal.
        case none
        /// The `at` of whatever has one: documents' tables, rows, fields, repairs, statements, checks, diagnostics.
        case rows
        /// The same, and for each row the place of each cell under `cells`.
        case cells
    }
}
