/// Reads the styles part as far as it says what values mean: number formats, bold fonts, indents (ECMA-376 part 1, 18.8).
struct StylesPart: XMLHandler {
    private struct Format {
        var numberFormat = 0
        var font = 0
        var indent = 0
    }

    private enum Place {
        case outside
        case numberFormats
        case fonts
        case cellFormats
    }

    private let limits: ReadingLimits
    private var place = Place.outside
    private var codes: [Int: String] = [:]
    private var boldFonts: [Bool] = []
    private var formats: [Format] = []

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// The formats that cells point at with `s`, in order. A code in the file wins over the built-in one of its number.
    var cellFormats: [CellFormat] {
        var known: [Int: NumberFormat] = [:]
        return formats.map { format in
            let id = format.numberFormat
            let numberFormat = known[id] ?? codes[id].map { NumberFormat($0) } ?? BuiltInFormats.format(id)
            known[id] = numberFormat
            return CellFormat(
                numberFormat: numberFormat, isRegional: codes[id] == nil && BuiltInFormats.isRegional(id),
                isBold: boldFonts.indices.contains(format.font) && boldFonts[format.font], indent: format.indent)
        }
    }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        if element.isMain("numFmts") {
            place = .numberFormats
        } else if element.isMain("numFmt") {
            // Differential formats have some, too, which no cell uses.
            if place == .numberFormats, let id = element.integer("numFmtId"), let code = element.text("formatCode") {
                try limits.check(\.formats, "formats", codes.count + 1)
                codes[id] = code
            }
        } else if element.isMain("fonts") {
            place = .fonts
        } else if element.isMain("cellXfs") {
            place = .cellFormats
        } else if place == .fonts {
            try font(element)
        } else if place == .cellFormats {
            try cellFormat(element)
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {
        if XMLElement.equals(name, "numFmts") || XMLElement.equals(name, "fonts") || XMLElement.equals(name, "cellXfs")
        {
            place = .outside
        }
    }

    private mutating func font(_ element: XMLElement) throws(SpreadsheetError) {
        if element.isMain("font") {
            try limits.check(\.formats, "formats", boldFonts.count + 1)
            boldFonts.append(false)
        } else if element.isMain("b"), !boldFonts.isEmpty {
            boldFonts[boldFonts.count - 1] = element.boolean("val") ?? true
        }
    }

    private mutating func cellFormat(_ element: XMLElement) throws(SpreadsheetError) {
        if element.isMain("xf") {
            try limits.check(\.formats, "formats", formats.count + 1)
            formats.append(
                Format(numberFormat: element.integer("numFmtId") ?? 0, font: element.integer("fontId") ?? 0))
        } else if element.isMain("alignment"), !formats.isEmpty {
            formats[formats.count - 1].indent = max(0, min(250, element.integer("indent") ?? 0))
        }
    }
}
