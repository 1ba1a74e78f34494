internal import PROJInterop

extension FitReport {
    /// The fit with its parameters, unrounded, and the residuals in metres.
    public func json() throws -> String {
        try jsonText(
            JSONPiece.object([
                "file": .text(file),
                "kind": .text(fit.isAffine ? "affine" : "similarity"),
                "to": .text(fit.target.shortName),
                "plane": .text(fit.plane.shortName),
                "fromDegrees": .truth(fit.fromIsDegrees),
                "shiftM": .list([.number(fit.shift.east.value), .number(fit.shift.north.value)]),
                "matrix": .list(fit.matrix.map(JSONPiece.number)),
                "scale": fit.isAffine ? .null : .number(fit.scale),
                "rotationDegrees": fit.isAffine ? .null : .number(fit.rotation),
                "residuals": .list(points.map(\.piece)),
                "rmsM": .number(fit.rootMeanSquare.value),
                "largestM": .number(fit.largest?.length.value ?? 0),
                "provesNothing": .truth(fit.provesNothing),
                "pipeline": .text(pipeline),
            ]))
    }
}

extension FitReport.Point {
    fileprivate var piece: JSONPiece {
        .object([
            "name": .text(name), "eastM": .number(east.value), "northM": .number(north.value),
            "lengthM": .number(length.value),
        ])
    }
}
