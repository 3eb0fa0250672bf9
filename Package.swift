// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target under `Sources/`.
func source(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: strict)
}

/// A plugin that reads one file format: it knows the printed representation and no accounting.
func importer(_ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: "\(folder)Importer", dependencies: ["DisclosureModel", "ConversionGraph"] + dependencies,
        path: "Plugins/Importers/\(folder)", swiftSettings: strict)
}

/// A plugin that writes one file format.
func exporter(_ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: "\(folder)Exporter", dependencies: ["DisclosureModel", "ConversionGraph"] + dependencies,
        path: "Plugins/Exporters/\(folder)", swiftSettings: strict)
}

/// A plugin that is data alone: forms, codes and profiles, embedded so that the binary stands by itself.
func district(_ folder: String, resources: [String]) -> Target {
    .target(
        name: "\(folder)District", dependencies: ["ConversionGraph"], path: "Plugins/Districts/\(folder)",
        resources: resources.map { .embedInCode($0) }, swiftSettings: strict)
}

/// The tests of one target, in the folder that mirrors it.
func tests(_ name: String, path: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(path)", resources: resources,
        swiftSettings: strict)
}

let plugins: [Target.Dependency] = [
    "TextDumpImporter", "MarkdownImporter", "XLSXImporter", "JSONImporter", "PDFImporter", "CSVImporter",
    "JSONExporter", "XLSXExporter", "MarkdownExporter", "TidyExporter", "CellsExporter",
    "NationalDistrict", "WuhanDistrict", "ShanghaiDistrict",
]

let package = Package(
    name: "tabularium",
    products: [
        .executable(name: "tabularium", targets: ["tabularium"]),
        .library(name: "SpreadsheetML", targets: ["SpreadsheetML"]),
        .library(
            name: "TabulariumKit",
            targets: ["DisclosureModel", "ConversionGraph", "FormCatalogue", "Recognition", "Verification"]),
    ],
    dependencies: [
        // Subcommands, help screens and shell completions, as users of Swift tools know them.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // libyaml: forms and districts are YAML, written by people.
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibzip", path: "Sources/CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CLibxml2", path: "Sources/CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        source("DisclosureModel"),
        source("ConversionGraph", ["DisclosureModel"]),
        source("SourceText", ["DisclosureModel", "ConversionGraph"]),
        source("TidyForm", ["DisclosureModel"]),
        source("MarkdownForm", ["DisclosureModel"]),
        source("CanonicalJSON", ["DisclosureModel", "ConversionGraph"]),
        source("FormCatalogue", ["DisclosureModel", "ConversionGraph", .product(name: "Yams", package: "Yams")]),
        source("Narrative", ["DisclosureModel", "FormCatalogue"]),
        source("Recognition", ["DisclosureModel", "ConversionGraph", "FormCatalogue", "Narrative"]),
        source("Verification", ["DisclosureModel", "ConversionGraph", "FormCatalogue", "CanonicalJSON"]),
        source("Redaction", ["DisclosureModel", "ConversionGraph", "FormCatalogue", "Recognition"]),
        source("SpreadsheetML", ["CLibzip", "CLibxml2"]),
        source("TerminalReport", ["DisclosureModel"]),
        source("FileConversion", ["DisclosureModel", "ConversionGraph"]),
        source(
            "EmbeddedDisclosure", ["DisclosureModel", "ConversionGraph", "CanonicalJSON", "SpreadsheetML", "TidyForm"]),
        source("PluginHost", ["DisclosureModel", "ConversionGraph"]),

        importer("TextDump", ["SourceText"]),
        importer("Markdown", ["SourceText", "MarkdownForm", "CLibxml2"]),
        importer("XLSX", ["EmbeddedDisclosure", "SpreadsheetML"]),
        importer("JSON", ["CanonicalJSON"]),
        importer("PDF"),
        importer("CSV", ["SourceText"]),
        exporter("JSON", ["CanonicalJSON"]),
        exporter("XLSX", ["EmbeddedDisclosure", "SpreadsheetML", "TidyForm"]),
        exporter("Markdown", ["CanonicalJSON", "MarkdownForm"]),
        exporter("Tidy", ["CanonicalJSON", "TidyForm"]),
        exporter("Cells"),
        district(
            "National",
            resources: [
                "district.yaml", "final.yaml", "budget.yaml", "performance.yaml", "codes.yaml", "identities.yaml",
            ]),
        district("Wuhan", resources: ["district.yaml"]),
        district("Shanghai", resources: ["district.yaml"]),

        .executableTarget(
            name: "tabularium",
            dependencies: [
                "DisclosureModel", "ConversionGraph", "CanonicalJSON", "FormCatalogue", "Narrative", "Recognition",
                "Redaction", "Verification", "PluginHost", "TerminalReport", "FileConversion", "SourceText", "CLibxml2",
                "CLibzip",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + plugins,
            path: "Sources/tabularium", swiftSettings: strict),

        tests(
            "Recognition", path: "Recognition",
            [
                "Recognition", "DisclosureModel", "ConversionGraph", "FormCatalogue", "TextDumpImporter",
                "MarkdownImporter", "CSVImporter", "NationalDistrict", "WuhanDistrict", "ShanghaiDistrict",
                "TestSupport",
            ]),
        tests(
            "Redaction", path: "Redaction",
            ["Redaction", "Recognition", "DisclosureModel", "ConversionGraph", "FormCatalogue", "NationalDistrict"]),
        tests("FormCatalogue", path: "FormCatalogue", ["FormCatalogue", "TestSupport"]),
        tests("Narrative", path: "Narrative", ["Narrative", "DisclosureModel", "FormCatalogue"]),
        tests(
            "Verification", path: "Verification",
            [
                "Verification", "DisclosureModel", "ConversionGraph", "FormCatalogue", "Narrative", "CanonicalJSON",
                "NationalDistrict", "TestSupport",
            ]),
        tests("DisclosureModel", path: "DisclosureModel", ["DisclosureModel"]),
        .target(
            name: "TestSupport", dependencies: ["DisclosureModel", "ConversionGraph"], path: "Tests/Support",
            swiftSettings: strict),
        tests(
            "MarkdownExporter", path: "Exporters/Markdown",
            ["MarkdownExporter", "MarkdownImporter", "TestSupport", "ConversionGraph", "DisclosureModel"],
            resources: [.copy("Golden")]),
        tests(
            "TidyExporter", path: "Exporters/Tidy",
            ["TidyExporter", "TestSupport", "ConversionGraph", "DisclosureModel"]),
        .executableTarget(
            name: "markdown-benchmark", dependencies: ["MarkdownImporter", "ConversionGraph", "DisclosureModel"],
            path: "Tests/Benchmarks/Markdown", swiftSettings: strict),
        tests("MarkdownForm", path: "MarkdownForm", ["MarkdownForm", "TestSupport", "DisclosureModel"]),
        tests(
            "Laws", path: "Laws",
            [
                "TestSupport", "DisclosureModel", "ConversionGraph", "Recognition", "TextDumpImporter",
                "MarkdownImporter", "XLSXImporter", "JSONImporter", "CSVImporter", "JSONExporter", "Verification",
                "XLSXExporter",
                "MarkdownExporter", "TidyExporter", "CellsExporter", "NationalDistrict", "WuhanDistrict",
                "ShanghaiDistrict",
            ]),
        tests("SourceText", path: "SourceText", ["SourceText", "ConversionGraph", "DisclosureModel"]),
        tests(
            "MarkdownImporter", path: "Importers/Markdown", ["MarkdownImporter", "ConversionGraph", "DisclosureModel"]),
        tests(
            "TextDumpImporter", path: "Importers/TextDump",
            ["TextDumpImporter", "SourceText", "ConversionGraph", "DisclosureModel", "TestSupport"]),
        tests(
            "XLSXExporter", path: "Exporters/XLSX",
            ["XLSXExporter", "XLSXImporter", "SpreadsheetML", "TestSupport", "ConversionGraph", "DisclosureModel"],
            resources: [.copy("Golden"), .copy("list_cells.py")]),
        tests("SpreadsheetML", path: "SpreadsheetML", ["SpreadsheetML", "SpreadsheetFixtures"]),
        // Workbooks made for tests, with every oddity on request.
        .target(name: "SpreadsheetFixtures", path: "Tests/SpreadsheetFixtures", swiftSettings: strict),
        tests(
            "XLSXImporter", path: "Importers/XLSX",
            [
                "XLSXImporter", "CellsExporter", "SpreadsheetML", "SpreadsheetFixtures", "ConversionGraph",
                "DisclosureModel",
            ]),
        tests("CellsExporter", path: "Exporters/Cells", ["CellsExporter", "ConversionGraph", "DisclosureModel"]),
        tests("ConversionGraph", path: "ConversionGraph", ["ConversionGraph", "DisclosureModel"]),
        tests(
            "CSVImporter", path: "Importers/CSV",
            ["CSVImporter", "TextDumpImporter", "SourceText", "ConversionGraph", "DisclosureModel", "TestSupport"]),
        tests("PDFImporter", path: "Importers/PDF", ["PDFImporter", "ConversionGraph", "DisclosureModel"]),
        tests("TerminalReport", path: "TerminalReport", ["TerminalReport", "DisclosureModel"]),
        tests("FileConversion", path: "FileConversion", ["FileConversion", "ConversionGraph", "DisclosureModel"]),
        tests("CommandLine", path: "CommandLine", ["tabularium"], resources: [.copy("Help")]),
        tests("CanonicalJSON", path: "CanonicalJSON", ["CanonicalJSON", "ConversionGraph", "DisclosureModel"]),
    ]
)
