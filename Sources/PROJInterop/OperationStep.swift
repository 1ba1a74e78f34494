internal import CPROJ
import GeoModel

/// One step of an operation, east before north on both sides.
struct OperationStep {
    let name: String
    let accuracy: Meters?
    let motion: Motion

    /// How the step moves points.
    enum Motion {
        case proj(PROJObject)
        /// From WGS 84 into the system, or from there to WGS 84, in degrees.
        case into(OffsetSystem)
        case outOf(OffsetSystem)
        case pipeline(UserPipeline)
    }

    init(_ pipeline: UserPipeline) {
        (motion, name, accuracy) = (.pipeline(pipeline), "the user's own \(pipeline.text)", nil)
    }

    /// Into or out of GCJ-02 or BD-09.
    private init(_ motion: Motion, name: String) {
        (self.motion, self.name, accuracy) = (motion, name, OffsetSystem.accuracy)
    }

    static func into(_ system: OffsetSystem) -> OperationStep {
        OperationStep(.into(system), name: "WGS 84 to \(system.crs.shortName) (published formula)")
    }

    static func outOf(_ system: OffsetSystem) -> OperationStep {
        OperationStep(.outOf(system), name: "\(system.crs.shortName) to WGS 84 (inverse of the published formula)")
    }

    /// Takes the first operation that PROJ offers for the extent and that is no ballpark.
    ///
    /// - Throws: ``PROJError/ballpark(from:to:)`` when all are, ``PROJError/noOperation(from:to:)`` when there is none.
    init(from source: ReferenceSystem, to target: ReferenceSystem, over extent: Extent) throws(PROJError) {
        let context = source.object.context
        let area = source.family == target.family ? .empty : try source.areaOfInterest(extent)
        guard let factory = proj_create_operation_factory_context(context.handle, nil) else {
            throw .failed(function: "proj_create_operation_factory_context", reason: context.takeReason())
        }
        defer { proj_operation_factory_context_destroy(factory) }
        proj_operation_factory_context_set_grid_availability_use(
            context.handle, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        proj_operation_factory_context_set_spatial_criterion(
            context.handle, factory, PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT)
        if !area.isEmpty {
            proj_operation_factory_context_set_area_of_interest(
                context.handle, factory, area.minX, area.minY, area.maxX, area.maxY)
        }
        let offered = proj_create_operations(context.handle, source.object.pointer, target.object.pointer, factory)
        defer { proj_list_destroy(offered) }
        let count = offered.map { proj_list_get_count($0) } ?? 0
        guard count > 0 else { throw .noOperation(from: source.name, to: target.name) }

        for index in 0..<count {
            let candidate = try context.object("proj_list_get") { proj_list_get($0, offered, index) }
            if proj_coordoperation_has_ballpark_transformation(context.handle, candidate.pointer) != 0 { continue }
            name = candidate.name
            let isFormula = source.family == target.family && !source.statesShift && !target.statesShift
            accuracy = Self.accuracy(of: candidate, isFormula: isFormula)
            // Here and nowhere else are axes put in order.
            let object = try context.object("proj_normalize_for_visualization") {
                proj_normalize_for_visualization($0, candidate.pointer)
            }
            try Self.refuseZeroShift(of: object, name, accuracy, from: source, to: target, over: extent)
            motion = .proj(object)
            return
        }
        throw .ballpark(from: source.name, to: target.name)
    }

    /// An operation between different datums that moves nothing, and of which nobody says how good it is, is a guess
    /// under another name. Published ones that move nothing (ETRS89 to WGS 84) state how far that is from the truth.
    private static func refuseZeroShift(
        of operation: PROJObject, _ name: String, _ accuracy: Meters?, from source: ReferenceSystem,
        to target: ReferenceSystem, over extent: Extent
    ) throws(PROJError) {
        guard accuracy == nil, !extent.isEmpty else { return }
        let place = extent.center
        var (before, after, image) = ([place], [place], [place])
        guard try source.toDegrees().move(&before) == 0, operation.move(&image) == 0 else { return }
        after = image
        guard try target.toDegrees().move(&after) == 0 else { return }
        // Degrees; 1e-11 is a micrometre, ten times what rounding leaves.
        if abs(before[0].x - after[0].x) < 1e-11, abs(before[0].y - after[0].y) < 1e-11 {
            throw .noShift(from: source.name, to: target.name, operation: name)
        }
    }

    /// PROJ says -1 where nothing is stated, also for formulas, which are exact.
    private static func accuracy(of operation: PROJObject, isFormula: Bool) -> Meters? {
        let stated = proj_coordoperation_get_accuracy(operation.context.handle, operation.pointer)
        return stated >= 0 ? Meters(stated) : isFormula ? Meters(0) : nil
    }
}

extension ReferenceSystem {
    /// The extent in degrees, as PROJ wants an area of interest; empty where it cannot be told.
    func areaOfInterest(_ extent: Extent) throws(PROJError) -> Extent {
        if extent.isEmpty { return .empty }
        let degrees = isGeographic ? extent : try toDegrees().moved(extent) ?? .empty
        return Extent(
            minX: max(-180, degrees.minX), minY: max(-90, degrees.minY), maxX: min(180, degrees.maxX),
            maxY: min(90, degrees.maxY))
    }

    /// The way from the system's numbers to degrees on its own datum.
    func toDegrees() throws(PROJError) -> PROJObject {
        let context = object.context
        let base = try context.object("proj_crs_get_geodetic_crs") { proj_crs_get_geodetic_crs($0, object.pointer) }
        let inverse = try context.object("proj_create_crs_to_crs_from_pj") {
            proj_create_crs_to_crs_from_pj($0, object.pointer, base.pointer, nil, nil)
        }
        return try context.object("proj_normalize_for_visualization") {
            proj_normalize_for_visualization($0, inverse.pointer)
        }
    }
}
