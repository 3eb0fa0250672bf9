import FormCatalogue

/// Lines that belong to the page or to the text around a table, and not to any table.
enum Furniture {
    /// A page number: `12`, `- 3 -`, `第 3 页`, `3/10`.
    static func isPageNumber(_ text: String) -> Bool {
        var count = 0
        var isMarked = false
        var isFurniture = true
        LabelText.scanKey(of: text) { scalar in
            switch scalar {
            case "0"..."9", "—", "–", "·", ".", "第", "共", ",": break
            case "-", "/", "页": isMarked = true
            default: isFurniture = false
            }
            count += 1
            return isFurniture && count <= 12
        }
        return isFurniture && count <= 12 && (count <= 4 || isMarked)
    }

    /// A short line that ends as titles of tables do.
    static func looksLikeTitle(_ text: String) -> Bool {
        guard text.holds("表") || text.holds("情况") || text.holds("明细"), !isSentence(text) else { return false }
        var stripped = TitleIndex.strip(text)
        if stripped.ends(")"), let open = stripped.lastIndex(of: "("), stripped[..<open].ends("表") {
            stripped = String(stripped[..<open])
        }
        guard (3...60).contains(stripped.count) else { return false }
        return stripped.ends("表") || stripped.ends("情况") || stripped.ends("明细")
    }

    /// A line of running text.
    static func isSentence(_ text: String) -> Bool {
        var count = 0
        var isSentence = false
        LabelText.scanKey(of: text) { scalar in
            count += 1
            isSentence = scalar == "。" || scalar == ";" || count > 90
            return !isSentence
        }
        return isSentence
    }
}
