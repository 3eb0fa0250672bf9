/// How a cell looks: what `cellXfs` combines (ECMA-376 part 1, 18.8.45 `xf`).
///
/// A value like any other: two equal styles are written once. Register it with ``WorkbookWriter/style(_:)``.
public struct CellStyle: Hashable, Sendable {
    /// The font; nil for the workbook's own.
    public var font: Font?
    /// The number format code (18.8.30 `numFmt`), such as `#,##0.00`; `General` shows a value as it is.
    public var numberFormat = "General"
    /// The background colour as `RRGGBB`; nil for none.
    public var fill: String?
    /// The lines around the cell.
    public var border = Border()
    /// Where the content stands across.
    public var horizontal: Horizontal = .general
    /// Where the content stands upright.
    public var vertical: Vertical = .center
    /// How many steps the content is moved in, 0 to 250; it needs ``Horizontal/left`` or ``Horizontal/right``.
    public var indent = 0
    /// Whether long text goes on in a new line.
    public var wraps = false

    /// The plain style.
    public init() {}

    /// The same style, changed.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }

    /// A font (18.8.22).
    public struct Font: Hashable, Sendable {
        /// The family's name.
        public var name: String
        /// The size in points.
        public var size: Double
        /// Whether it is bold.
        public var isBold: Bool
        /// Whether it is underlined.
        public var isUnderlined: Bool
        /// The colour as `RRGGBB`; nil for the usual one.
        public var color: String?

        /// Makes a font.
        public init(
            name: String = "Calibri", size: Double = 11, isBold: Bool = false, isUnderlined: Bool = false,
            color: String? = nil
        ) {
            self.name = name
            self.size = size
            self.isBold = isBold
            self.isUnderlined = isUnderlined
            self.color = color
        }
    }

    /// The lines around a cell (18.8.4).
    public struct Border: Hashable, Sendable {
        /// The line at the left.
        public var left: Line
        /// The line at the right.
        public var right: Line
        /// The line above.
        public var top: Line
        /// The line below.
        public var bottom: Line

        /// Makes a border.
        public init(left: Line = .none, right: Line = .none, top: Line = .none, bottom: Line = .none) {
            self.left = left
            self.right = right
            self.top = top
            self.bottom = bottom
        }

        /// The same line on all four sides.
        public static func box(_ line: Line) -> Border {
            Border(left: line, right: line, top: line, bottom: line)
        }
    }

    /// A kind of line (18.18.3 `ST_BorderStyle`).
    public enum Line: String, Hashable, Sendable {
        /// No line.
        case none
        /// A hair line.
        case hair
        /// A thin line.
        case thin
        /// A line of medium weight.
        case medium
        /// A double line.
        case double
    }

    /// Where content stands across (18.18.40).
    public enum Horizontal: String, Hashable, Sendable {
        /// Text left, numbers right.
        case general
        /// Left.
        case left
        /// Centred.
        case center
        /// Right.
        case right
    }

    /// Where content stands upright (18.18.88).
    public enum Vertical: String, Hashable, Sendable {
        /// At the top.
        case top
        /// Centred.
        case center
        /// At the bottom.
        case bottom
    }
}

/// A style that a workbook knows.
public struct CellStyleID: Hashable, Sendable {
    let index: Int

    /// The workbook's plain style, which is always there.
    public static let plain = CellStyleID(index: 0)
}
