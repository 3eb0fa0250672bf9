/// A sheet as the workbook lists it (ECMA-376 part 1, 18.2.19).
public struct SheetDescription: Hashable, Sendable {
    /// What a sheet holds.
    public enum Kind: Hashable, Sendable {
        /// Cells (ECMA-376 part 1, 12.3.24).
        case worksheet
        /// A chart alone (12.3.2).
        case chart
        /// An old dialog (12.3.7).
        case dialog
        /// Macros of Excel 4.
        case macro
        /// Nothing: the workbook names a sheet, but no part, or one that the package lacks.
        case absent
    }

    /// Whether a sheet is shown (18.18.68 ST_SheetState).
    public enum Visibility: Hashable, Sendable {
        /// It is.
        case visible
        /// It is not, and the user can show it.
        case hidden
        /// It is not, and only a program can show it.
        case veryHidden
    }

    /// The name, as the user sees it.
    public let name: String
    /// What it holds.
    public let kind: Kind
    /// Whether it is shown.
    public let visibility: Visibility
    /// The part that it is in; empty for an absent one.
    let part: String
}
