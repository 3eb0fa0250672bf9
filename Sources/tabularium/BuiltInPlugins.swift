import ConversionGraph
import JSONExporter
import JSONImporter
import NationalDistrict
import ShanghaiDistrict
import WuhanDistrict

/// The plugins that are compiled into the program. This list is the only place that names them.
enum BuiltInPlugins {
    static let all: [any Plugin] = [
        JSONImporterPlugin(),
        JSONExporterPlugin(),
        NationalDistrictPlugin(),
        WuhanDistrictPlugin(),
        ShanghaiDistrictPlugin(),
    ]
}
