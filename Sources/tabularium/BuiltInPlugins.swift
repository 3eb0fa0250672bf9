import CSVImporter
import CellsExporter
import ConversionGraph
import JSONExporter
import JSONImporter
import MarkdownExporter
import MarkdownImporter
import NationalDistrict
import PDFImporter
import Recognition
import Redaction
import ShanghaiDistrict
import TextDumpImporter
import TidyExporter
import Verification
import WuhanDistrict
import XLSXExporter
import XLSXImporter

/// The plugins that are compiled into the program. This list is the only place that names them.
enum BuiltInPlugins {
    /// What they contribute; made once, by whichever thread asks first.
    static let registry = Result { try Registry(plugins: all) }

    static let all: [any Plugin] = [
        TextDumpImporterPlugin(),
        JSONImporterPlugin(),
        JSONExporterPlugin(),
        PDFImporterPlugin(),
        MarkdownImporterPlugin(),
        CSVImporterPlugin(),
        MarkdownExporterPlugin(),
        TidyExporterPlugin(),
        XLSXImporterPlugin(),
        CellsExporterPlugin(),
        XLSXExporterPlugin(),
        RecognitionPlugin(),
        RedactionPlugin(),
        NationalDistrictPlugin(),
        VerificationPlugin(),
        WuhanDistrictPlugin(),
        ShanghaiDistrictPlugin(),
    ]
}
