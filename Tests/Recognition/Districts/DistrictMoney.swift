import TestSupport

/// The money of an agency that does not exist, in last places of its unit. Every identity of the forms holds.
struct DistrictMoney {
    private(set) var leaves: [Leaf] = []
    private(set) var economic: [(code: String, value: Int64)] = []
    private(set) var threePublic: [Int64] = []
    /// What the general public budget carried over from the year before, and into the next.
    private(set) var opening: Int64 = 0
    private(set) var closing: Int64 = 0

    /// The budget that pays.
    enum Fund: Int { case general, fund, capital }

    /// A 项 with what was received for it and spent on it.
    struct Leaf {
        var code: String
        var fund: Fund
        var basic: Int64
        var project: Int64
        /// 事业收入, spent on the project.
        var undertaking: Int64 = 0
        var opening: Int64 = 0
        var closing: Int64 = 0

        var spent: Int64 { basic + project }
        var appropriation: Int64 { spent + closing - opening }
    }

    init(_ random: inout SeededGenerator) {
        for code in Self.generalCodes where !random.once(in: 3) {
            leaves.append(
                Leaf(
                    code: code, fund: .general, basic: amount(&random),
                    project: random.once(in: 2) ? 0 : amount(&random)))
        }
        if leaves.isEmpty { leaves = [Leaf(code: "2010350", fund: .general, basic: amount(&random), project: 0)] }
        if random.once(in: 3) { leaves[0].undertaking = amount(&random) }
        opening = random.once(in: 2) ? leaves[0].spent / 4 : 0
        closing = random.once(in: 2) ? amount(&random) : 0
        if random.once(in: 2) {
            for code in ["2120801", "2120899"] {
                let spent = amount(&random)
                leaves.append(
                    Leaf(code: code, fund: .fund, basic: 0, project: spent, opening: spent / 5, closing: spent / 7))
            }
        }
        if random.once(in: 3) {
            leaves.append(Leaf(code: "2230105", fund: .capital, basic: 0, project: amount(&random)))
        }
        leaves.sort { $0.code < $1.code }
        splitBasic(&random)
        let parts = (0..<4).map { _ in amount(&random) }
        threePublic = [
            parts[0] + parts[1] + parts[2] + parts[3], parts[0], parts[1] + parts[2], parts[1], parts[2], parts[3],
        ]
    }

    private func amount(_ random: inout SeededGenerator) -> Int64 { Int64(random.below(900_000_00) + 100_00) }

    private mutating func splitBasic(_ random: inout SeededGenerator) {
        var rest = sum(.general, \.basic)
        for code in ["30101", "30107", "30113", "30201", "30217", "30302", "31002"] where rest > 10 {
            let part = code == "31002" ? rest : rest / Int64(2 + random.below(3))
            economic.append((code, part))
            rest -= part
        }
    }

    /// The sum over the leaves that a budget pays; over all where none is named.
    func sum(_ fund: Fund?, _ value: (Leaf) -> Int64) -> Int64 {
        leaves.reduce(0) { $0 + (fund == nil || $1.fund == fund ? value($1) : 0) }
    }

    /// 类, 款 and 项 in order of their codes, each with the sums of its leaves.
    func tree(_ fund: Fund?, _ values: (Leaf) -> [Int64]) -> [(code: String, values: [Int64])] {
        var rows: [(code: String, values: [Int64])] = []
        for leaf in leaves where fund == nil || leaf.fund == fund {
            for length in [3, 5, 7] {
                let code = String(leaf.code.prefix(length))
                if let index = rows.firstIndex(where: { $0.code == code }) {
                    rows[index].values = zip(rows[index].values, values(leaf)).map { $0 + $1 }
                } else {
                    rows.append((code, values(leaf)))
                }
            }
        }
        return rows.sorted { $0.code < $1.code }
    }

    /// 类 and 款 of the economic classification in order of their codes.
    var economicRows: [(code: String, value: Int64)] {
        var rows: [(code: String, value: Int64)] = []
        for (code, value) in economic {
            let stem = String(code.prefix(3))
            if let index = rows.firstIndex(where: { $0.code == stem }) {
                rows[index].value += value
            } else {
                rows.append((stem, value))
            }
            rows.append((code, value))
        }
        return rows
    }

    /// Whether an economic code counts as 人员经费.
    static func isPersonnel(_ code: String) -> Bool { code.hasPrefix("301") || code.hasPrefix("303") }

    private static let generalCodes = [
        "2010350", "2010399", "2010504", "2050202", "2050203", "2080505", "2101102", "2210201", "2210202",
    ]

    /// What the codes are called.
    static let names = [
        "201": "一般公共服务支出", "20103": "政府办公厅（室）及相关机构事务", "2010350": "事业运行", "2010399": "其他政府办公厅（室）及相关机构事务支出",
        "20105": "统计信息事务", "2010504": "信息事务", "205": "教育支出", "20502": "普通教育", "2050202": "小学教育",
        "2050203": "初中教育", "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080505": "机关事业单位基本养老保险缴费支出",
        "210": "卫生健康支出", "21011": "行政事业单位医疗", "2101102": "事业单位医疗", "212": "城乡社区支出",
        "21208": "国有土地使用权出让收入安排的支出", "2120801": "征地和拆迁补偿支出", "2120899": "其他国有土地使用权出让收入安排的支出",
        "221": "住房保障支出", "22102": "住房改革支出", "2210201": "住房公积金", "2210202": "提租补贴", "223": "国有资本经营预算支出",
        "22301": "解决历史遗留问题及改革成本支出", "2230105": "国有企业退休人员社会化管理补助支出", "301": "工资福利支出", "30101": "基本工资",
        "30107": "绩效工资", "30113": "住房公积金", "302": "商品和服务支出", "30201": "办公费", "30217": "公务接待费",
        "303": "对个人和家庭的补助", "30302": "退休费", "310": "资本性支出", "31002": "办公设备购置",
    ]
}
