public import ConversionGraph
import DisclosureModel

/// Reads PDF files as text, where the program `pdftotext` of Poppler is installed.
///
/// The edge leads from one format to another, `pdf` to `text`: nothing else has to know of it. Where the program is
/// missing the edge is there but cannot be taken, and the answer to who asks for it says what to install. Places in the
/// output are lines of that text, which `--to text` writes.
public struct PDFImporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "importer.pdf", summary: "Reads PDF files as text with pdftotext, where it is installed.")

    /// The plugin.
    public init() {}

    /// Adds the format `pdf`, the way from it to `text`, and the bounds on the program's output and time.
    public func contribute(to registry: inout Registry) throws {
        let pdf = Format("pdf", title: "PDF", extensions: ["pdf"], probe: PDFProbe.probe)
        try registry.add(pdf)
        registry.add(Limit(.pdfTextBytes, 1 << 28, "Bytes of text that pdftotext may give for one PDF."))
        registry.add(Limit(.pdfSeconds, 60, "Seconds that pdftotext may take for one PDF."))
        try registry.add(
            Converter(
                "pdftotext", from: pdf.node, to: .format("text"), losses: [.layout, .locators, .spans], cost: 40,
                summary: "Lays a PDF out as text with pdftotext -layout.",
                availability: {
                    Tool.path(of: "pdftotext") == nil
                        ? .unavailable(
                            reason: "the program pdftotext is not installed",
                            hint: "Install it: apt-get install poppler-utils.")
                        : .available
                }
            ) { file, context in
                let bytes = try file.bytes(limits: context.limits)
                let tool = Tool(
                    name: "pdftotext", arguments: ["-layout", "-enc", "UTF-8", "-eol", "unix"],
                    outputLimit: .pdfTextBytes, timeLimit: .pdfSeconds)
                let text = try tool.run(on: bytes, of: file.name, context: context)
                return FileContent(
                    name: file.name, bytes: text, origin: file.sourceFile(format: pdf.id, bytes: bytes))
            })
    }
}

extension LimitName {
    /// The bytes of text that one PDF may give.
    static let pdfTextBytes: LimitName = "pdf.text.bytes"
    /// The seconds that one PDF may take.
    static let pdfSeconds: LimitName = "pdf.seconds"
}
