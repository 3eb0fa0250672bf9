import ConversionGraph
import DisclosureModel
import FileConversion
import Recognition

/// An input on its way: the format, what the file shows, how it was recognised, what it means.
struct Sight {
    let route: Route
    /// What the file shows; nil where the input is meaning already, as JSON is.
    let source: SourceDocument?
    /// How recognition came to its result; nil where the file carries its meaning.
    let trace: RecognitionTrace?
    let document: DisclosureDocument

    init(of input: InputFile, through converter: FileConverter, context: inout ConversionContext) throws {
        self = try converter.reading(input, context: &context) { format, context in
            try Sight(of: input, in: format, through: converter, context: &context)
        }
    }

    private init(
        of input: InputFile, in format: NodeID, through converter: FileConverter, context: inout ConversionContext
    ) throws {
        route = try converter.route(from: format, to: Node.disclosure.id)
        let registry = converter.registry
        guard let middle = route.edges.firstIndex(where: { $0.to == Node.source.id }) else {
            document = try registry.run(route, on: input.content, to: .disclosure, context: &context)
            source = nil
            trace = nil
            return
        }
        let first = Route(from: route.from, edges: Array(route.edges[...middle]))
        let source = try registry.run(first, on: input.content, to: .source, context: &context)
        let rest = Route(from: Node.source.id, edges: Array(route.edges[(middle + 1)...]))
        document = try registry.run(rest, on: source, to: .disclosure, context: &context)
        self.source = source
        if source.embedded == nil {
            let catalogue = try RecognitionPlugin.catalogue(for: source, context: context)
            let options = Recogniser.Options(repairs: !context.options.isOn("no-repair"), ranksAll: true)
            trace = Recogniser(catalogue, options: options).recognise(source).trace
        } else {
            trace = nil
        }
    }

    /// How a table of the document was recognised.
    func trace(of table: DisclosureTable) -> RecognitionTrace.Table? {
        guard let place = table.at else { return nil }
        return trace?.tables.first { ($0.candidate.title?.at ?? $0.candidate.at) == place }
    }
}
