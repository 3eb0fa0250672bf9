/// A text with options read as a known wording, with the fewest characters put in, left out or exchanged.
///
/// The boxes are the text's own: one that it lacks is not put in, one that it has is not left out.
enum OptionReading {
    /// The text in the words of a wording; nil where more than one word in five differs, or a box has no place.
    ///
    /// What a text lacks at its end is not put in. O(n · m).
    static func read(_ text: String, as wording: String) -> String? {
        let (own, known) = (Array(text), Array(wording))
        guard own.count <= 120, known.count <= 120 else { return nil }
        let width = known.count + 1
        var costs = [Int](repeating: impossible, count: (own.count + 1) * width)
        costs[0] = 0
        for index in 0...own.count {
            for place in 0...known.count {
                let least = steps(own, known, index, place).map { step in
                    costs[(index - step.text) * width + place - step.wording] + step.cost
                }.min()
                if let least { costs[index * width + place] = least }
            }
        }
        // Where the text ends, the wording may go on.
        let ends = costs[(own.count * width)...]
        guard let cost = ends.min(), cost * 5 <= own.count, let end = ends.lastIndex(of: cost) else {
            return nil
        }
        var (index, place) = (own.count, end - own.count * width)
        var result: [Character] = []
        while index > 0 || place > 0 {
            let cost = costs[index * width + place]
            guard
                let step = steps(own, known, index, place).first(where: {
                    costs[(index - $0.text) * width + place - $0.wording] + $0.cost == cost
                })
            else { return nil }
            if let character = step.character { result.append(character) }
            (index, place) = (index - step.text, place - step.wording)
        }
        return String(result.reversed())
    }

    private struct Step {
        /// How many characters of the text and of the wording it takes.
        var text: Int
        var wording: Int
        var cost: Int
        /// What it writes.
        var character: Character?
    }

    /// The steps that can lead to a place, the likeliest first.
    private static func steps(_ own: [Character], _ known: [Character], _ index: Int, _ place: Int) -> [Step] {
        var steps: [Step] = []
        let left = index > 0 ? own[index - 1] : nil
        let right = place > 0 ? known[place - 1] : nil
        if let left, let right {
            let (isBox, wantsBox) = (Boilerplate.isBox(left), right == Boilerplate.box)
            if isBox == wantsBox {
                steps.append(
                    Step(text: 1, wording: 1, cost: left == right || isBox ? 0 : 1, character: isBox ? left : right))
            } else if wantsBox, !left.isLetter, !left.isNumber {
                // A mark in the place of a box says nothing of a tick: it stays as printed.
                steps.append(Step(text: 1, wording: 1, cost: 1, character: left))
            }
        }
        if let left, !Boilerplate.isBox(left) { steps.append(Step(text: 1, wording: 0, cost: 1, character: nil)) }
        if let right {
            let isBox = right == Boilerplate.box
            // Dearer than a mark in its place.
            steps.append(Step(text: 0, wording: 1, cost: isBox ? 2 : 1, character: isBox ? nil : right))
        }
        return steps
    }

    private static let impossible = 1 << 20
}
