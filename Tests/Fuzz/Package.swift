// swift-tools-version: 6.1
import PackageDescription

// A package of its own, because it is built with libFuzzer, which brings its own `main`. See run.sh.
let package = Package(
    name: "fuzz-workbook",
    dependencies: [.package(name: "tabularium", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz-workbook", dependencies: [.product(name: "SpreadsheetML", package: "tabularium")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
)
