import GeoModel
import PROJInterop
import Testing

@Suite("A pipeline of the user's own") struct UserPipelineTests {
    /// A square on 114°E, 33.00227°N; see LayerSystemTests.
    private let place = Coordinate(x: 500_000, y: 3_653_000)
    private let inverse = "+proj=pipeline +step +inv +proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80"

    private func moved(_ pipeline: String, _ point: Coordinate) throws -> Position {
        let crs = try #require(CRS(named: pipeline))
        let operation = try CoordinateOperation(from: crs, to: .cgcs2000, over: .empty)
        #expect(operation.name.contains(pipeline))
        #expect(operation.accuracy == nil)
        #expect(!operation.isIdentity)
        return try operation.apply(to: [point], as: Position.self)[0]
    }

    @Test("ends in degrees, whether its last step gives them or radians")
    func units() throws {
        for ending in ["", " +step +proj=unitconvert +xy_in=rad +xy_out=deg"] {
            let position = try moved(inverse + ending, place)
            #expect(abs(position.longitude - 114) < 1e-9)
            #expect(abs(position.latitude - 33.00227) < 1e-4)
        }
    }

    @Test("takes degrees where it begins with them")
    func degrees() throws {
        // A turn of the Earth by +1° of longitude, by a helmert about the axis: 3600 arc seconds.
        let turn =
            "+proj=pipeline +step +proj=cart +ellps=GRS80 +step +proj=helmert +rz=3600 +convention=position_vector "
            + "+exact +step +inv +proj=cart +ellps=GRS80"
        let position = try moved(turn, Coordinate(x: 116, y: 40))
        #expect(abs(position.longitude - 117) < 1e-9)
        #expect(abs(position.latitude - 40) < 1e-9)
    }

    @Test(
        "that is none, or is a CRS, is a mistake of typing, told with PROJ's reason",
        arguments: ["", " +proj=nonsense"])
    func wrong(ending: String) throws {
        let text = ending.isEmpty ? "+proj=pipeline +step" : "+proj=pipeline +step\(ending)"
        #expect {
            _ = try CoordinateOperation(from: .pipeline(text), to: .cgcs2000, over: .empty)
        } throws: {
            guard case .badPipeline? = $0 as? PROJError else { return false }
            return ($0 as? PROJError)?.kind == .usage
        }
    }

    @Test("that ends in metres is refused at the first point")
    func metres() throws {
        let forward = try #require(CRS(named: "+proj=utm +zone=50 +ellps=GRS80"))
        let operation = try CoordinateOperation(from: forward, to: .cgcs2000, over: .empty)
        #expect {
            _ = try operation.apply(to: [Coordinate(x: 116, y: 40)], as: Position.self)
        } throws: {
            guard case .pipelineMissesEarth? = $0 as? PROJError else { return false }
            return true
        }
    }

    @Test("+type=crs makes it a CRS and not a way")
    func crs() throws {
        let text = "+proj=tmerc +lon_0=114 +x_0=500000 +datum=WGS84 +type=crs"
        #expect(CRS(named: text) == .wellKnownText(text))
        let operation = try CoordinateOperation(from: .wellKnownText(text), to: .wgs84, over: .empty)
        #expect(abs(try operation.apply(to: [place], as: Position.self)[0].longitude - 114) < 1e-9)
    }
}
