import DisclosureModel

/// What the performance tables of one document prove of each other: they are one form, filled in many times.
enum FormSiblings {
    /// Mends what lines of the grid have cut, where another table of the document proves how it reads, on record.
    ///
    /// - Returns: What is said of cuts that nothing mends.
    static func mend(_ tables: inout [DisclosureTable]) -> [Diagnostic] {
        DoubledNames.mend(&tables)
        let options = Boilerplate.mend(&tables)
        CutNames.mend(&tables)
        HeaderLabels.mend(&tables)
        return options + CutValues.mend(&tables)
    }
}
