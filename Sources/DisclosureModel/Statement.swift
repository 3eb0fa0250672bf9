/// An amount, a share or a rate that the narrative states.
public struct Statement: Hashable, Sendable {
    /// What the sentence speaks of (`总计`, `一般公共预算财政拨款支出`, `教育支出(类)普通教育(款)小学教育(项)`).
    public var subject: String
    /// What is measured (`total`, `actual`, `budget`, `share`, `change`, `changeRate`, `completionRate`, …).
    public var measure: String
    /// The stated value, with its printed decimals.
    public var value: Amount
    /// The printed unit (`万元`, `元`, `%`).
    public var unit: String
    /// Where the value stands.
    public var at: Locator?

    /// Makes a statement.
    public init(subject: String, measure: String, value: Amount, unit: String, at: Locator? = nil) {
        self.subject = subject
        self.measure = measure
        self.value = value
        self.unit = unit
        self.at = at
    }
}

/// The outcome of one check.
public struct Check: Hashable, Sendable {
    /// The rule, with the identity it stands for (`final/expenditure:total=basic+project`).
    public var rule: String
    /// Where the checked amount stands.
    public var at: Locator?
    /// What came of it.
    public var result: Result
    /// What the identity says the amount should be.
    public var expected: Amount?
    /// What the source prints.
    public var found: Amount?
    /// How far the two may differ by rounding alone.
    public var tolerance: Amount?
    /// One sentence for a person.
    public var message: String?

    /// Makes an outcome.
    public init(
        rule: String, at: Locator? = nil, result: Result, expected: Amount? = nil, found: Amount? = nil,
        tolerance: Amount? = nil, message: String? = nil
    ) {
        self.rule = rule
        self.at = at
        self.result = result
        self.expected = expected
        self.found = found
        self.tolerance = tolerance
        self.message = message
    }

    /// What came of a check.
    public enum Result: String, Hashable, Sendable, CaseIterable {
        /// The identity holds exactly.
        case pass
        /// It holds within what rounding explains.
        case rounding
        /// It does not hold.
        case fail
        /// It could not be run; the message says why.
        case skipped
        /// The table was visibly shifted, so no finding is drawn from it.
        case misread
    }
}
