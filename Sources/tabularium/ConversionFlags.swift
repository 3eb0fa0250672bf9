import ArgumentParser
public import CanonicalJSON
import ConversionGraph
import FileConversion

/// What the user wants of a conversion. Each flag travels to the plugins as an option of its own name.
struct ConversionFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The input's format; recognised by content where left out.", valueName: "format"))
    var from: String?

    @Option(help: ArgumentHelp("A node the route must pass; repeatable.", valueName: "node"))
    var via: [String] = []

    @Option(help: ArgumentHelp("The district profile to read with; recognised where left out.", valueName: "id"))
    var profile: String?

    @Flag(help: "Take everything as printed, mend nothing.")
    var noRepair = false

    @Flag(help: "A failed check or an unrecognised table is an error: exit 1.")
    var strict = false

    @Option(help: "How much of the places in the source is written.")
    var locators: CanonicalJSON.LocatorDetail?

    @Option(help: "How amounts are written in JSON.")
    var amounts: CanonicalJSON.AmountStyle?

    @Flag(help: "Write plain tables, without what only people need.")
    var plain = false

    @Flag(help: "Begin CSV with a byte order mark, for Excel.")
    var bom = false

    @Flag(help: "Write sums in workbooks as formulas.")
    var formulas = false

    @Option(help: "What to redact.")
    var redact: Redaction?

    @Flag(help: "Rebuild missing tables from the narrative and from other tables.")
    var derive = false

    @Flag(help: "Fill in amounts that an identity implies.")
    var fillImplied = false

    @Option(
        name: .customLong("option"),
        help: ArgumentHelp("Set an option of a plugin; `tabularium plugins show` lists them.", valueName: "name=value"))
    var settings: [String] = []

    /// What can be redacted.
    enum Redaction: String, Choice {
        case persons
    }

    /// The flags and settings as the plugins read them.
    ///
    /// - Throws: `ConversionError` (exit 64) for a setting or a profile that nobody knows.
    func options(in registry: Registry) throws -> ConversionOptions {
        var options = ConversionOptions()
        for (name, value) in try OptionChoices.options(settings, in: registry) { options[name] = value }
        if let profile {
            options["profile"] = try OptionChoices.profile(profile, in: registry)
        }
        options["locators"] = locators?.rawValue ?? options["locators"]
        options["amounts"] = amounts?.rawValue ?? options["amounts"]
        options["redact"] = redact?.rawValue ?? options["redact"]
        let flags = [
            ("no-repair", noRepair), ("strict", strict), ("plain", plain), ("bom", bom), ("formulas", formulas),
            ("derive", derive), ("fill-implied", fillImplied),
        ]
        for (name, isOn) in flags where isOn { options[name] = "true" }
        return options
    }
}

extension CanonicalJSON.LocatorDetail: Choice {}
extension CanonicalJSON.AmountStyle: Choice {}

extension ConversionFlags {
    /// The converter that takes inputs through the graph as the flags ask.
    ///
    /// - Throws: `ConversionError` (exit 64) for a format or node that does not exist.
    func converter(in registry: Registry) throws -> FileConverter {
        FileConverter(
            registry: registry, from: try from.map { try TargetFormat.format(named: $0, in: registry) },
            via: try via.map { try TargetFormat.node(named: $0, in: registry) })
    }
}
