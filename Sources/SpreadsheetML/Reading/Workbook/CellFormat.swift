/// What a cell's style says of its value and its place in a hierarchy (ECMA-376 part 1, 18.8.45 xf).
public struct CellFormat: Hashable, Sendable {
    /// How numbers are shown.
    public var numberFormat: NumberFormat
    /// Whether what a person sees depends on the machine's region, so that it is not known here.
    public var isRegional: Bool
    /// Whether the text is bold.
    public var isBold: Bool
    /// Steps of indentation; agencies express hierarchy with it.
    public var indent: Int

    /// The format of cells that have none.
    public static let plain = CellFormat(numberFormat: .general, isRegional: false, isBold: false, indent: 0)
}
