import FormCatalogue

/// Lines that belong to the page or to the text around a table, and not to any table.
enum Furniture {
    /// A page number: `12`, `- 3 -`, `第 3 页`, `3/10`.
    static func isPageNumber(_ text: String) -> Bool {
        let key = LabelText.key(text)
        guard !key.isEmpty, key.count <= 12 else { return key.isEmpty }
        let rest = key.filter { !"0123456789-—–·./第页共,".contains($0) }
        return rest.isEmpty && (key.count <= 4 || key.contains("页") || key.contains("-") || key.contains("/"))
    }

    /// A short line that ends as titles of tables do.
    static func looksLikeTitle(_ text: String) -> Bool {
        let stripped = TitleIndex.strip(text)
        guard (3...60).contains(stripped.count), !isSentence(text) else { return false }
        return stripped.ends("表") || stripped.ends("情况") || stripped.ends("明细")
    }

    /// A line of running text.
    static func isSentence(_ text: String) -> Bool {
        let key = LabelText.key(text)
        return key.contains("。") || key.contains(";") || key.count > 90
    }
}
