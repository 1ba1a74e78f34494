import Foundation
import TestWorlds
import Testing

@Suite("zegui query --points")
struct PointsTests {
    private static let header = "area_id,area_name,level,state,planners,on_border,error\n"

    @Test("every row keeps its place, its text and its order; one that is wrong says why and stops nothing")
    func rows() throws {
        try PointsCity.inFolder { folder in
            // In A; in the lake, where only the district is; between A and B; nowhere; no number; nothing; off the Earth;
            // one cell too many, in B.
            try folder.write(
                """
                id,lon,lat,note
                007,10.015,0.015,"x, y"
                b,10.0075,0.0075,0110
                c,10.02,0.010,
                d,11,0.01,"say ""a"" b"
                e,abc,0.01,
                f,,,
                g,500,0.01,
                h,10.03,0.01,1,2

                i, 10.03 ,1e-2

                """, to: "list.csv")
            let run = try expectSuccess(PointsCity.query("list.csv", "out.csv", in: folder))
            #expect(
                try folder.text(of: "out.csv") == """
                    id,lon,lat,note,area_id,area_name,level,state,planners,on_border,error
                    007,10.015,0.015,"x, y",1002,甲街道,street,covered,甲;乙,,
                    b,10.0075,0.0075,0110,1,河区,district,partial,,,
                    c,10.02,0.010,,1001,乙街道,street,gap,,yes,
                    d,11,0.01,"say ""a"" b",,,,,,,
                    e,abc,0.01,,,,,,,,"'lon' is 'abc', not a coordinate. Write metres or decimal degrees, like 38500123.45."
                    f,,,,,,,,,,'lon' is empty. 'lat' is empty.
                    g,500,0.01,,,,,,,,"the coordinates 500.0, 0.01 lie outside what its CRS covers. Say another with '--crs', or mend it."
                    h,10.03,0.01,1,1001,乙街道,street,gap,,,"it has 5 cells, and the header names 4 columns. Put values that hold the separator in double quotes."
                    i, 10.03 ,1e-2,,1001,乙街道,street,gap,,,

                    """)
            // The rows as a spreadsheet counts them; the empty line is no row, and counted.
            #expect(run.errors.contains("row 6: 'lon' is 'abc'"))
            #expect(run.errors.contains("not understood, and told in the column error: 4 of 9"))
            #expect(run.errors.contains("in no area: 1 of 9"))
            #expect(run.errors.contains("on a border, and so in several areas: 1 of 9"))
            #expect(run.output == "out.csv: 9 places in EPSG:4326, 5 in areas, scheme beijing, as of 2026-06-30\n")
            let summary = try expectSuccess(
                PointsCity.query("list.csv", "out.csv", "--format", "json", "-q", in: folder))
            #expect(summary.errors.isEmpty)
            let object = try summary.object()
            for (key, count) in [
                "rows": 9, "written": 9, "inAreas": 5, "outside": 1, "onBorder": 1, "defective": 4, "offNetwork": 0,
            ] {
                #expect(object[key] as? Int == count, "\(key)")
            }
            #expect((object["defects"] as? [[String: Any]])?.map { $0["row"] as? Int } == [6, 7, 7, 8, 9])
        }
    }

    @Test("with all levels a place has a row for each area that it lies in or touches, the finest first")
    func everyLevel() throws {
        try PointsCity.inFolder { folder in
            // In A and the district; between A and B; where A, B and the district meet; in no area.
            try folder.write(
                "lon,lat\n10.015,0.015\n10.02,0.01\n10.02,0\n11,0\n", to: "list.csv")
            let run = try expectSuccess(
                PointsCity.query("list.csv", "out.csv", "--all-levels", "--format", "json", in: folder))
            #expect(
                try folder.text(of: "out.csv") == "lon,lat," + Self.header + """
                    10.015,0.015,1002,甲街道,street,covered,甲;乙,,
                    10.015,0.015,1,河区,district,partial,甲;乙,,
                    10.02,0.01,1002,甲街道,street,covered,甲;乙,yes,
                    10.02,0.01,1001,乙街道,street,gap,,yes,
                    10.02,0.01,1,河区,district,partial,甲;乙,,
                    10.02,0,1002,甲街道,street,covered,甲;乙,yes,
                    10.02,0,1001,乙街道,street,gap,,yes,
                    10.02,0,1,河区,district,partial,甲;乙,yes,
                    11,0,,,,,,,

                    """)
            let object = try run.object()
            #expect(object["rows"] as? Int == 4 && object["written"] as? Int == 9)
            #expect(object["inAreas"] as? Int == 3 && object["onBorder"] as? Int == 2)
        }
    }

    @Test("GB18030 and Chinese headings, semicolons, a mark in front, other names and a zipped list read the same")
    func texts() throws {
        try PointsCity.inFolder { folder in
            let expected = "1002,甲街道,street,covered,甲;乙,,\n"
            // `经度,纬度,备注` / `10.015,0.015,规划` in GB18030.
            let bytes: [UInt8] =
                [0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x2C, 0xB1, 0xB8, 0xD7, 0xA2, 0x0A]
                + Array("10.015,0.015,".utf8) + [0xB9, 0xE6, 0xBB, 0xAE, 0x0A]
            try folder.write(Data(bytes), to: "gb.csv")
            try expectSuccess(PointsCity.query("gb.csv", "out.csv", in: folder))
            #expect(try folder.text(of: "out.csv") == "经度,纬度,备注," + Self.header + "10.015,0.015,规划," + expected)
            try folder.write("\u{FEFF}n;lon;lat\r\n\"a;b\";10.015;0.015\r\n", to: "semicolons.csv")
            try expectSuccess(PointsCity.query("semicolons.csv", "out.csv", "--bom", in: folder))
            #expect(
                try folder.text(of: "out.csv") == "\u{FEFF}n,lon,lat," + Self.header + "a;b,10.015,0.015," + expected)
            try folder.write("y\tx\n0.015\t10.015\n", to: "tabs.tsv")
            try expectSuccess(
                PointsCity.query("tabs.tsv", "out.csv", "--map", "lon=x", "--map", "lat=y", in: folder))
            #expect(try folder.text(of: "out.csv") == "y,x," + Self.header + "0.015,10.015," + expected)
            try expectSuccess(run("/usr/bin/env", ["gzip", "-k", "tabs.tsv"], in: folder.path))
            try expectSuccess(
                PointsCity.query("tabs.tsv.gz", "zipped.csv", "--map", "lon=x", "--map", "lat=y", in: folder))
            #expect(try folder.text(of: "zipped.csv") == folder.text(of: "out.csv"))
        }
    }

    @Test("what is wrong is told in Chinese where that is asked for")
    func chinese() throws {
        try PointsCity.inFolder { folder in
            try folder.write("lon,lat\n10.03,0.01\nx,1\n", to: "list.csv")
            let run = try expectSuccess(PointsCity.query("list.csv", "out.csv", "--lang", "zh", in: folder))
            #expect(try folder.text(of: "out.csv").contains("x,1,,,,,,,“lon”的值为“x”，不是坐标。"))
            #expect(run.output == "out.csv：2 个地点（EPSG:4326），位于区域内 1 个，制度 beijing，截至 2026-06-30\n")
        }
    }

    @Test("a column of the list that is called as ours keeps its name, and ours has a number behind it")
    func sameNames() throws {
        try PointsCity.inFolder { folder in
            try folder.write("lon,lat,Area_ID,state,state_2\n10.03,0.01,x,y,z\n", to: "list.csv")
            let run = try expectSuccess(PointsCity.query("list.csv", "out.csv", in: folder))
            #expect(
                try folder.text(of: "out.csv") == """
                    lon,lat,Area_ID,state,state_2,area_id_2,area_name,level,state_3,planners,on_border,error
                    10.03,0.01,x,y,z,1001,乙街道,street,gap,,,

                    """)
            #expect(run.errors.contains("the list has a column area_id of its own; ours is called area_id_2\n"))
            #expect(run.errors.contains("the list has a column state of its own; ours is called state_3\n"))
        }
    }

    @Test("where no row says a place, or the file is in the way, nothing is written and the reason is told")
    func refusals() throws {
        try PointsCity.inFolder { folder in
            try folder.write("lon,lat\n10.03,0.01\n", to: "list.csv")
            try folder.write("lon,lat\nx,1\n,2\n", to: "bad.csv")
            try folder.write("lon,lat\n", to: "none.csv")
            try folder.write("a,b\n1,2\n", to: "other.csv")
            try folder.write("lon,lat\n1,2\n\"3,4\n", to: "open.csv")
            let before = try folder.names()
            for (arguments, status, words) in [
                (["bad.csv", "-o", "out.csv"], 65, "none of 2 rows says a place"),
                (["bad.csv", "-o", "out.csv"], 65, "row 2: 'lon' is 'x'"),
                (["none.csv", "-o", "out.csv"], 65, "has no rows"),
                (["other.csv", "-o", "out.csv"], 65, "has no column 'lon'"),
                (["open.csv", "-o", "out.csv"], 65, "never closed"),
                (["absent.csv", "-o", "out.csv"], 66, "absent.csv"),
                (["list.csv", "-o", "list.csv"], 73, "--force"),
                (["list.csv", "-o", "absent/out.csv"], 73, "absent"),
                (["list.csv", "-o", "out.docx"], 64, "out.docx"),
                (["list.csv"], 64, "-o"),
                (["list.csv", "-o", "out.csv", "--at", "1,2"], 64, "--at"),
                (["list.csv", "-o", "out.csv", "--map", "area=a"], 64, "area"),
            ] as [([String], Int32, String)] {
                let run = try zegui(["query", "city.gpkg", "--points"] + arguments, in: folder)
                #expect(run.status == status, "\(arguments): \(run.errors)")
                #expect(run.errors.contains(words), "\(arguments): \(run.errors)")
                #expect(run.output.isEmpty)
                #expect(try folder.names() == before, "\(arguments)")
            }
            for arguments in [[], ["--at", "10.03,0.01", "-o", "out.csv"], ["--at", "10.03,0.01", "--all-levels"]] {
                #expect(try zegui(["query", "city.gpkg"] + arguments, in: folder).status == 64, "\(arguments)")
            }
        }
    }

    @Test("the list itself can be replaced by the list with its answers")
    func inPlace() throws {
        try PointsCity.inFolder { folder in
            try folder.write("lon,lat\n10.03,0.01\n", to: "list.csv")
            try expectSuccess(PointsCity.query("list.csv", "list.csv", in: folder))
            #expect(try folder.text(of: "list.csv") == "lon,lat," + Self.header + "10.03,0.01,1001,乙街道,street,gap,,,\n")
        }
    }
}
