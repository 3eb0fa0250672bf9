import DisclosureModel
import FormCatalogue

/// Takes apart an amount and the code of the next list that touches it: `807.14302 商品和服务支出` where amounts have two
/// decimals, and where the next word is the name of the code. A table may print 0.00 beside amounts of six decimals.
struct PlainDecimals {
    /// The numbers of decimals that amounts have.
    private let usual: [Int]
    private let classification: Form.Classification?
    private let codes: ClassificationCodes

    /// Counts the decimals of a table's amounts.
    init(of lines: [[PlainToken]], _ classification: Form.Classification?, codes: ClassificationCodes) {
        var counts: [Int: Int] = [:]
        // What ends a line touches nothing.
        for word in lines.compactMap(\.last) where word.amount != nil {
            if let decimals = Self.decimals(word.text) { counts[decimals, default: 0] += 1 }
        }
        usual = counts.filter { $0.value > 1 || counts.count == 1 }.map(\.key).sorted()
        self.classification = classification
        self.codes = codes
    }

    /// The words of a line, amounts and codes apart.
    func parted(_ line: [PlainToken]) -> [PlainToken] {
        line.indices.flatMap { index -> [PlainToken] in
            let word = line[index]
            guard index + 1 < line.count, word.amount != nil,
                let code = codeNamed(by: line[index + 1], after: word) ?? code(after: word, before: line[index + 1])
            else { return [word] }
            let amount = String(word.text.dropLast(code.count))
            var at = word.at
            if case .text(let line, let column) = at { at = .text(line: line, column: column + amount.count) }
            return [
                PlainToken(
                    text: amount, key: amount, at: word.at, isFirst: word.isFirst, following: word.following + 1),
                PlainToken(text: code, key: code, at: at, isFirst: false, following: word.following),
            ]
        }
    }

    /// The code at the end of a word that the next word is the name of: 1813302 商品和服务支出.
    private func codeNamed(by next: PlainToken, after word: PlainToken) -> String? {
        guard next.digits == nil, !next.isValue else { return nil }
        return codes.codes(named: next.key).first { isCode($0) && word.text.ends($0) && word.text != $0 }
    }

    /// The code behind the decimals that a word has too many.
    private func code(after word: PlainToken, before next: PlainToken) -> String? {
        guard !next.isValue || next.digits?.utf8.count == 2, let decimals = Self.decimals(word.text),
            !usual.contains(decimals)
        else { return nil }
        let codes = usual.filter { $0 < decimals }.map { String(word.text.suffix(decimals - $0)) }.filter(isCode)
        return codes.count == 1 ? codes.first : nil
    }

    private func isCode(_ digits: String) -> Bool {
        codes[digits] != nil
            && (classification == .economic
                ? ClassificationCodes.isEconomic(digits) : ClassificationCodes.isFunctional(digits))
    }

    /// How many digits follow the point; nil where there is none.
    private static func decimals(_ text: String) -> Int? {
        guard let point = text.lastIndex(of: ".") else { return nil }
        let digits = text[text.index(after: point)...]
        return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? digits.utf8.count : nil
    }
}
