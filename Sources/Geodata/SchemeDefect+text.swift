import GeoModel
import PlanningModel

extension SchemeDefect {
    /// One line, with the name of the file that it is in.
    func text(ofFile file: String, in language: Language) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        switch language {
        case .english: return "\(place): \(problem.english(key: key))"
        case .chinese: return "\(place)：\(problem.chinese(key: key))"
        }
    }
}

extension SchemeDefect.Problem {
    fileprivate func english(key: String) -> String {
        switch self {
        case .unknownKey(let allowed):
            "the key '\(key)' is not known here\(guess(key, allowed).map { "; did you mean '\($0)'" } ?? ""). "
                + "Keys allowed: \(allowed.joined(separator: ", "))."
        case .missingKey(nil): "the key '\(key)' is missing."
        case .missingKey(let other?): "the key '\(key)' is missing; '\(other)' needs it."
        case .badValue(let written, let expected):
            if let word = guess(written, expected.words) {
                "\(entry(key, written)) is not understood; did you mean '\(word)'. Expected \(expected.english)."
            } else {
                "\(entry(key, written)) is not understood; expected \(expected.english)."
            }
        case .noneOf(let keys): "one of the keys \(keys.joined(separator: ", ")) is missing."
        case .severalOf(let keys): "the keys \(keys.joined(separator: ", ")) can't stand together; choose one."
        case .onlyWith(let others):
            "the key '\(key)' goes only with \(others.map { "'\($0)'" }.joined(separator: " or "))."
        case .notWith(let other): "the key '\(key)' does not go with '\(other)'."
        case .repeated(let written): "\(entry(key, written)) stands there twice; give each its own."
        case .repeatedRow(let category, let level):
            "\(entry(key, category)) stands there twice for the level \(level), and an area may come under both. "
                + "Drop one, or tell them apart: 'tag' in one, 'not-tag' with the same words in the other."
        case .neverFilled(let role, let levels, let allowed):
            "nothing could ever fill this rule for \(levels.joined(separator: ", ")): the role '\(role)' is for "
                + "\(allowed.joined(separator: ", ")). Mend 'at', or say another 'reach'."
        case .noValues(let role, let column):
            "'each: all' needs to know all \(column), and the role '\(role)' names none. "
                + "Give it '\(column): […]', or list them here."
        }
    }

    fileprivate func chinese(key: String) -> String {
        switch self {
        case .unknownKey(let allowed):
            "此处没有键“\(key)”\(guess(key, allowed).map { "；是否指“\($0)”" } ?? "")。"
                + "可用的键：\(allowed.joined(separator: "、"))。"
        case .missingKey(nil): "缺少键“\(key)”。"
        case .missingKey(let other?): "缺少键“\(key)”；“\(other)”需要它。"
        case .badValue(let written, let expected):
            if let word = guess(written, expected.words) {
                "无法理解“\(key): \(written)”；是否指“\(word)”。应为\(expected.chinese)。"
            } else {
                "无法理解“\(key): \(written)”；应为\(expected.chinese)。"
            }
        case .noneOf(let keys): "缺少 \(keys.joined(separator: "、")) 中的一个键。"
        case .severalOf(let keys): "键 \(keys.joined(separator: "、")) 不能并用；请只留一个。"
        case .onlyWith(let others): "键“\(key)”只能与\(others.map { "“\($0)”" }.joined(separator: "或"))并用。"
        case .notWith(let other): "键“\(key)”不能与“\(other)”并用。"
        case .repeated(let written): "“\(key): \(written)”重复出现；请各用不同的值。"
        case .repeatedRow(let category, let level):
            "“\(key): \(category)”在 \(level) 分钟层级重复出现，同一区域可能同时适用。"
                + "请删去一条，或一条写 tag、另一条写相同的 not-tag 以区分。"
        case .neverFilled(let role, let levels, let allowed):
            "此规则在 \(levels.joined(separator: "、")) 永远无法满足：角色“\(role)”只用于 "
                + "\(allowed.joined(separator: "、"))。请修改 at，或另给 reach。"
        case .noValues(let role, let column):
            "“each: all”须知道全部 \(column)，而角色“\(role)”没有列出。请为该角色写明“\(column): […]”，或在此列出。"
        }
    }

    private func entry(_ key: String, _ written: String) -> String {
        "'\(key):\(written.isEmpty ? "" : " ")\(written)'"
    }

    private func guess(_ word: String, _ words: [String]) -> String? {
        nearestNames(to: word, among: words, limit: 1).first
    }
}

extension SchemeDefect.Expectation {
    fileprivate var english: String {
        switch self {
        case .word: "a word"
        case .words: "a word or a list of words"
        case .list: "a list"
        case .parts: "a list like [{role: planner}, {role: team, reach: down}]"
        case .mapping(let keys) where keys.isEmpty: "a mapping {key: value}"
        case .mapping(let keys): "a mapping {key: value} with keys of \(keys.joined(separator: ", "))"
        case .day: "a day like 2021-12-31"
        case .dayAfter(let day): "a day after '\(day)'"
        case .dayFrom(let day): "'\(day)' or a day after it, since phases stand in their order"
        case .days: "a number of days like 30d"
        case .quota: "a number or range like 1, 1.. or 1..3"
        case .wholeNumber(let least): "a whole number from \(least) on"
        case .positiveNumber: "a number greater than 0"
        case .range: "two numbers greater than 0 like [130, 200], the smaller first"
        case .wholeRange: "two whole numbers from 1 on like [5000, 12000], the smaller first"
        case .formula:
            "words of a formula, one at most of each kind: "
                + CircleFormula.wordsByKind.map { $0.joined(separator: " or ") }.joined(separator: "; ")
        case .attribute: "an attribute like pilot or county.pilot"
        case .twoRoles(let names): "two different ones of the roles \(names.joined(separator: ", "))"
        case .oneOf(let words): "one of \(words.joined(separator: ", "))"
        case .role(let names) where names.isEmpty: "a role, and the scheme has none"
        case .role(let names): "one of the roles \(names.joined(separator: ", "))"
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .word: "一个词"
        case .words: "一个词或一列词"
        case .list: "列表"
        case .parts: "列表，如 [{role: planner}, {role: team, reach: down}]"
        case .mapping(let keys) where keys.isEmpty: "映射 {键: 值}"
        case .mapping(let keys): "映射 {键: 值}，可用的键：\(keys.joined(separator: "、"))"
        case .day: "日期，如 2021-12-31"
        case .dayAfter(let day): "晚于 \(day) 的日期"
        case .dayFrom(let day): "不早于 \(day) 的日期（各阶段须按先后排列）"
        case .days: "天数，如 30d"
        case .quota: "数目或范围，如 1、1.. 或 1..3"
        case .wholeNumber(let least): "不小于 \(least) 的整数"
        case .positiveNumber: "大于 0 的数"
        case .range: "两个大于 0 的数，如 [130, 200]，小的在前"
        case .wholeRange: "两个不小于 1 的整数，如 [5000, 12000]，小的在前"
        case .formula:
            "算法的词，每类至多一个：" + CircleFormula.wordsByKind.map { $0.joined(separator: "、") }.joined(separator: "；")
        case .attribute: "属性名，如 pilot 或 county.pilot"
        case .twoRoles(let names): "角色 \(names.joined(separator: "、")) 中不同的两个"
        case .oneOf(let words): " \(words.joined(separator: "、")) 之一"
        case .role(let names) where names.isEmpty: "角色，而本制度没有角色"
        case .role(let names): "角色 \(names.joined(separator: "、")) 之一"
        }
    }
}
