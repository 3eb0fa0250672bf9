/// What can only be said of date tokens once all of a section are known.
enum DateTokens {
    /// Tells minutes from months: `m` is minutes after hours and before seconds (ECMA-376 part 1, 18.8.31); joins the
    /// decimals of seconds.
    static func resolved(_ tokens: [FormatSection.Token]) -> [FormatSection.Token] {
        var resolved: [FormatSection.Token] = []
        for (index, token) in tokens.enumerated() {
            switch token {
            case .month(let count) where count <= 2 && isMinutes(index, in: tokens):
                resolved.append(.minute(count))
            case .decimals:
                if case .decimals(let before)? = resolved.last {
                    resolved[resolved.count - 1] = .decimals(before + 1)
                } else {
                    // The point before the decimals belongs to them.
                    if resolved.last == .point { resolved.removeLast() }
                    resolved.append(.decimals(1))
                }
            default: resolved.append(token)
            }
        }
        return resolved
    }

    /// Whether a section spells out names of months or weekdays, which depend on a language.
    static func needLanguage(_ tokens: [FormatSection.Token]) -> Bool {
        tokens.contains { token in
            switch token {
            case .month(let count): count > 2
            case .weekday(let count): count < 10
            default: false
            }
        }
    }

    private static func isMinutes(_ index: Int, in tokens: [FormatSection.Token]) -> Bool {
        for token in tokens[..<index].reversed() {
            switch token {
            case .hour, .elapsedHours: return true
            case .year, .month, .day, .weekday, .second: return isBeforeSeconds(index, in: tokens)
            default: continue
            }
        }
        return isBeforeSeconds(index, in: tokens)
    }

    private static func isBeforeSeconds(_ index: Int, in tokens: [FormatSection.Token]) -> Bool {
        for token in tokens[(index + 1)...] {
            switch token {
            case .second, .elapsedSeconds: return true
            case .year, .month, .day, .weekday, .hour: return false
            default: continue
            }
        }
        return false
    }
}
