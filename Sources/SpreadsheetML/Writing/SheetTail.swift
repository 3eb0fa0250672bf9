/// What stands after a sheet's rows: merged cells, links, printing (in the order that ECMA-376 part 1, 18.3.1.99 fixes).
struct SheetTail {
    let layout: SheetLayout
    let merges: [CellRange]
    let links: [(cell: CellReference, location: String, text: String)]

    func xml() throws(SpreadsheetError) -> [UInt8] {
        var xml = Array("</sheetData>".utf8)
        let merges = try sortedMerges()
        if !merges.isEmpty {
            xml += "<mergeCells count=\"\(merges.count)\">".utf8
            for merge in merges { xml += "<mergeCell ref=\"\(merge)\"/>".utf8 }
            xml += "</mergeCells>".utf8
        }
        if !links.isEmpty {
            xml += "<hyperlinks>".utf8
            for link in links {
                xml += "<hyperlink ref=\"\(link.cell)\" location=\"".utf8
                XMLText.append(link.location, to: &xml, .attribute)
                xml += "\" display=\"".utf8
                XMLText.append(link.text, to: &xml, .attribute)
                xml += "\"/>".utf8
            }
            xml += "</hyperlinks>".utf8
        }
        if let page = layout.page {
            xml += "<printOptions horizontalCentered=\"1\"/>".utf8
            xml +=
                "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                .utf8
            xml += "<pageSetup paperSize=\"\(page.paper)\"".utf8
            if page.fitsWidth { xml += " fitToHeight=\"0\"".utf8 }
            xml += " orientation=\"\(page.isLandscape ? "landscape" : "portrait")\"/>".utf8
            xml += "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>".utf8
        }
        return xml + "</worksheet>".utf8
    }

    /// The rectangles by place. Excel calls a file with overlapping ones damaged, so they are refused here.
    private func sortedMerges() throws(SpreadsheetError) -> [CellRange] {
        let sorted = merges.sorted { $0.first < $1.first }
        var open: [CellRange] = []
        for merge in sorted {
            open.removeAll { $0.last.row < merge.first.row }
            if let other = open.first(where: { $0.overlaps(merge) }) {
                throw .invalidValue("The merged cells \(other) and \(merge) overlap", at: "\(merge.first)")
            }
            open.append(merge)
        }
        return sorted
    }
}
