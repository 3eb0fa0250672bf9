import DisclosureModel
import SpreadsheetML

/// The styles of the workbooks we write, in the manner of the printed forms.
struct WorkbookLooks {
    /// The font of the forms.
    static let font = CellStyle.Font(name: "宋体", size: 11)

    let title: CellStyleID
    let right: CellStyleID
    let left: CellStyleID
    let fieldLabel: CellStyleID
    let fieldText: CellStyleID
    let header: CellStyleID
    let center: CellStyleID
    let note: CellStyleID
    let link: CellStyleID
    let heading: CellStyleID
    let plainText: CellStyleID
    let wrapped: CellStyleID
    private let book: WorkbookWriter

    init(_ book: WorkbookWriter) {
        self.book = book
        let boxed = CellStyle().with { $0.border = .box(.thin) }
        title = book.style(
            CellStyle().with {
                $0.font = CellStyle.Font(name: "宋体", size: 16, isBold: true)
                $0.horizontal = .center
                $0.wraps = true
            })
        right = book.style(CellStyle().with { $0.horizontal = .right })
        left = book.style(CellStyle().with { $0.horizontal = .left })
        fieldLabel = book.style(
            boxed.with {
                $0.horizontal = .center
                $0.wraps = true
                $0.fill = "F2F2F2"
            })
        fieldText = book.style(
            boxed.with {
                $0.horizontal = .left
                $0.wraps = true
            })
        header = book.style(
            boxed.with {
                $0.horizontal = .center
                $0.wraps = true
                $0.fill = "F2F2F2"
                $0.font = CellStyle.Font(name: "宋体", size: 11, isBold: true)
            })
        center = book.style(boxed.with { $0.horizontal = .center })
        note = book.style(
            CellStyle().with {
                $0.horizontal = .left
                $0.vertical = .top
                $0.wraps = true
            })
        link = book.style(
            boxed.with {
                $0.horizontal = .left
                $0.font = CellStyle.Font(name: "宋体", size: 11, isUnderlined: true, color: "0563C1")
            })
        heading = book.style(CellStyle().with { $0.font = CellStyle.Font(name: "宋体", size: 12, isBold: true) })
        plainText = book.style(boxed.with { $0.horizontal = .left })
        wrapped = book.style(
            boxed.with {
                $0.horizontal = .left
                $0.wraps = true
            })
    }

    /// An amount with its printed decimals and thousands separated.
    func amount(_ amount: Amount?, isBold: Bool = false) -> CellStyleID {
        book.style(
            CellStyle().with {
                $0.border = .box(.thin)
                $0.horizontal = .right
                $0.numberFormat = Self.format(decimals: Int(amount?.scale ?? 0), isGrouped: true)
                if isBold { $0.font = CellStyle.Font(name: "宋体", size: 11, isBold: true) }
            })
    }

    /// An amount among data: its decimals, and nothing else.
    func tidyAmount(_ amount: Amount) -> CellStyleID {
        book.style(CellStyle().with { $0.numberFormat = Self.format(decimals: Int(amount.scale), isGrouped: false) })
    }

    /// The label of a row, moved in by its level.
    func label(indent: Int, isBold: Bool, isCentered: Bool) -> CellStyleID {
        book.style(
            CellStyle().with {
                $0.border = .box(.thin)
                $0.horizontal = isCentered ? .center : .left
                $0.indent = isCentered ? 0 : indent
                $0.wraps = true
                if isBold { $0.font = CellStyle.Font(name: "宋体", size: 11, isBold: true) }
            })
    }

    /// `#,##0.00` for two decimals.
    static func format(decimals: Int, isGrouped: Bool) -> String {
        let whole = isGrouped ? "#,##0" : "0"
        return decimals == 0 ? whole : whole + "." + String(repeating: "0", count: decimals)
    }
}
