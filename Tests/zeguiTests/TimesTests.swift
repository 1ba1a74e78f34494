import Foundation
import TestWorlds
import Testing

@Suite("walking times")
struct TimesTests {
    /// What a list of places to start from, and one of places to get to, make of the main world.
    private func times(
        from: String, to: String, _ options: [String] = [], in folder: TemporaryFolder
    ) throws -> Run {
        try folder.write(from, to: "from.csv")
        try folder.write(to, to: "to.csv")
        return try zegui(
            ["times", "walk.gpkg", "--from", "from.csv", "--to", "to.csv", "-o", "out.csv"] + options, in: folder)
    }

    private func rows(of folder: TemporaryFolder) throws -> [[String]] {
        try folder.text(of: "out.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("along the equator and up a meridian a way is as long as both arcs, and takes that by the speed")
    func arcs() throws {
        try StreetWorld.inFolder { folder in
            // 007 stands on the street, b 0.001° north of it.
            let run = try expectSuccess(
                times(
                    from: "id,lon,lat\n007,0.001,0\n", to: "id,lon,lat\nb,0.021,0.001\n", ["--speed", "1.25"],
                    in: folder))
            let rows = try rows(of: folder)
            #expect(rows.count == 2)
            #expect(rows[0] == ["from", "to", "seconds", "metres"])
            #expect(Array(rows[1].prefix(2)) == ["007", "b"])
            let metres = 0.02 * StreetWorld.equatorDegree + 0.001 * StreetWorld.meridianDegree
            #expect(try abs(#require(Double(rows[1][3])) - metres) < 0.002)
            #expect(try abs(#require(Double(rows[1][2])) - metres / 1.25) < 0.002)
            for number in rows[1].suffix(2) { #expect(number.split(separator: ".").last?.count == 3) }
            #expect(run.output == "out.csv: 1 × 1 walking times, 1 reachable, 1.25 m/s\n")
            #expect(run.errors.isEmpty)
        }
    }

    @Test("every pair has a row, origin by origin; what can't be reached has no numbers, and why is told")
    func unreachable() throws {
        try StreetWorld.inFolder { folder in
            let run = try expectSuccess(
                times(
                    from: "id,lon,lat\na,0.001,0\n\"b,1\",0.002,0\n",
                    to: "id,lon,lat\nnear,0.003,0\nisland,0.5005,0\nfar,0.01,0.01\nnowhere,20,20\nnorth,0.001,0.2\n",
                    in: folder))
            let text = try folder.text(of: "out.csv")
            let to = ["near", "island", "far", "nowhere", "north"]
            let lines = text.split(separator: "\n").dropFirst()
            #expect(lines.count == 10)
            for (line, start) in zip(lines, ["a", "\"b,1\""].flatMap { from in to.map { "\(from),\($0)," } }) {
                #expect(line.hasPrefix(start))
                #expect(line.hasSuffix(",,") == !start.hasSuffix("near,"))
            }
            // The nearest street is 0.01° of the meridian away: 1105.7 m.
            #expect(run.errors.contains("to far: the nearest street is 1105.7 m away"))
            #expect(run.errors.contains("to island: it is on an island: a piece of network with only 2 vertices"))
            #expect(run.errors.contains("to nowhere: no street is near"))
            #expect(run.errors.contains("to north: no street leads to it from any place of the other list"))
            #expect(run.output == "out.csv: 2 × 5 walking times, 2 reachable, adult, 1.2 m/s\n")
        }
    }

    @Test("who is there already walks nowhere, however far the street")
    func there() throws {
        try StreetWorld.inFolder { folder in
            let places = "id,lon,lat\na,0.001,0.001\nb,0.001,-0.001\n"
            try expectSuccess(times(from: places, to: places, in: folder))
            // From a to b both legs, each 0.001° of the meridian: 110.574 m.
            let metres = (2 * 0.001 * StreetWorld.meridianDegree * 1000).rounded() / 1000
            #expect(try rows(of: folder).dropFirst().map { Double($0[3]) } == [0, metres, metres, 0])
        }
    }

    @Test("what is told as JSON counts the pairs, and names each place without a time")
    func json() throws {
        try StreetWorld.inFolder { folder in
            let run = try expectSuccess(
                times(
                    from: "id,lon,lat\na,0.001,0\n", to: "id,lon,lat\na,0.001,0\nfar,0.01,0.01\n",
                    ["--format", "json"],
                    in: folder))
            let summary = try run.object()
            #expect(summary["profile"] as? String == "adult" && summary["speedMS"] as? Double == 1.2)
            #expect(summary["pairs"] as? Int == 2 && summary["reachable"] as? Int == 1)
            let unreachable = try #require(summary["unreachable"] as? [[String: Any]])
            #expect(unreachable.count == 1)
            #expect(unreachable[0]["list"] as? String == "to" && unreachable[0]["id"] as? String == "far")
            #expect(unreachable[0]["reason"] as? String == "tooFar")
            #expect(unreachable[0]["nearestM"] as? Double == 1105.7)
        }
    }

    @Test("all bad rows of a list are told, and nothing is written")
    func badRows() throws {
        try StreetWorld.inFolder { folder in
            let run = try times(
                from: "id,lon,lat\na,0.001,0\nb,east,0\na,0.002,0\nd,0.001,100\n,0,0\n", to: "id,lon,lat\nb,0.021,0\n",
                in: folder)
            #expect(run.status == 65)
            #expect(run.errors.contains("from.csv"))
            for words in [
                "row 3 (b): 'lon' is 'east'", "row 4 (a): it repeats row 2", "row 5 (d)", "row 6: 'id' is empty",
            ] {
                #expect(run.errors.contains(words), "\(words)")
            }
            #expect(!folder.has("out.csv"))
        }
    }

    @Test("lists in another system are moved, metres of a plane as well")
    func otherSystem() throws {
        try StreetWorld.inFolder { folder in
            // In web Mercator the equator's metres are those of the ellipsoid: x = aλ.
            let x = 0.001 * StreetWorld.equatorDegree
            try expectSuccess(
                times(
                    from: "id,lon,lat\na,\(x),0\n", to: "id,lon,lat\nb,\(11 * x),0\n", ["--crs", "EPSG:3857"],
                    in: folder))
            let metres = try #require(Double(rows(of: folder)[1][3]))
            #expect(abs(metres - 10 * x) < 0.002)
        }
    }

    @Test("a file that is there stays, unless it may be replaced; a list without columns or places is refused")
    func refusals() throws {
        try StreetWorld.inFolder { folder in
            let places = "id,lon,lat\na,0.001,0\n"
            try folder.write("mine", to: "out.csv")
            #expect(try times(from: places, to: places, in: folder).status == 73)
            #expect(try folder.text(of: "out.csv") == "mine")
            try expectSuccess(times(from: places, to: places, ["--force"], in: folder))
            #expect(try rows(of: folder).count == 2)
            let named = try times(from: "id,x,y\na,0,0\n", to: places, ["--force"], in: folder)
            #expect(named.status == 65 && named.errors.contains("--map lon=COLUMN"))
            try expectSuccess(
                times(
                    from: "id,x,y\na,0,0\n", to: "id,x,y\na,0,0\n", ["--force", "--map", "lon=x", "--map", "lat=y"],
                    in: folder))
            let empty = try times(from: "id,lon,lat\n", to: places, ["--force"], in: folder)
            #expect(empty.status == 65 && empty.errors.contains("no places"))
        }
    }

    @Test("a speed that nobody walks, a speed and a profile, an unknown profile, and no CSV are refused as usage")
    func usage() throws {
        try StreetWorld.inFolder { folder in
            let places = "id,lon,lat\na,0.001,0\n"
            for options in [
                ["--speed", "0"], ["--speed", "nan"], ["--speed", "1.2", "--profile", "adult"],
                ["-o", "times.gpkg"],
            ] {
                #expect(try times(from: places, to: places, options, in: folder).status == 64, "\(options)")
            }
            let unknown = try times(from: places, to: places, ["--profile", "adlut"], in: folder)
            #expect(unknown.status == 64 && unknown.errors.contains("adult"))
        }
    }

    @Test("a project without streets says how to import them")
    func noStreets() throws {
        try withTemporaryFolder { folder in
            try expectSuccess(zegui("init", "walk.gpkg", "--scheme", "beijing", "--crs", "wgs84", in: folder))
            let places = "id,lon,lat\na,0.001,0\n"
            let run = try times(from: places, to: places, in: folder)
            #expect(run.status == 65 && run.errors.contains("zegui import network"))
        }
    }
}

@Suite("walking times in the sample city")
struct SampleTimesTests {
    /// What `geodata/sample/reach.py` finds, which shares no code with us: Dijkstra's method over every vertex.
    private struct Expected: Decodable {
        struct Pair: Decodable {
            let from: String
            let to: String
            /// Nil where there is no way.
            let metres: Double?
        }
        let pairs: [Pair]
    }

    @Test("ways over bridges, through one-way passages and to islets are as long as an independent program finds")
    func independent() throws {
        try withTemporaryFolder { folder in
            let places = Places.sample + "/places.csv"
            try expectSuccess(zegui("init", "walk.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(
                zegui("import", "network", "walk.gpkg", Places.sample + "/network.osm.xml", in: folder))
            try expectSuccess(zegui("times", "walk.gpkg", "--from", places, "--to", places, "-o", "t.csv", in: folder))
            var found: [String: String] = [:]
            for line in try folder.text(of: "t.csv").split(separator: "\n") {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                found["\(cells[0]),\(cells[1])"] = String(cells[3])
            }
            let data = try Data(contentsOf: URL(filePath: Places.sample + "/walking_expected.json"))
            let expected = try JSONDecoder().decode(Expected.self, from: data)
            #expect(!expected.pairs.isEmpty)
            for pair in expected.pairs {
                let text = try #require(found["\(pair.from),\(pair.to)"])
                guard let metres = pair.metres else {
                    #expect(text.isEmpty, "\(pair)")
                    continue
                }
                // Both are rounded to a millimetre, ours before that each street to 10 µm.
                #expect(abs(try #require(Double(text)) - metres) < 0.002, "\(pair)")
            }
        }
    }
}
