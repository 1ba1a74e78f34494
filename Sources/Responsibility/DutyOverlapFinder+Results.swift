import GeoModel
import PlanningModel

extension DutyOverlapFinder {
    /// Every ground that two or more cover, told once, with its size and its width.
    func overlaps() throws -> [DutyOverlap] {
        let cells = try cells(isExact: true).map { ($0, try rulings(on: $0)) }.filter { $0.1.worst != nil }
        let shapes = try cells.map { cell, _ -> Boundary in
            switch cell.ground {
            case .area(let area): try grounds.boundary(of: area)
            case .shape(let shape, _): shape
            }
        }
        let widths = try grounds.widths(of: shapes)
        let found = zip(cells, widths).compactMap { found, width -> DutyOverlap? in
            let (cell, rulings) = found
            guard let worst = rulings.worst else { return nil }
            let members = rulings.claims.map { member in
                DutyOverlap.Claim(
                    appointment: roster.appointment(of: roster.claims[member.claim]), area: area(of: member.site))
            }
            let (ground, size): (DutyOverlap.Ground, SquareMeters) =
                switch cell.ground {
                case .area(let area): (.area(tree.areas[area]), tree.areas[area].area)
                case .shape(let shape, let size): (.shape(shape), size)
                }
            return DutyOverlap(
                verdict: worst.verdict, step: worst.step, claims: members, ground: ground, size: size, width: width,
                common: Self.common(members.map(\.appointment)))
        }
        // Where two are alike to the square metre, the order of the cells decides, which no order of rows changes.
        return found.enumerated().sorted { left, right in
            if left.element.verdict != right.element.verdict { return left.element.verdict > right.element.verdict }
            if left.element.size != right.element.size { return left.element.size > right.element.size }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// What is to be told about who meets whom, each matter once, by area.
    func findings() throws -> [Finding] {
        var matters: [Matter] = []
        var found: [Matter: (ruling: DutyRules.Ruling, members: [(claim: Int, site: Site)])] = [:]
        // Of one matter the worst that is said anywhere.
        func tell(_ code: FindingCode, _ ruling: DutyRules.Ruling, _ members: [(claim: Int, site: Site)]) {
            let matter = Matter(code: code, claims: members.map(\.claim).sorted())
            if let known = found[matter] {
                guard ruling.isWorse(than: known.ruling) else { return }
            } else {
                matters.append(matter)
            }
            found[matter] = (ruling, members)
        }
        for cell in try cells(isExact: false) {
            let rulings = try rulings(on: cell)
            guard let worst = rulings.worst else { continue }
            for matter in rulings.told {
                guard let code = matter.ruling.code else { continue }
                tell(code, matter.ruling, matter.places.sorted().map { rulings.claims[$0] })
            }
            if worst.verdict == .layer { tell(.layerOK, worst, rulings.claims) }
        }
        let findings = matters.compactMap { matter in
            found[matter].map { finding(matter.code, $0.ruling, $0.members) }
        }
        return findings.sorted { left, right in
            let keys = [left, right].map { finding in
                [finding.area?.id ?? "", finding.code.rawValue, finding.role ?? ""]
                    + finding.evidence.appointments.map { "\($0.actor) \($0.role) \($0.area ?? "")" }
            }
            return keys[0].lexicographicallyPrecedes(keys[1])
        }
    }

    private struct Matter: Hashable {
        let code: FindingCode
        let claims: [Int]
    }

    private func finding(
        _ code: FindingCode, _ ruling: DutyRules.Ruling, _ members: [(claim: Int, site: Site)]
    ) -> Finding {
        let severity: Severity =
            switch ruling.verdict {
            case .conflict: .conflict
            case .warning: .warning
            case .layer, .allowed, .handover: .note
            }
        let claims = members.map { roster.claims[$0.claim] }.sorted(by: roster.precedes)
        let appointments = claims.map(roster.appointment(of:))
        let roles = Set(claims.map(\.role))
        // The finest area that all are about; for polygons the first that all of them meet.
        let sites = members.compactMap { area(of: $0.site) }
        let shared = claims.dropFirst().reduce(claims.first?.areas ?? []) { areas, claim in
            areas.filter(claim.areas.contains)
        }
        let finest = sites.min { ($0.area, $0.id) < ($1.area, $1.id) } ?? shared.first.map { tree.areas[$0] }
        return Finding(
            code: code, severity: severity, rule: "overlap", roles: roles.sorted().map { scheme.roles[$0] },
            area: finest,
            evidence: Evidence(
                asOf: day, inForce: appointments.count, appointments: appointments,
                detail: .overlap(
                    OverlapEvidence(
                        step: ruling.step, areas: Set(sites).sorted { $0.id < $1.id }, common: Self.common(appointments)
                    ))))
    }

    private func area(of site: Site) -> Area? {
        if case .area(let area) = site { tree.areas[area] } else { nil }
    }

    /// The days that all of them hold.
    private static func common(_ appointments: [Appointment]) -> Term {
        appointments.reduce(.always) { $0.intersection($1.term) }
    }
}
