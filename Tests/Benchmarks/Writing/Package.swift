// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody builds the benchmarks who does not run them.
let package = Package(
    name: "writing-benchmark",
    dependencies: [.package(name: "tabularium", path: "../../..")],
    targets: [
        .executableTarget(
            name: "writing-benchmark", dependencies: [.product(name: "SpreadsheetML", package: "tabularium")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
)
