public import BoundaryQuality
internal import GEOSInterop
public import GeoModel
public import PlanningModel
public import ProjectStore

extension BoundaryReport {
    /// The report as `check --format json` gives it.
    ///
    /// - Parameters:
    ///   - suspicions: What the imports of a project found out about its layers; they stand among the findings.
    ///   - copy: The repaired copy, where one was asked for.
    public func json(
        in language: Language, suspicions: [CRSSuspicion] = [], copy: WrittenCopy? = nil
    ) throws -> String {
        try jsonText(
            BoundaryReportJSON(
                report: self, suspicions: suspicions, language: language, snap: copy.map { JSONPiece($0) }))
    }
}

private struct BoundaryReportJSON: Encodable {
    let report: BoundaryReport
    let suspicions: [CRSSuspicion]
    let language: Language
    /// Only where a repaired copy was asked for.
    let snap: JSONPiece?

    private enum Key: String, CodingKey {
        case snap, areas, vertices, invalid, overlaps, gaps, slivers, containments, duplicates, findings
        case widthCRS, levels, level
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try encode(report.tilings, to: &object)
        try object.encode(report.widthCRS?.shortName, forKey: .widthCRS)
        let tilings = report.tilings
        try object.encode(tilings.flatMap(\.invalid).map { JSONPiece($0, in: language) }, forKey: .invalid)
        try object.encode(tilings.flatMap(\.containments).map { JSONPiece($0) }, forKey: .containments)
        try object.encode(tilings.flatMap(\.duplicates).map { JSONPiece($0) }, forKey: .duplicates)
        let suspected = suspicions.map { JSONPiece($0, in: language) }
        try object.encode(suspected + report.findings.map { JSONPiece($0, in: language) }, forKey: .findings)
        try object.encodeIfPresent(snap, forKey: .snap)
        var levels = object.nestedUnkeyedContainer(forKey: .levels)
        for tiling in tilings {
            var entry = levels.nestedContainer(keyedBy: Key.self)
            try entry.encode(JSONPiece(tiling.levels.map(\.rawValue)), forKey: .level)
            try encode([tiling], to: &entry)
        }
    }

    /// The figures of some tilings together.
    private func encode(_ tilings: [TilingReport], to object: inout KeyedEncodingContainer<Key>) throws {
        let overlaps = tilings.flatMap(\.overlaps)
        let gaps = tilings.flatMap(\.gaps)
        try object.encode(tilings.reduce(0) { $0 + $1.areas.count }, forKey: .areas)
        try object.encode(tilings.reduce(0) { $0 + $1.vertexCount }, forKey: .vertices)
        let pairs = tilings.flatMap(\.overlapPairs)
        try object.encode(
            JSONPiece.object([
                "cells": .integer(overlaps.count), "pairs": .integer(pairs.count),
                "km2": .number(overlaps.reduce(.zero) { $0 + $1.size }.finelyPrintedKilometers),
                "pairsKm2": .number(pairs.reduce(.zero) { $0 + $1.size }.finelyPrintedKilometers),
            ]), forKey: .overlaps)
        try object.encode(
            JSONPiece.object([
                "count": .integer(gaps.count),
                "km2": .number(gaps.reduce(.zero) { $0 + $1.size }.finelyPrintedKilometers),
                "open": .integer(gaps.count { $0.kind == .open }), "holes": .integer(gaps.count { $0.kind == .hole }),
            ]), forKey: .gaps)
        try object.encode(
            JSONPiece.object([
                "toleranceM": .number(report.tolerance.value), "overlaps": .integer(overlaps.count(where: \.isSliver)),
                "gaps": .integer(gaps.count(where: \.isSliver)),
            ]), forKey: .slivers)
    }
}

extension TilingReport {
    /// The levels of its areas, in their order.
    public var levels: [Level] {
        var levels: [Level] = []
        for area in areas where !levels.contains(area.level) { levels.append(area.level) }
        return levels
    }
}

extension JSONPiece {
    private init(_ areas: [Area]) { self = .list(areas.map { JSONPiece($0) }) }

    /// The first place of an invalid boundary, and all its defects.
    fileprivate init(_ invalid: InvalidBoundary, in language: Language) {
        func place(_ defect: ShapeDefect) -> [String: JSONPiece] {
            [
                "kind": .text(defect.defect.name), "lon": defect.place.map { .number($0.x) } ?? .null,
                "lat": defect.place.map { .number($0.y) } ?? .null,
                "message": .text(defect.explanation(in: language)),
            ]
        }
        var pieces = invalid.defects.first.map(place) ?? [:]
        pieces["area"] = JSONPiece(invalid.area)
        pieces["defects"] = .list(invalid.defects.map { .object(place($0)) })
        self = .object(pieces)
    }

    fileprivate init(_ containment: Containment) {
        self = .object([
            "outer": JSONPiece(containment.outer), "inner": JSONPiece(containment.inner),
            "km2": .number(containment.size.finelyPrintedKilometers), "lon": .number(containment.place.longitude),
            "lat": .number(containment.place.latitude),
        ])
    }

    fileprivate init(_ duplicate: DuplicateAreas) {
        self = .object(["same": .text(duplicate.likeness.rawValue), "areas": JSONPiece(duplicate.areas)])
    }

    /// A finding as every report gives it; of several areas the first stands as `area`.
    fileprivate init(_ finding: BoundaryFinding, in language: Language) {
        var evidence: [String: JSONPiece] = ["areas": JSONPiece(finding.areas)]
        if let measure = finding.measure {
            evidence["km2"] = .number(measure.size.finelyPrintedKilometers)
            evidence["widthM"] = .number(measure.width.printed)
        }
        if let place = finding.place {
            evidence["lon"] = .number(place.x)
            evidence["lat"] = .number(place.y)
        }
        if case .gap(let gap) = finding { evidence["gap"] = .text(gap.kind.rawValue) }
        self = .object([
            "code": .text(finding.code.rawValue), "severity": .text(finding.severity.rawValue), "rule": .null,
            "role": .null, "area": finding.areas.first.map { JSONPiece($0) } ?? .null, "actor": .null, "state": .null,
            "message": .text(finding.message(in: language)), "evidence": .object(evidence),
        ])
    }
}

extension Meters {
    /// Metres to three decimals: widths of slivers are told in millimetres.
    public var printed: Double { (value * 1000).rounded() / 1000 }
}
