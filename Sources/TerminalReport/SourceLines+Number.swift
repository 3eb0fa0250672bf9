public import DisclosureModel

extension SourceLines {
    /// The number that the source prints at a place, however it is punctuated; nil where it prints none, where the place
    /// is none of a text, or the text has no such line.
    ///
    /// - Complexity: O(characters of the line).
    public func number(at place: Locator) -> String? {
        guard case .text(let line, let column) = place, let text = self[line] else { return nil }
        let rest = text.unicodeScalars.dropFirst(max(1, column) - 1)
        var taken = String.UnicodeScalarView()
        for scalar in rest {
            guard ("0"..."9").contains(scalar) || ",.-()， ".unicodeScalars.contains(scalar) else { break }
            taken.append(scalar)
        }
        while let last = taken.last, !("0"..."9").contains(last), last != ")" { taken.removeLast() }
        return taken.isEmpty ? nil : String(taken)
    }
}
