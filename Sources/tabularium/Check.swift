import ArgumentParser
import ConversionGraph
import DisclosureModel
import FileConversion
import TerminalReport
import Verification

/// Verifies documents and prints what does not hold.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Proves the numbers of documents against accounting identities, each other and the text.",
        usage: "tabularium check INPUT... [--format text|json|sarif] [options]",
        discussion: """
            EXAMPLES
              tabularium check final.txt                  what does not hold
              tabularium check 2023.json 2024.json        also compares the years
              tabularium check final.xlsx --format sarif  for code review tools
              tabularium check --explain identity.tree    what a finding means

            Exit 1 exactly when a check fails.
            """)

    @Argument(help: ArgumentHelp("Files to verify; - is stdin.", valueName: "input"))
    var inputs: [String] = []

    @Option(help: "How findings are printed: text, json or sarif.")
    var format: CheckFormat = .text

    @Option(help: ArgumentHelp("Print what a code, an identity or a rule means, and stop.", valueName: "code"))
    var explain: String?

    @OptionGroup(title: "Conversion") var conversion: ConversionFlags
    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func validate() throws {
        if inputs.isEmpty, explain == nil { throw ValidationError("Name at least one file, or a code to explain.") }
    }

    func run() throws {
        try Talk(talk).exiting {
            var session = try Session(talk: talk, graph: graph, inputs: inputs)
            session.options = try conversion.options(in: session.registry)
            if let explain {
                let rules = try RuleSet(profile: conversion.profile, districts: session.context().districts)
                try Output.print(try Manual(rules).page(on: explain))
                return
            }
            let converter = try conversion.converter(in: session.registry)
            // What the report needs of verification, reading does not keep; it is done here, once.
            session.options["verify"] = "false"
            var documents: [CheckedDocument] = []
            var worst: Int32 = 0
            for path in inputs {
                let status = try session.attempt(path) { input, context in
                    let document = try converter.read(input, as: .disclosure, context: &context)
                    let rules = try RuleSet(profile: document.document.profile, districts: context.districts)
                    let verdict = verify(document, catalogue: rules.catalogue, book: rules.book)
                    for hint in document.newHints(of: verdict) { context.report(hint) }
                    documents.append(
                        CheckedDocument(path, document: document, verdict: verdict, lines: Session.lines(of: input)))
                }
                worst = max(worst, status)
            }
            try compareYears(&documents, &session)
            try report(documents)
            let isSound = documents.allSatisfy(\.verdict.isSound)
            try session.finish(worst > 0 ? worst : (isSound ? 0 : 1))
        }
    }

    /// What documents of one agency say of each other's years is added to the later one's verdict.
    private func compareYears(_ documents: inout [CheckedDocument], _ session: inout Session) throws {
        guard documents.count > 1 else { return }
        let rules = try RuleSet(profile: conversion.profile, districts: session.context().districts)
        let comparisons = Verification.compareYears(
            documents.map(\.document), catalogue: rules.catalogue, book: rules.book)
        for (index, comparison) in comparisons.enumerated() {
            documents[index].verdict.append(comparison)
            session.report(comparison.hints, about: documents[index].source, in: documents[index].lines)
        }
    }

    private func named(_ documents: [CheckedDocument]) -> [NamedVerdict] {
        documents.map { NamedVerdict(name: $0.source, verdict: $0.verdict) }
    }

    private func report(_ documents: [CheckedDocument]) throws {
        switch format {
        case .text:
            let style = Talk.style(talk.color, descriptor: 1)
            let report = CheckReport(style: style, isVerbose: talk.verbose, isQuiet: talk.quiet)
            try Output.print(documents.flatMap { report.lines(for: $0) })
        case .json: try Output.print(VerdictRecord.json(named(documents)))
        case .sarif: try Output.print(SARIFLog.json(named(documents), version: Version.program))
        }
    }
}

/// How findings are printed.
enum CheckFormat: String, Choice {
    case text
    case json
    case sarif
}

/// A document and what came of its checks.
struct CheckedDocument {
    /// Its name as the user gave it.
    let name: String
    /// The name of the file that its places are in: a file of ours keeps the places of the document it was made from.
    let source: String
    let document: DisclosureDocument
    var verdict: Verdict
    /// The lines of its source, where that is text and at hand.
    let lines: SourceLines?

    init(_ path: String, document: DisclosureDocument, verdict: Verdict, lines: SourceLines?) {
        name = path == "-" ? "stdin" : path
        let origin = document.document.source?.name
        let isOwn = origin == nil || origin == FilePath.name(of: name)
        source = isOwn ? name : origin ?? name
        self.document = document
        self.verdict = verdict
        self.lines = isOwn ? lines : nil
    }
}
