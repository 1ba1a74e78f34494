import LivingCircle
public import PlanningModel

extension CircleAnswer {
    /// What is missing, and what cuts off, area by area: musts that too few have within, then severances.
    public var findings: [Finding] {
        let severed = Dictionary(grouping: severances) { $0.area }
        return report.areas.flatMap { circle in
            circle.missing.map { row in
                finding(
                    .circleMissing, .gap, circle.area,
                    .missing(report.standard.rows[row], share: circle.shares.rows[row]?.share ?? 0))
            }
                + (severed[circle.area] ?? []).compactMap { severance in
                    severance.barrier.first.map { barrier in
                        finding(
                            .circleSevered, .warning, circle.area,
                            .severed(report.standard.rows[severance.row], evidence(of: severance, barrier)))
                    }
                }
        }
    }

    private func finding(
        _ code: FindingCode, _ severity: Severity, _ area: Area, _ detail: Evidence.Detail
    ) -> Finding {
        Finding(
            code: code, severity: severity, rule: rule, area: area,
            evidence: Evidence(asOf: question.asOf, detail: detail))
    }

    private func evidence(of severance: Severance, _ barrier: BarrierLine) -> SeveranceEvidence {
        SeveranceEvidence(
            barrier: barrier, facility: severance.facility, weight: severance.weight, unit: report.weight,
            detour: severance.detour)
    }
}
