internal import BoundaryQuality
internal import GeoModel
internal import PROJInterop
import ProjectStore

extension JSONPiece {
    /// A suspicion as a finding: about no area, but about two files.
    init(_ suspicion: CRSSuspicion, in language: Language) {
        let suspects = suspicion.suspects.map { source, system in
            JSONPiece.object(["file": .text(source.file), "crs": .text(system.crs.shortName)])
        }
        let shift = suspicion.shift
        self = .object([
            "code": .text(CRSSuspicion.code), "severity": .text("warning"), "rule": .null, "role": .null,
            "area": .null, "actor": .null, "state": .null, "message": .text(suspicion.message(in: language)),
            "evidence": .object([
                "suspects": .list(suspects), "new": .text(suspicion.new.file), "held": .text(suspicion.held.file),
                "shiftM": .number(shift.shift.printed), "apartM": .number(shift.apart.printed),
                "remainingM": .number(shift.remaining.printed), "samples": .integer(shift.samples),
            ]),
        ])
    }
}
