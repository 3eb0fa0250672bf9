/// What a printed cell turned out to be when read as an amount.
public enum PrintedAmount: Sendable, Equatable {
    /// Nothing but blanks: the source prints no amount here. Not zero.
    case blank
    /// An amount, and whether blanks stood inside its digits (`1, 286. 76`), which is a repair.
    case amount(Amount, innerBlanks: Bool)
    /// A mark that stands for "nothing here" on paper: `-`, `—`, `/`, `\`, alone or doubled. Not zero.
    case dash
    /// Something else: text, digits that no separator groups by threes (`1,23`), or a number too large to hold.
    case text
}

extension PrintedAmount {
    /// Reads an amount the way agencies print them.
    ///
    /// Understands thousands separators (`,` and the full-width `，`), full-width digits, a minus as `-`, `−`,
    /// `－`, `△`, `▲` or parentheses of either width, a leading `+`, `¥`, and blanks anywhere. A percent sign, a
    /// letter, a second point or a separator that does not part thousands makes it text: nothing is guessed.
    ///
    /// - Parameter isPart: Whether the text may be one part of an amount that a line break has cut: then its groups of
    ///   digits need not be whole.
    /// - Complexity: O(n) over the UTF-8 bytes; nothing is allocated.
    public init(_ text: String, isPart: Bool = false) {
        var scanner = PrintedAmountScanner(isPart: isPart)
        for scalar in text.unicodeScalars {
            guard scanner.take(scalar) else {
                self = .text
                return
            }
        }
        self = scanner.result
    }
}

private struct PrintedAmountScanner {
    private var magnitude = DigitAccumulator(negative: false)
    private var started = false
    private var closed = false
    private var ended = false
    private var negative = false
    private var parenthesised = false
    private var dashes = 0
    private var blankPending = false
    private var innerBlanks = false
    private var digitSeen = false
    private var isSlash = false
    /// The digits since the last separator, and whether there was one.
    private var group = 0
    private var isGrouped = false
    private var pointSeen = false
    private let isPart: Bool

    init(isPart: Bool) { self.isPart = isPart }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39: digit(UInt8(scalar.value - 0x30))
        case 0xFF10...0xFF19: digit(UInt8(scalar.value - 0xFF10))
        case 0x2C, 0xFF0C: separator()
        case 0x2E, 0xFF0E: point()
        case 0x20, 0x09, 0xA0, 0x3000, 0x2002...0x200B, 0x202F, 0xFEFF: blank()
        case 0x2D, 0x2212, 0xFF0D, 0x2013, 0x2014: minus()
        case 0x2F, 0xFF0F, 0x5C, 0xFF3C: slash()
        case 0x25B3, 0x25B2: sign(negative: true)
        case 0x2B, 0xFF0B: sign(negative: false)
        case 0xA5, 0xFFE5: !digitSeen && !closed
        case 0x28, 0xFF08: open()
        case 0x29, 0xFF09: close()
        default: false
        }
    }

    var result: PrintedAmount {
        guard digitSeen else { return started || parenthesised ? (dashes > 0 ? .dash : .text) : .blank }
        guard parenthesised == closed, pointSeen || isWhole, let amount = magnitude.amount else { return .text }
        guard negative else { return .amount(amount, innerBlanks: innerBlanks) }
        guard let negated = amount.negated else { return .text }
        return .amount(negated, innerBlanks: innerBlanks)
    }

    /// Whether the digits before the point, or the end, are grouped by threes if at all.
    private var isWhole: Bool { !isGrouped || group == 3 || isPart }

    private mutating func digit(_ value: UInt8) -> Bool {
        guard !closed, !isSlash else { return false }
        group &+= 1
        if blankPending, digitSeen { innerBlanks = true }
        blankPending = false
        digitSeen = true
        started = true
        return magnitude.append(digit: value)
    }

    private mutating func separator() -> Bool {
        if blankPending { innerBlanks = true }
        blankPending = false
        guard digitSeen, !closed else { return false }
        if isPart { return true }
        // The first group has one to three digits and is no zero, each other has three.
        guard !pointSeen, isGrouped ? group == 3 : group <= 3 && !magnitude.isZero else { return false }
        isGrouped = true
        group = 0
        return true
    }

    private mutating func point() -> Bool {
        if blankPending, digitSeen { innerBlanks = true }
        blankPending = false
        guard digitSeen, !closed, isWhole else { return false }
        pointSeen = true
        return magnitude.beginDecimals()
    }

    private mutating func blank() -> Bool {
        if digitSeen { blankPending = true }
        return true
    }

    private mutating func slash() -> Bool {
        guard !parenthesised, !digitSeen, isSlash || !started else { return false }
        isSlash = true
        started = true
        dashes &+= 1
        return true
    }

    private mutating func minus() -> Bool {
        guard !digitSeen, !closed, !isSlash else { return false }
        dashes += 1
        negative = dashes == 1
        started = true
        return true
    }

    private mutating func sign(negative isNegative: Bool) -> Bool {
        guard !started else { return false }
        negative = isNegative
        started = true
        return true
    }

    private mutating func open() -> Bool {
        guard !started, !parenthesised else { return false }
        parenthesised = true
        negative = true
        return true
    }

    private mutating func close() -> Bool {
        guard parenthesised, digitSeen, !closed else { return false }
        closed = true
        return true
    }
}
