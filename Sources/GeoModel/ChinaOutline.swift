/// The outline of China on the map, some tens of kilometres coarse: whether a layer is one of China's.
///
/// Drawn by hand after the general course of the borders and of the sea areas on China's standard maps, and wide enough
/// that no county crosses it; it says nothing about any border. Not a box: Osaka, Seoul, Hanoi and Thimphu lie inside China's box and outside its outline.
public enum ChinaOutline {
    /// Whether a point (degrees, longitude first) lies inside, by the parity of crossings of a ray to the east.
    ///
    /// - Complexity: 5 ns where no side of the outline is near, 0.2 µs elsewhere.
    public static func contains(longitude: Double, latitude: Double) -> Bool {
        // Not a number compares false.
        guard longitude >= extent.minX, longitude < extent.maxX, latitude >= extent.minY, latitude < extent.maxY
        else { return false }
        switch cells[Int(latitude - extent.minY) * columns + Int(longitude - extent.minX)] {
        case .inside: return true
        case .outside: return false
        case .crossed: return parity(longitude: longitude, latitude: latitude)
        }
    }

    /// The outline's box, in whole degrees.
    public static let extent = Extent(minX: 73, minY: 3, maxX: 136, maxY: 54)
    private static let columns = 63

    private enum Cell { case inside, outside, crossed }

    /// The cells of one degree of the box, row by row from the south.
    private static let cells: [Cell] = (0..<Int(extent.maxY - extent.minY) * columns).map { index in
        let (x, y) = (extent.minX + Double(index % columns), extent.minY + Double(index / columns))
        let sides = zip(outline, outline[1...] + outline[..<1])
        let isCrossed = sides.contains { start, end in
            min(start.0, end.0) <= x + 1 && max(start.0, end.0) >= x && min(start.1, end.1) <= y + 1
                && max(start.1, end.1) >= y
        }
        return isCrossed ? .crossed : parity(longitude: x + 0.5, latitude: y + 0.5) ? .inside : .outside
    }

    private static func parity(longitude: Double, latitude: Double) -> Bool {
        var isInside = false
        var (x1, y1) = outline[outline.count - 1]
        for (x2, y2) in outline {
            if (y1 > latitude) != (y2 > latitude), longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1) {
                isInside.toggle()
            }
            (x1, y1) = (x2, y2)
        }
        return isInside
    }

    /// Longitude and latitude, clockwise from the north.
    private static let outline: [(Double, Double)] = [
        // Heilongjiang, Ussuri, Tumen, Yalu
        (121.0, 53.8), (123.5, 53.8), (126.0, 53.1), (127.8, 50.4), (130.9, 49.1), (131.4, 48.0), (134.8, 48.6),
        (135.0, 48.5), (135.2, 48.4), (134.9, 47.7), (134.7, 47.5), (133.6, 45.3), (133.0, 44.9), (131.3, 44.8),
        (131.4, 43.3),
        (130.8, 42.3), (129.7, 42.3), (128.4, 41.5), (128.1, 41.3), (126.9, 41.4),
        (125.0, 40.3), (124.4, 39.8),
        // Yellow Sea, East China Sea, Taiwan, South China Sea
        (123.8, 38.0), (123.6, 35.0), (124.5, 31.0), (124.9, 26.0), (122.6, 23.5), (121.9, 21.2), (119.2, 19.5),
        (118.8, 15.0), (118.0, 10.7), (116.9, 8.8), (115.0, 7.0), (112.8, 3.2), (111.3, 3.2), (109.3, 7.0),
        (109.8, 13.0),
        (109.8, 16.0), (108.0, 18.0), (107.6, 20.2), (108.0, 21.4),
        // Guangxi, Yunnan, Tibet
        (106.7, 21.7), (106.0, 22.7), (104.0, 22.3), (102.3, 22.3), (101.8, 20.9), (100.0, 21.2), (98.8, 22.2),
        (98.5, 23.7), (97.3, 23.6), (97.4, 24.9), (98.4, 26.0), (98.2, 27.3), (97.0, 27.5), (95.2, 26.5), (92.0, 26.6),
        (91.5, 27.7), (89.6, 28.0), (89.2, 27.2), (88.9, 27.1), (88.5, 27.8), (86.0, 27.7), (84.0, 28.7), (81.3, 29.9),
        (78.6, 31.0),
        (78.2, 32.4), (78.5, 33.8), (77.5, 35.3), (76.1, 35.7), (75.4, 36.4), (74.3, 37.0),
        // Xinjiang, Inner Mongolia
        (73.2, 39.3), (73.4, 40.0), (74.8, 40.6), (76.4, 40.8), (77.0, 41.2), (78.1, 41.5),
        (79.9, 42.3), (79.8, 45.0), (82.2, 45.6), (82.0, 46.2),
        (82.8, 47.5), (85.3, 47.3), (85.4, 48.5), (87.5, 49.4), (88.3, 49.1), (90.3, 47.9), (91.2, 47.1), (91.2, 45.5),
        (95.6, 44.6),
        (96.6, 43.0), (100.0, 42.9), (105.0, 41.9), (107.5, 42.6), (110.0, 43.0), (111.5, 43.9), (111.2, 44.6),
        (112.0, 45.3), (113.8, 45.1), (117.2, 46.8), (119.5, 46.9), (118.6, 47.8), (117.3, 47.5), (115.3, 47.6),
        (115.4, 48.3), (116.4, 50.0), (119.0, 50.4),
        (120.2, 52.0), (119.8, 52.8),
    ]
}
