public import DisclosureModel

extension DisclosureDocument {
    /// Where two documents differ first, as the text around that place in each; nil where they are the same.
    ///
    /// Stricter than `==`: amounts with their printed decimals, texts by their code points.
    public func difference(from other: DisclosureDocument) -> String? {
        let left = Array(String(reflecting: self).utf8)
        let right = Array(String(reflecting: other).utf8)
        guard left != right else { return nil }
        var index = 0
        while index < left.count, index < right.count, left[index] == right[index] { index += 1 }
        func around(_ bytes: [UInt8]) -> String {
            let text = String(decoding: bytes[max(0, index - 80)..<min(bytes.count, index + 60)], as: UTF8.self)
            return text.unicodeScalars.map { $0.isASCII ? $0.escaped(asASCII: true) : String($0) }.joined()
        }
        return around(left) + "\n⟷\n" + around(right)
    }
}
