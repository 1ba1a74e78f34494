import GeoModel
import Geodata
import PlanningModel
import Responsibility

/// A province's townships judged under a scheme, everything in memory: 40,000 townships and 60,000 appointments, and a
/// tenth and ten times of it. Made here, as no other program answers this.
///
/// Guangxi's scheme has limits, service and phases; Hunan's three levels, attributes and layers; Chengdu's each duty and
/// guarantee. Counties hold ten townships. Of the appointments one in ten has ended and one in twenty has not begun.
struct Judge: BenchmarkJob {
    static let name = "judge"
    static let sizes = ["guangxi", "hunan", "chengdu"].flatMap { scheme in
        ["6k", "60k", "600k"].map { "\(scheme)-\($0)" }
    }
    static func madeBy(_ size: String) -> String { "nothing" }

    private let scheme: Scheme
    private let register: PlanningRegister
    private let day: CalendarDay

    init(size: String, inputs: InputFolder) throws {
        let words = size.split(separator: "-")
        let geodata = try GeodataFolder.find(environment: [:], executable: #filePath)
        scheme = try Scheme(geodata.schemeText(String(words[0])))
        let appointments = ["6k": 6000, "60k": 60_000, "600k": 600_000][String(words[1])] ?? 0
        guard let day = CalendarDay("2023-06-15") else { preconditionFailure("a day of the calendar") }
        self.day = day
        register = Self.register(appointments: appointments, under: scheme)
    }

    func run(_: Void, workers _: Int) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(on: register, asOf: day)
    }

    /// How many areas are in each state, and how many findings there are.
    func checksum(of answer: CoverageReport) -> String {
        let states = CoverageState.allCases.compactMap { state -> String? in
            let number = answer.rules.reduce(0) { $0 + $1.count(of: state) }
            return number == 0 ? nil : "\(state.rawValue)=\(number)"
        }
        return (states + ["findings=\(answer.findings.count)"]).joined(separator: " ")
    }

    private static func register(appointments count: Int, under scheme: Scheme) -> PlanningRegister {
        let source = Source(
            id: 1, kind: "planners", file: "list.csv", layer: nil, sha256: "00", rows: count, operation: nil,
            accuracy: nil, encoding: nil, importedAt: "2000-01-01T00:00:00Z")
        let townships = count * 2 / 3
        var areas: [Area] = []
        for county in 0..<(townships / 10) {
            let code = "4501\(county)"
            areas.append(
                Area(
                    id: code, code: code, name: "县\(county)", level: "county", parent: nil, tags: [], population: 0,
                    area: SquareMeters(squareKilometers: 100), term: .always, predecessors: [],
                    attributes: county.isMultiple(of: 2) ? #"{"pilot":"yes"}"# : nil,
                    origin: Origin(source: source, row: areas.count)))
        }
        for township in 0..<townships {
            let code = "4501\(township / 10)T\(township)"
            areas.append(
                Area(
                    id: code, code: code, name: "镇\(township)", level: "town", parent: "4501\(township / 10)",
                    tags: ["rural"], population: 1000, area: SquareMeters(squareKilometers: 10), term: .always,
                    predecessors: [], attributes: nil, origin: Origin(source: source, row: areas.count)))
        }
        let duties = scheme.role(named: "rural")?.allowed[.duties] ?? []
        var appointments: [Appointment] = []
        var services: [ServiceRecord] = []
        for number in 0..<count {
            // Each second township has two planners, each planner two townships.
            let township = number % townships
            let from = CalendarDay(year: 2021, month: 1 + number % 12, day: 1 + number % 28)
            let year = number % 10 == 0 ? 2022 : number % 20 == 1 ? 2030 : 2026
            let begins = number % 20 == 1 ? CalendarDay(year: 2024, month: 1, day: 1) : from
            appointments.append(
                Appointment(
                    id: number, actor: "规划师\(number / 2)", form: "person", role: "rural",
                    area: "4501\(township / 10)T\(township)",
                    term: Term(from: begins, to: CalendarDay(year: year, month: 6, day: 15)), isLead: nil,
                    columns: duties.isEmpty ? [:] : [.duties: Array(duties.dropLast(number % 3 == 0 ? 1 : 0))],
                    origin: Origin(source: source, row: number)))
            if number.isMultiple(of: 4) {
                services.append(
                    ServiceRecord(
                        actor: "规划师\(number / 2)", kind: "on-site", area: nil,
                        term: Term(
                            from: CalendarDay(year: 2023, month: 6, day: 1),
                            to: CalendarDay(year: 2023, month: 6, day: 5 + number % 9)),
                        origin: Origin(source: source, row: number)))
            }
        }
        return PlanningRegister(areas: areas, appointments: appointments, services: services)
    }
}
