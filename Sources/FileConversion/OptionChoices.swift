public import ConversionGraph
import DisclosureModel

/// What the user set by name, checked against what the plugins declare.
public enum OptionChoices {
    /// Options given as `NAME=VALUE`, checked for their names and values.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `option.syntax`, `option.unknown` or `option.value`.
    public static func options(_ settings: [String], in registry: Registry) throws -> [(name: String, value: String)] {
        try settings.map { setting in
            let (name, value) = try split(setting, flag: "--option")
            guard let declared = registry.options[name] else {
                throw ConversionError(
                    .usage, "option.unknown", "No plugin understands the option \(name).",
                    hint: Suggestion.sentence(for: name, among: registry.options.keys.sorted(), what: "option"))
            }
            guard declared.values.isEmpty || declared.values.contains(value) else {
                throw ConversionError(
                    .usage, "option.value", "The option \(name) has no value \(value).",
                    hint: "Use one of \(declared.values.joined(separator: ", ")).")
            }
            return (name, value)
        }
    }

    /// Limits given as `NAME=VALUE`, checked for their names and values.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `limit.syntax`, `limit.unknown` or `limit.value`.
    public static func limits(_ settings: [String], in registry: Registry) throws -> [(name: LimitName, value: Int)] {
        try settings.map { setting in
            let (name, value) = try split(setting, flag: "--limit")
            guard registry.limits.contains(where: { $0.name.name == name }) else {
                throw ConversionError(
                    .usage, "limit.unknown", "There is no limit \(name).",
                    hint: Suggestion.sentence(for: name, among: registry.limits.map(\.name.name), what: "limit"))
            }
            guard let bound = Int(value), bound > 0 else {
                throw ConversionError(
                    .usage, "limit.value", "The limit \(name) cannot be \(value).",
                    hint: "Give a whole number above zero.")
            }
            return (LimitName(name), bound)
        }
    }

    /// The profile of a name.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `profile.unknown`.
    public static func profile(_ name: String, in registry: Registry) throws -> String {
        if registry.districts[name] != nil { return name }
        throw ConversionError(
            .usage, "profile.unknown", "There is no district profile \(name).",
            hint: Suggestion.sentence(for: name, among: registry.districts.keys.sorted(), what: "profile"))
    }

    private static func split(_ setting: String, flag: String) throws -> (String, String) {
        guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
            throw ConversionError(
                .usage, "option.syntax", "\(flag) takes NAME=VALUE, not \(setting).",
                hint: "Names and values are listed by `tabularium plugins show`.")
        }
        return (String(setting[..<equals]), String(setting[setting.index(after: equals)...]))
    }
}
