internal import CPROJ
import GeoModel

/// How an operation is put together: by nothing, by PROJ, or by PROJ on both sides of CGCS2000 ↔ WGS 84; before and
/// behind it, GCJ-02 and BD-09 by formula.
struct OperationPlan {
    /// What each step is called, also of those that move nothing.
    var names: [String] = []
    var accuracy: Meters? = Meters(0)
    var isBallpark = false
    var isIdentity = false
    var steps: [OperationStep] = []
    var sourceIsGeographic = true
    private var hasOffset = false

    init(from: CRS, to: CRS, over extent: Extent) throws(PROJError) {
        let (offsetSource, offsetTarget) = (OffsetSystem(from), OffsetSystem(to))
        if let offsetSource, offsetSource == offsetTarget {
            isIdentity = true
            return
        }
        if case .pipeline(let text) = from {
            try follow(UserPipeline(text, in: PROJContext()), to: to)
            return
        }
        hasOffset = offsetSource != nil || offsetTarget != nil
        if let offsetSource { append(.outOf(offsetSource)) }
        try addOrdinary(
            from: offsetSource == nil ? from : .wgs84, to: offsetTarget == nil ? to : .wgs84,
            over: offsetSource?.unshifted(extent) ?? extent)
        if let offsetTarget { append(.into(offsetTarget)) }
        isIdentity = isIdentity && steps.isEmpty
    }

    /// The pipeline leads to degrees of the target by itself.
    private mutating func follow(_ pipeline: UserPipeline, to target: CRS) throws(PROJError) {
        guard try CRSDescription(of: target).kind == .geographic else {
            throw .noOperation(from: CRS.pipeline(pipeline.text).shortName, to: target.shortName)
        }
        append(OperationStep(pipeline))
        sourceIsGeographic = false
    }

    private mutating func addOrdinary(from: CRS, to: CRS, over extent: Extent) throws(PROJError) {
        let known: Set<CRS> = [.cgcs2000, .wgs84]
        if known.contains(from), known.contains(to) {
            // No PROJ at all: this is what nearly every import needs.
            isIdentity = from == to
            if from != to { passOver(from: from == .wgs84 ? .wgs84 : .cgcs2000) }
            return
        }

        let context = PROJContext()
        let source = try ReferenceSystem(from, in: context)
        let target = try ReferenceSystem(to, in: context)
        sourceIsGeographic = source.isGeographic
        if try source.isSame(as: target) {
            isIdentity = true
        } else if let partner = source.family.nullPartner, partner.other == target.family,
            let other = target.family.nullPartner
        {
            try add(source, to: ReferenceSystem(.epsg(partner.own), in: context), over: extent)
            passOver(from: source.family)
            try add(ReferenceSystem(.epsg(other.own), in: context), to: target, over: .empty)
        } else {
            try add(source, to: target, over: extent)
        }
    }

    /// The null transformation, in the words PROJ has for it.
    private mutating func passOver(from family: DatumFamily) {
        let (china, world) = ("China Geodetic Coordinate System 2000", "WGS 84")
        let words = family == .cgcs2000 ? "\(china) to \(world)" : "\(world) to \(china)"
        // The accuracy stated for an offset system holds this difference too.
        append(name: "Ballpark geographic offset from \(words)", accuracy: hasOffset ? Meters(0) : nil)
        isBallpark = true
    }

    private mutating func add(
        _ source: ReferenceSystem, to target: ReferenceSystem, over extent: Extent
    ) throws(PROJError) {
        if try source.isSame(as: target) { return }
        append(try OperationStep(from: source, to: target, over: extent))
    }

    private mutating func append(_ step: OperationStep) {
        append(name: step.name, accuracy: step.accuracy)
        steps.append(step)
    }

    private mutating func append(name next: String, accuracy more: Meters?) {
        names.append(next)
        accuracy = accuracy.flatMap { sum in more.map { Meters(sum.value + $0.value) } }
    }
}

extension ReferenceSystem {
    /// Whether the two are one CRS, apart from the order of axes.
    func isSame(as other: ReferenceSystem) throws(PROJError) -> Bool {
        if crs == other.crs { return true }
        if statesShift || other.statesShift || kind != other.kind || family != other.family { return false }
        if isGeographic {
            return proj_is_equivalent_to_with_ctx(
                object.context.handle, object.pointer, other.object.pointer,
                PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
        }
        // Projected CRSs written east first are not "equivalent" to EPSG's north first; their codes are.
        return try code() == other.code()
    }

    private func code() throws(PROJError) -> CRS {
        if case .epsg = crs { return crs }
        return try identified()
    }
}
