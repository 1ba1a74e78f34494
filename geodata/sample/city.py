"""Yunlan (云澜市), a made-up city: its tables, its ground, and the files of its districts, streets and parks.

The ground is a honeycomb. Every node has three edges, so cells merged into an area never touch in a single
point, and neighbours use the very same nodes. Cells become areas, areas become districts, and only then are
the nodes moved: packed towards the centre, jittered, smoothed along the borders.

Every random number comes from a stream with a name of its own, so a new file does not change an old one.
"""

import cmath
import csv
import heapq
import io
import json
import math
import random
from dataclasses import dataclass
from datetime import date

# ---- The city, as tables --------------------------------------------------------------------------------------

CITY = ("990100", "云澜市", "Yunlan City")        # GB/T 2260 has no province 99
CENTRE = (112.5, 33.0)                            # lon, lat
KM_PER_DEGREE = (93.46, 110.91)                   # east and north, at latitude 33
RADIUS_KM = 20.0
AS_OF = date(2026, 6, 30)

DISTRICTS = [                                     # code, name, name_en, level, tag
    ("990102", "云津区", "Yunjin District", "district", "urban;historic"),
    ("990103", "云屏区", "Yunping District", "district", "urban;built"),
    ("990104", "澜南区", "Lannan District", "district", "urban;new"),
    ("990105", "东渚区", "Dongzhu District", "district", "urban;new"),
    ("990121", "青梧县", "Qingwu County", "county", "rural"),
]

ATTRIBUTES = {                                    # what schemes ask of a district: Shanghai's adopted, Hunan's pilot
    "990102": {"scheme": "adopted"},
    "990105": {"scheme": "adopted"},
    "990121": {"pilot": "yes"},
}

# The part of a district on one bank of the river Lan: where it grows from, in city radii east and north.
TRACTS = {
    ("990102", "N"): (0.00, 0.22), ("990102", "S"): (0.05, -0.22),
    ("990103", "N"): (0.10, 0.75),
    ("990104", "S"): (0.05, -0.70),
    ("990105", "N"): (0.75, 0.30), ("990105", "S"): (0.62, -0.25),
    ("990121", "N"): (-0.72, 0.35), ("990121", "S"): (-0.75, -0.40),
}

# Tract, number (001- street, 100- town, 200- township), name, name_en, tag, state on AS_OF.
# Within a tract, in order of distance from the centre. 柳桥街道 stands in two districts on purpose.
AREAS = [
    ("990102", "N", "001", "鼓台街道", "Gutai Subdistrict", "urban;historic", "covered"),
    ("990102", "N", "002", "柳桥街道", "Liuqiao Subdistrict", "urban;historic", "covered"),
    ("990102", "N", "003", "文澜街道", "Wenlan Subdistrict", "urban;historic", "covered"),
    ("990102", "N", "004", "望江街道", "Wangjiang Subdistrict", "urban;built", "covered"),
    ("990102", "N", "005", "北津街道", "Beijin Subdistrict", "urban;built", "covered"),
    ("990102", "S", "006", "南津街道", "Nanjin Subdistrict", "urban;historic", "covered"),
    ("990102", "S", "007", "渡头街道", "Dutou Subdistrict", "urban;built", "covered"),
    ("990102", "S", "008", "映月街道", "Yingyue Subdistrict", "urban;built", "covered"),
    ("990102", "S", "009", "长亭街道", "Changting Subdistrict", "urban;built", "covered"),
    ("990103", "N", "001", "屏下街道", "Pingxia Subdistrict", "urban;built", "covered"),
    ("990103", "N", "002", "柳桥街道", "Liuqiao Subdistrict", "urban;built", "expired"),
    ("990103", "N", "003", "松岭街道", "Songling Subdistrict", "urban;built", "covered"),
    ("990103", "N", "004", "石廊街道", "Shilang Subdistrict", "urban;new", "covered"),
    ("990103", "N", "100", "云屏镇", "Yunping Town", "rural", "covered"),
    ("990103", "N", "101", "竹坞镇", "Zhuwu Town", "rural", "covered"),
    ("990103", "N", "102", "泉沟镇", "Quangou Town", "rural", "gap"),
    ("990104", "S", "001", "澜南街道", "Lannan Subdistrict", "urban;built", "covered"),
    ("990104", "S", "002", "兴禾街道", "Xinghe Subdistrict", "urban;new", "covered"),
    ("990104", "S", "003", "云塘街道", "Yuntang Subdistrict", "urban;new", "future"),
    ("990104", "S", "100", "稻坪镇", "Daoping Town", "rural", "covered"),
    ("990104", "S", "101", "槐林镇", "Huailin Town", "rural", "covered"),
    ("990104", "S", "102", "梅浦镇", "Meipu Town", "rural", "covered"),
    ("990104", "S", "103", "砚池镇", "Yanchi Town", "rural", "covered"),
    ("990104", "S", "200", "鹿鸣乡", "Luming Township", "rural", "gap"),
    ("990105", "N", "001", "东渚街道", "Dongzhu Subdistrict", "urban;new", "covered"),
    ("990105", "N", "002", "潮音街道", "Chaoyin Subdistrict", "urban;new", "covered"),
    ("990105", "N", "100", "芦汀镇", "Luting Town", "rural", "covered"),
    ("990105", "N", "101", "雁滩镇", "Yantan Town", "rural", "gap"),
    ("990105", "S", "003", "晴湾街道", "Qingwan Subdistrict", "urban;new", "expired"),
    ("990105", "S", "102", "白洲镇", "Baizhou Town", "rural", "covered"),
    ("990105", "S", "200", "荻湾乡", "Diwan Township", "rural", "future"),
    ("990121", "N", "100", "青梧镇", "Qingwu Town", "urban;built", "covered"),
    ("990121", "N", "101", "桑坪镇", "Sangping Town", "rural", "covered"),
    ("990121", "N", "102", "杏坞镇", "Xingwu Town", "rural", "covered"),
    ("990121", "N", "200", "云顶乡", "Yunding Township", "rural", "covered"),
    ("990121", "N", "201", "鹰岩乡", "Yingyan Township", "rural", "gap"),
    ("990121", "S", "103", "茶庵镇", "Cha'an Town", "rural", "covered"),
    ("990121", "S", "104", "栗坡镇", "Lipo Town", "rural", "expired"),
    ("990121", "S", "202", "溪源乡", "Xiyuan Township", "rural", "future"),
    ("990121", "S", "203", "麦垄乡", "Mailong Township", "rural", "gap"),
]

EXCLAVE = ("990104102000", "990104100000")        # a piece of the first lies within the second

PARKS = [                                         # district, number, name, name_en, tag, state, the areas it lies on
    ("990102", "401", "双津创意园区", "Shuangjin Creative Park", "urban;built", "covered",
     ("990102001000", "990102006000")),           # across the river
    ("990103", "401", "云屏科技园区", "Yunping Science Park", "urban;new", "gap",
     ("990103100000",)),                          # inside one town
    ("990104", "401", "槐浦物流园区", "Huaipu Logistics Park", "urban;new", "covered",
     ("990104101000", "990104102000")),           # across two towns
]

PARK_RADIUS_KM = 1.9

POPULATION = {"street": (20_000, 110_000), "town": (8_000, 45_000), "township": (3_000, 15_000), "park": (0, 9_000)}

UNITS = [                                         # unit, short name of its teams
    ("云澜市城乡规划设计研究院", "市规院"), ("澜江大学建筑与规划学院", "澜江大学"),
    ("云屏工程勘察设计有限公司", "云屏设计"), ("禾木城市更新研究中心", "禾木中心"),
]
PERSONS = ["陆知远", "沈禾", "顾云舒", "程望野", "苏砚青", "叶南乔", "方见山", "温以宁", "纪怀川", "林晚舟"]
ORPHAN = ("黎牧之", "990104", "2025-03-01", "")   # a planner of a whole district, which is no planner's level

# Terms [from, to) that make a point. An area not named here has one planner in force if covered, none if a gap.
# Fields: area, actor or None for the next new one, lead, from, to.
TERMS = [
    ("990102001000", None, "yes", "2024-01-01", ""),                   # two planners, one leads
    ("990102001000", None, "no", "2024-06-01", "2027-06-01"),
    ("990102004000", "市规院滨江组", "yes", "2025-01-01", "2028-01-01"),    # one team, two streets
    ("990102005000", "市规院滨江组", "yes", "2025-01-01", "2028-01-01"),
    ("990103001000", None, "yes", "2023-07-01", "2026-07-01"),         # last day in force
    ("990103002000", None, "yes", "2023-03-01", "2026-03-01"),         # expired
    ("990104001000", None, "yes", "2026-06-30", ""),                   # first day in force
    ("990104003000", None, "yes", "2026-07-01", "2029-07-01"),         # future, by one day
    ("990105001000", None, "yes", "2022-07-01", "2025-07-01"),         # one follows the other without a day between
    ("990105001000", None, "yes", "2025-07-01", "2028-07-01"),
    ("990105003000", None, "yes", "2023-06-30", "2026-06-30"),         # expired that very day
    ("990105200000", None, "yes", "2026-09-01", ""),                   # future
    ("990121104000", None, "yes", "2022-05-01", "2025-05-01"),         # expired, and appointed again
    ("990121104000", None, "yes", "2026-10-01", "2029-10-01"),
    ("990121202000", None, "yes", "2027-01-01", ""),                   # future
]

# ---- What the tables make -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Area:
    """An area, and the state that Beijing's rule was designed to find on AS_OF; empty where it judges none."""

    code: str
    name: str
    name_en: str
    level: str
    parent: str
    tag: str
    state: str = ""


def stream(name):
    """A random stream of its own; string seeds do not depend on the hash order."""
    return random.Random(f"sample/{name}")


def streets():
    levels = {"0": "street", "1": "town", "2": "township"}
    return [Area(f"{district}{number}000", name, name_en, levels[number[0]], district, tag, state)
            for district, _, number, name, name_en, tag, state in AREAS]


def parks():
    return [Area(f"{district}{number}000", name, name_en, "park", district, tag, state)
            for district, number, name, name_en, tag, state, _ in PARKS]


def districts():
    """The city and its districts."""
    return [Area(*CITY, "city", None, "urban;rural"),
            *(Area(code, name, name_en, level, CITY[0], tag) for code, name, name_en, level, tag in DISTRICTS)]


def judged():
    """Every area that needs a planner under Beijing's rule, by code."""
    return sorted(streets() + parks(), key=lambda area: area.code)


# ---- Ground: cells to areas -----------------------------------------------------------------------------------
# A cell is the lattice point (column, row) at its centre, and its corners are lattice points too, so everything
# is shared exactly. One lattice step is sqrt(3)/2 of a side to the east and half a side to the north.

STEPS_PER_RADIUS = (21.25, 36.8)
CORNERS = [(1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)]      # counter-clockwise
NEIGHBOURS = [(2, 0), (1, 3), (-1, 3), (-2, 0), (-1, -3), (1, -3)]   # each beyond the edge from that corner to the next


def around(cell, offsets):
    return [(cell[0] + dx, cell[1] + dy) for dx, dy in offsets]


def edges(cell):
    """The six edges of a cell, counter-clockwise, each with the cell beyond it: (from, to, beyond)."""
    corners = around(cell, CORNERS)
    return zip(corners, corners[1:] + corners[:1], around(cell, NEIGHBOURS))


def apart(a, b):
    """Squared distance in lattice steps; whole numbers, so that ties are the same on every machine."""
    return 3 * (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def spot(point):
    """A lattice point in city radii from the centre, east + north j."""
    return complex(point[0] / STEPS_PER_RADIUS[0], point[1] / STEPS_PER_RADIUS[1])


def bank(cell):
    """N or S of the river Lan, which wanders from west to east."""
    x, y = spot(cell).real, spot(cell).imag
    return "N" if y > 0.12 * math.sin(3.6 * x + 0.5) + 0.05 * math.sin(8.3 * x) else "S"


def city_cells():
    """All cells within the city's outline, a lumpy disc."""
    lattice = [(2 * column + row % 2, 3 * row) for row in range(-20, 20) for column in range(-20, 20)]

    def limit(cell):
        angle = math.atan2(spot(cell).imag, spot(cell).real)
        return 0.95 + 0.06 * math.sin(2 * angle + 0.7) + 0.07 * math.sin(3 * angle + 2) + 0.04 * math.sin(5 * angle)

    return [cell for cell in lattice if abs(spot(cell)) < limit(cell)]


def nearest_cell(cells, target):
    return min(cells, key=lambda cell: (apart(cell, target), cell))


def centroid(cells):
    return sum(x for x, _ in cells) / len(cells), sum(y for _, y in cells) / len(cells)


def grow(cells, seeds, shares):
    """Divides cells among seeds so that each part is connected, on one bank, and near its share in size.

    The part furthest behind its share always takes the free cell nearest its seed.
    Returns one sorted list of cells for each seed.
    """
    free = set(cells)
    parts = [[] for _ in seeds]
    fronts = [[(0, seed)] for seed in seeds]
    while any(fronts):
        turn = min((len(parts[i]) / shares[i], i) for i in range(len(seeds)) if fronts[i])[1]
        _, cell = heapq.heappop(fronts[turn])
        if cell in free:
            free.remove(cell)
            parts[turn].append(cell)
            for other in around(cell, NEIGHBOURS):
                if other in free and bank(other) == bank(cell):
                    heapq.heappush(fronts[turn], (apart(other, seeds[turn]), other))
    return [sorted(part) for part in parts]


def divide(cells, count):
    """Divides a tract into compact parts of about one size, the nearest to the city centre first."""
    seeds = [nearest_cell(cells, (0, 0))]
    while len(seeds) < count:
        seeds.append(max(cells, key=lambda cell: (min(apart(cell, seed) for seed in seeds), cell)))
    for _ in range(12):
        parts = grow(cells, seeds, [1] * count)
        seeds = [nearest_cell(part, centroid(part)) for part in parts]
    return sorted(parts, key=lambda part: apart(centroid(part), (0, 0)))


def cells_by_area():
    """The cells of each street, town and township by code, the exclave included."""
    cells = city_cells()
    seeds = [nearest_cell([cell for cell in cells if bank(cell) == side],
                          (east * STEPS_PER_RADIUS[0], north * STEPS_PER_RADIUS[1]))
             for (_, side), (east, north) in TRACTS.items()]
    members = [[row for row in AREAS if row[:2] == tract] for tract in TRACTS]
    ground = {}
    for rows, tract in zip(members, grow(cells, seeds, [len(rows) for rows in members])):
        for (district, _, number, *_), part in zip(rows, divide(tract, len(rows))):
            ground[f"{district}{number}000"] = part
    owner, host = EXCLAVE
    inner = [cell for cell in ground[host] if set(around(cell, NEIGHBOURS)) <= set(ground[host])]
    piece = nearest_cell(inner, centroid(ground[host]))
    ground[host].remove(piece)
    ground[owner].append(piece)
    return ground


# ---- Ground: borders ------------------------------------------------------------------------------------------
# From here on a point is a complex number, kilometres east + north j of the centre.


def outline(cells):
    """The rings of nodes around some cells: counter-clockwise outside, clockwise around holes."""
    inside = set(cells)
    following = {a: b for cell in cells for a, b, beyond in edges(cell) if beyond not in inside}
    rings = []
    for start in sorted(following):
        ring = []
        while start in following:
            ring.append(start)
            start = following.pop(start)
        if ring:
            rings.append(ring)
    return rings


def packing(node):
    """The scale of the map at a node: small at the centre, where the streets are small, and 1 at the radius."""
    return 0.52 + 0.48 * abs(spot(node))


def place(node):
    return spot(node) * RADIUS_KM * packing(node)


def jitter(node):
    """Up to half a side, either way."""
    amount, draw = 0.54 * packing(node), stream(f"node/{node}")
    return complex(draw.uniform(-amount, amount), draw.uniform(-amount, amount))


class Borders:
    """Where the borders run: lattice nodes put in their place, and one bend in every edge."""

    def __init__(self, ground):
        owner = {cell: code for code, cells in ground.items() for cell in cells}
        ties = sorted({tie for cell in owner for a, b, beyond in edges(cell) if owner.get(beyond) != owner[cell]
                       for tie in ((a, b), (b, a))})
        self.river = {tie for cell in owner for a, b, beyond in edges(cell)
                      if beyond in owner and bank(beyond) != bank(cell) for tie in ((a, b), (b, a))}
        self.nodes = {node: place(node) + jitter(node) for node, _ in ties}
        self.smooth(ties)
        self.smooth(ties)
        self.smooth(sorted(self.river))
        self.smooth(sorted(self.river))

    def smooth(self, ties):
        """Draws each node halfway to the mean of those it is tied to; an end stays."""
        ends = {}
        for a, b in ties:
            ends.setdefault(a, []).append(self.nodes[b])
        self.nodes.update({node: (self.nodes[node] + sum(others) / len(others)) / 2
                           for node, others in ends.items() if len(others) > 1})

    def bend(self, a, b):
        """The middle of an edge, pushed aside, less on the river; the same point from either end."""
        start, end = self.nodes[min(a, b)], self.nodes[max(a, b)]
        reach = 0.08 if (a, b) in self.river else 0.2
        return (start + end) / 2 + (end - start) * 1j * stream(f"bend/{min(a, b)}/{max(a, b)}").uniform(-reach, reach)

    def polygons(self, cells):
        """Polygons as lists of open rings, exteriors first, the largest polygon first, which has all the holes."""
        rings = [[point for a, b in zip(nodes, nodes[1:] + nodes[:1]) for point in (self.nodes[a], self.bend(a, b))]
                 for nodes in outline(cells)]
        rings.sort(key=signed_area, reverse=True)
        parts = [[ring] for ring in rings if signed_area(ring) > 0]
        return [parts[0] + rings[len(parts):], *parts[1:]]


def signed_area(ring):
    return sum((a.conjugate() * b).imag for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def park_ring(code, hosts, ground, shapes):
    """A rounded ring where there is most room: within one host, or astride the border of two."""
    points = {area: {point for ring in sum(polygons, []) for point in ring} for area, polygons in shapes.items()}
    candidates, crossed = [place(cell) for cell in ground[hosts[0]]], set()
    if len(hosts) == 2:
        crossed = points[hosts[0]] & points[hosts[1]]
        crossed -= set().union(*(points[area] for area in points if area not in hosts))
        candidates = sorted(crossed, key=lambda point: (point.real, point.imag))
    obstacles = set().union(*points.values()) - crossed
    room = {point: min(abs(point - obstacle) for obstacle in obstacles) for point in candidates}
    centre = max(candidates, key=room.get)
    phase = stream(f"park/{code}").uniform(0, math.tau)
    angles = [math.tau * step / 24 for step in range(24)]
    radius = min(room[centre], PARK_RADIUS_KM)
    return [centre + radius * cmath.rect(0.71 + 0.09 * math.sin(2 * angle + phase) + 0.04 * math.sin(5 * angle), angle)
            for angle in angles]


# ---- The files ------------------------------------------------------------------------------------------------


def position(point):
    """Longitude and latitude, to a tenth of a metre."""
    return [round(CENTRE[0] + point.real / KM_PER_DEGREE[0], 6), round(CENTRE[1] + point.imag / KM_PER_DEGREE[1], 6)]


def feature(code, name, name_en, level, parent, tag, polygons):
    coordinates = [[[position(p) for p in ring + ring[:1]] for ring in polygon] for polygon in polygons]
    geometry = {"type": "Polygon", "coordinates": coordinates[0]} if len(polygons) == 1 else \
        {"type": "MultiPolygon", "coordinates": coordinates}
    properties = {"code": code, "name": name, "name_en": name_en, "level": level, "parent": parent, "tag": tag}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(features):
    """RFC 7946, one feature a line."""
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def table(header, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def districts_file(ground, borders):
    """The city and its districts, drawn around the cells of their streets."""
    everything = [cell for cells in ground.values() for cell in cells]
    features = []
    for area in districts():
        cells = [cell for code in ground if code.startswith(area.code) for cell in ground[code]] or everything
        features.append(area_feature(area, borders.polygons(cells)))
        features[-1]["properties"].update(ATTRIBUTES.get(area.code, {}))
    return geojson(features)


def area_feature(area, polygons):
    return feature(area.code, area.name, area.name_en, area.level, area.parent, area.tag, polygons)


def streets_file(shapes):
    return geojson(area_feature(area, shapes[area.code]) for area in streets())


def parks_file(ground, shapes):
    return geojson(area_feature(park, [[park_ring(park.code, row[-1], ground, shapes)]])
                   for park, row in zip(parks(), PARKS))


def populations():
    """People by code: drawn by level for streets and parks, summed over the streets for districts and city."""
    people = {area.code: stream(f"population/{area.code}").randint(*POPULATION[area.level]) for area in judged()}
    for district, *_ in DISTRICTS:
        people[district] = sum(people[area.code] for area in streets() if area.parent == district)
    people[CITY[0]] = sum(people[district] for district, *_ in DISTRICTS)
    return people


def population_file():
    return table(["code", "population"], sorted(populations().items()))


def planners_file():
    """One row an appointment. Areas are named with their district; every eighth by its code alone."""
    district_names = {code: name for code, name, *_ in DISTRICTS}
    persons, rows, teams = list(PERSONS), [], 0
    for area in judged():
        draw = stream(f"term/{area.code}")
        begin = date(draw.randint(2023, 2025), draw.randint(1, 12), 1)
        until = draw.choice(["", begin.replace(year=begin.year + 5).isoformat()])
        terms = [term[1:] for term in TERMS if term[0] == area.code]
        if not terms and area.state == "covered":
            terms = [(None, "yes", begin.isoformat(), until)]
        for actor, lead, start, end in terms:
            unit, short = UNITS[0] if actor else draw.choice(UNITS)
            form = "person" if persons and not actor and draw.random() < 0.3 else "team"
            if form == "person":
                actor = persons.pop(0)
            elif not actor:
                teams += 1
                actor = f"{short}第{teams:02}组"
            where = [area.code, ""] if len(rows) % 8 == 7 else [area.name, district_names[area.parent]]
            rows.append([actor, form, unit, "planner", *where, lead, start, end])
    actor, district, start, end = ORPHAN
    rows.append([actor, "person", UNITS[1][0], "planner", district, "", "yes", start, end])
    return table(["actor", "form", "unit", "role", "area", "district", "lead", "from", "to"], rows)


def expected():
    """What Beijing's rule must find, taken from the states in the tables and not from the planner list."""
    people = populations()
    by_state = {state: [area.code for area in judged() if area.state == state]
                for state in ("covered", "gap", "expired", "future")}
    return {
        "as_of": AS_OF.isoformat(), "scheme": "beijing", "rule": "base", "judged": len(judged()),
        "counts": {state: len(codes) for state, codes in by_state.items()},
        "areas": by_state,
        "population": {"judged": sum(people[area.code] for area in judged()),
                       "uncovered": sum(people[area.code] for area in judged() if area.state != "covered")},
        "orphan": ORPHAN[0],
    }
