import ConversionGraph

extension ConversionError {
    /// A district file that cannot be used, with its name and what is wrong in it.
    static func district(_ id: String, file: String, _ reason: String) -> ConversionError {
        ConversionError(
            .plugin, "district.invalid", "The file \(file) of the district profile \(id) cannot be used: \(reason)",
            hint: "Compare it with the national profile, which `tabularium forms` prints.")
    }
}
