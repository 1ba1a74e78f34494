/// Living circles by the plainest means, in Python: what ours are held against.
///
/// Reads nothing but a project's layers, and shares nothing with the program: geodesics by pyproj, shapes by shapely, a plain
/// Dijkstra over streets, the nearest of all edges for each place. It follows the definitions alone: places hang on the nearest
/// street within 250 m, not on an island where others are near; ground is entered as ``PlaceFinder`` says; a walk is the leg,
/// the streets and the facility's leg.
///
/// Where people are known they are weighed, place by place; else streets in pieces of at most 2 m, each in the areas that its
/// middle lies in.
enum PlainCircles {
    /// Takes the project, the limit in metres, and as JSON the categories of facilities that fill each row. Answers with what
    /// is within, by row and area; the area `all` is all of them together.
    static let script = #"""
        import collections, heapq, json, sqlite3, sys
        import numpy as np, shapely, shapely.ops
        from pyproj import Geod

        project, cutoff, rows = sys.argv[1], float(sys.argv[2]), json.loads(sys.argv[3])
        geod, db = Geod(ellps="WGS84"), sqlite3.connect(project)

        def shapes(sql, *values):
            # A GeoPackage's header is as long as the box in it; then comes well-known binary.
            return [(*row[:-1], shapely.from_wkb(row[-1][8 + (0, 32, 48, 48, 64)[row[-1][3] >> 1 & 7]:]))
                    for row in db.execute(sql, values)]

        # Streets, and all their edges in flat arrays: x, y, x, y, street, metres along it at either end.
        streets, edges = shapes("SELECT from_node, to_node, direction, geom FROM street"), []
        offsets, points = [], [shapely.get_coordinates(s[3]) for s in streets]
        for n, p in enumerate(points):
            steps = geod.inv(p[:-1, 0], p[:-1, 1], p[1:, 0], p[1:, 1])[2]
            offsets.append(np.concatenate([[0], np.cumsum(steps)]))
            edges += [(*p[i], *p[i + 1], n, offsets[n][i], offsets[n][i + 1]) for i in range(len(steps))]
        edges, length = np.array(edges), np.array([o[-1] for o in offsets])
        forward = np.array([s[2] != "backward" for s in streets])
        backward = np.array([s[2] != "forward" for s in streets])

        # Fewer than a hundredth of all junctions, joined to nothing else, are an island.
        meets = collections.defaultdict(set)
        for start, end, *_ in streets:
            meets[start].add(end)
            meets[end].add(start)
        piece, sizes = {}, []
        for node in meets:
            if node in piece: continue
            stack, count = [node], 0
            piece[node] = len(sizes)
            while stack:
                count += 1
                for other in meets[stack.pop()]:
                    if other not in piece:
                        piece[other] = len(sizes)
                        stack.append(other)
            sizes.append(count)
        island = np.array([sizes[piece[s[0]]] < sum(sizes) / 100 for s in streets])
        edge_on_island = island[edges[:, 4].astype(int)]

        def nearest(x, y):
            """The stretch of street that a point hangs on and the leg to it; the mainland's where that is within 250 m."""
            k = np.cos(np.radians(y))
            ax, ay = (edges[:, 0] - x) * k, edges[:, 1] - y
            dx, dy = (edges[:, 2] - edges[:, 0]) * k, edges[:, 3] - edges[:, 1]
            squared = dx * dx + dy * dy
            share = np.clip(-(ax * dx + ay * dy) / np.where(squared > 0, squared, 1), 0, 1)
            far = np.hypot(ax + share * dx, ay + share * dy)
            for choice in (np.where(edge_on_island, np.inf, far), far):
                i = int(np.argmin(choice))
                e = edges[i]
                leg = geod.inv(x, y, e[0] + (e[2] - e[0]) * share[i], e[1] + (e[3] - e[1]) * share[i])[2]
                at = e[5] + (e[6] - e[5]) * share[i]
                if leg <= 250: return [(int(e[4]), at, at, leg)]
            return []

        tree = shapely.STRtree([s[3] for s in streets])
        gates = [g for _, g in shapes("SELECT fid, geom FROM entrance")]

        def along(street, point):
            """How many metres along a street a point on it lies."""
            p, o = points[street], offsets[street]
            parts = shapely.linestrings(np.stack([p[:-1], p[1:]], axis=1))
            i = int(np.argmin(shapely.distance(parts, point)))
            return o[i] + (o[i + 1] - o[i]) * shapely.line_locate_point(parts[i], point, normalized=True)

        def footholds(shape):
            """A point hangs on the nearest street; ground is entered by streets within it and by gates, else from its border."""
            if shape.geom_type == "Point": return nearest(shape.x, shape.y)
            found = []
            for street in tree.query(shape, predicate="intersects"):
                cut = streets[street][3].intersection(shape)
                for part in getattr(cut, "geoms", [cut]):
                    ends = [along(street, shapely.Point(c)) for c in shapely.get_coordinates(part)[[0, -1]]]
                    found.append((int(street), min(ends), max(ends), 0.0))
            for gate in gates:
                if shape.boundary.distance(gate) > 0.001: continue
                border = shapely.ops.nearest_points(shape.boundary, gate)[0]
                if geod.inv(gate.x, gate.y, border.x, border.y)[2] <= 10: found += nearest(gate.x, gate.y)
            found = [f for f in found if not island[f[0]]] or found
            if found: return found
            # The border is looked at from points that are at most 25 m apart on each of its sides.
            ways = []
            for polygon in getattr(shape, "geoms", [shape]):
                corners = shapely.get_coordinates(polygon.exterior)
                for (x, y), (x2, y2) in zip(corners, corners[1:]):
                    count = int(geod.inv(x, y, x2, y2)[2] / 25) + 1
                    for i in range(count): ways += nearest(x + (x2 - x) * i / count, y + (y2 - y) * i / count)
            return sorted(ways, key=lambda f: f[3])[:1]

        arrivals = collections.defaultdict(list)
        for n, (start, end, *_) in enumerate(streets):
            if forward[n]: arrivals[end].append((start, length[n]))
            if backward[n]: arrivals[start].append((end, length[n]))

        def dijkstra(holds):
            """How far it is from every node to the nearest foothold."""
            far, queue = {}, []
            def offer(node, metres):
                if metres < far.get(node, np.inf):
                    far[node] = metres
                    heapq.heappush(queue, (metres, node))
            for n, low, high, leg in holds:
                if forward[n]: offer(streets[n][0], low + leg)
                if backward[n]: offer(streets[n][1], length[n] - high + leg)
            while queue:
                metres, node = heapq.heappop(queue)
                if metres == far[node]:
                    for other, step in arrivals[node]: offer(other, metres + step)
            return far

        # Places of demand: where people live; else the middles of pieces of street of at most 2 m.
        place = []
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'population'").fetchone():
            for people, shape in shapes("SELECT people, geom FROM population"):
                c = shape.centroid
                place += [(n, at, leg, people, c.x, c.y) for n, at, _, leg in nearest(c.x, c.y) or [(0, 0, 0, np.inf)]]
        else:
            for x, y, x2, y2, n, low, high in edges:
                count = int(np.ceil((high - low) / 2))
                for t in (np.arange(count) + 0.5) / max(count, 1):
                    place.append((n, low + (high - low) * t, 0, (high - low) / count, x + (x2 - x) * t, y + (y2 - y) * t))
        place = np.array(place)
        street, (at, leg, weight, x, y) = place[:, 0].astype(int), place[:, 1:].T
        on = collections.defaultdict(list)
        for n, s in enumerate(street): on[s].append(n)
        names, areas = [], []
        for name, shape in shapes("SELECT name, geom FROM area"):
            shapely.prepare(shape)
            names.append(name)
            areas.append(shapely.intersects_xy(shape, x, y))
        names.append("all")
        areas.append(np.any(areas, axis=0))

        def walks(categories):
            marks = ",".join("?" * len(categories))
            found = shapes(f"SELECT fid, geom FROM facility WHERE category IN ({marks})", *categories)
            holds = [f for _, shape in found for f in footholds(shape)]
            far = dijkstra(holds)
            start = np.array([far.get(s[0], np.inf) for s in streets])
            end = np.array([far.get(s[1], np.inf) for s in streets])
            best = np.minimum(np.where(forward[street], length[street] - at + end[street], np.inf),
                              np.where(backward[street], at + start[street], np.inf))
            for n, low, high, other in holds:
                for p in on[n]:
                    if low <= at[p] <= high: best[p] = min(best[p], other)
                    elif at[p] < low and forward[n]: best[p] = min(best[p], low - at[p] + other)
                    elif at[p] > high and backward[n]: best[p] = min(best[p], at[p] - high + other)
            return best + leg

        within = {row: walks(categories) <= cutoff for row, categories in rows.items()}
        within["all musts"] = np.all(list(within.values()), axis=0)
        within["weight"] = np.ones(len(place), bool)
        print(json.dumps({row: {name: float(weight[area & here].sum()) for name, area in zip(names, areas)}
                          for row, here in within.items()}))
        """#
}
