import ConversionGraph

/// Tells a PDF by its header, which ISO 32000-1, 7.5.2 and Annex H.3.4.1 let stand within the first 1024 bytes.
enum PDFProbe {
    static func probe(_ input: ProbeInput) -> ProbeResult? {
        let mark = Array("%PDF-".utf8)
        let head = input.head.prefix(1024)
        if head.starts(with: mark) { return ProbeResult(score: 95, reason: "the header %PDF-") }
        let isInside = head.indices.contains { head[$0] == mark[0] && head[$0...].starts(with: mark) }
        return isInside ? ProbeResult(score: 70, reason: "the header %PDF- after other bytes") : nil
    }
}
