"""Areas finer than streets, and areas drawn around several: all of them unions of the city's cells.

A cell corner on a border of the city stays where it is; those within an area are placed here, so that everything
in every file shares its vertices with everything else. Only the projects are smaller than a cell.
"""

import cmath
import math
from functools import cached_property

import city
from city import Area

# ---- The areas, as tables -------------------------------------------------------------------------------------

# Street or town, then its parts, the nearest to the city centre first: number (001- community, 200- village), name,
# name_en, a tag beside those of the parent. They tile it; a part without a name is in no file.
PARTS = {
    "990102001000": [("001", "钟楼社区", "Zhonglou Community", "pilot"),
                     ("002", "米市巷社区", "Mishixiang Community", "pilot"),
                     ("003", "柏树坪社区", "Baishuping Community", "")],
    "990102002000": [("001", "柳桥东社区", "Liuqiao East Community", "pilot"),
                     ("002", "柳桥西社区", "Liuqiao West Community", "pilot"),
                     ("003", "采桑里社区", "Caisangli Community", "pilot")],
    "990102004000": [("001", "望江楼社区", "Wangjianglou Community", "pilot"),
                     ("002", "船坞社区", "Chuanwu Community", "pilot"),
                     ("003", "灯塔社区", "Dengta Community", "")],
    "990102006000": [("001", "南渡口社区", "Nandukou Community", "pilot"),
                     ("002", "染坊街社区", "Ranfangjie Community", "pilot"),
                     ("003", "听涛社区", "Tingtao Community", "")],
    "990103001000": [("001", "屏下路社区", "Pingxia Road Community", "pilot"),
                     ("002", "樟树湾社区", "Zhangshuwan Community", "pilot"),
                     ("003", "厂东社区", "Changdong Community", "")],
    "990103101000": [("200", "竹坞村", "Zhuwu Village", ""), ("201", "前岭村", "Qianling Village", ""),
                     ("202", "笋溪村", "Sunxi Village", "")],
    "990104003000": [("001", "云塘苑社区", "Yuntangyuan Community", "pilot"),
                     ("002", "新荷社区", "Xinhe Community", "")],
    "990105102000": [("200", "白洲村", "Baizhou Village", ""), ("201", "渔埠村", "Yubu Village", ""),
                     (None, None, None, None)],
    "990121100000": [("001", "城关社区", "Chengguan Community", ""), ("002", "东门社区", "Dongmen Community", ""),
                     ("200", "城南村", "Chengnan Village", ""), ("201", "北关村", "Beiguan Village", "")],
    "990121101000": [("200", "上桑村", "Shangsang Village", ""), ("201", "下桑村", "Xiasang Village", ""),
                     ("202", "石桥村", "Shiqiao Village", ""), ("203", "油坊村", "Youfang Village", "")],
    "990121103000": [("200", "茶庵村", "Cha'an Village", ""), ("201", "松坡村", "Songpo Village", ""),
                     ("202", "石桥村", "Shiqiao Village", "")],       # the second of that name
    "990121104000": [("200", "栗坡村", "Lipo Village", ""), ("201", "南冲村", "Nanchong Village", ""),
                     ("202", "龙潭村", "Longtan Village", "")],
}

# A piece of ground is a whole street, its code; or some parts of it, (code, parts it is divided into, those meant).
OLD_CITY = ["990102001000", "990102002000", "990102003000", "990102006000"]

# Code, name, name_en, level, tag, pieces. The old city is a key area and not one of level `urbanarea`: Liaocheng wants
# a team in each of those within its main urban area, and the old city needs no team of its own there.
URBANAREAS = [
    ("main-urban-area", "主城区", "Main Urban Area", "urbanarea", "urban",
     [*OLD_CITY, ("990102004000", 3, (0,)), ("990102005000", 4, (0, 1, 2)),
      "990103001000", "990103002000", "990103003000", "990103100000"]),
    ("central-urban-area", "中心城区", "Central Urban Area", "urbanarea", "urban",
     ["990102001000", "990102002000", "990102003000", "990102004000", "990102005000", "990102006000", "990102007000",
      "990102008000", "990102009000", "990103001000", "990103002000", "990103003000", "990103004000", "990104001000",
      "990104002000", "990105001000", "990105002000", "990105003000"]),
    ("ancient-city", "古城", "Ancient City", "keyarea", "urban;historic", OLD_CITY),
]

KEYAREAS = [                                      # code, name, name_en, parent, tag, pieces
    ("990104K01", "云塘新城", "Yuntang New Town", "990104", "urban;new",
     [("990104002000", 2, (1,)), ("990104003000", 2, (0,))]),
    ("990105K01", "东渚湾", "Dongzhu Bay", "990105", "urban;new",
     [("990105001000", 2, (0,)), ("990105002000", 2, (0,))]),
]

ZONES = [                                         # the streets divided, then a zone for each part
    (["990102001000", "990102002000", "990102003000"],
     [("990102Z01", "鼓楼片区", "Gulou Zone"), ("990102Z02", "柳桥片区", "Liuqiao Zone"),
      ("990102Z03", "文庙片区", "Wenmiao Zone"), ("990102Z04", "北门片区", "Beimen Zone")]),
    (["990102006000"],
     [("990102Z05", "南津渡片区", "Nanjindu Zone"), ("990102Z06", "映月桥片区", "Yingyueqiao Zone")]),
    (["990105002000"],                            # outside the old city
     [("990105Z01", "潮音片区", "Chaoyin Zone")]),
]

PROJECTS = [                                      # community, number, name, name_en, radius in metres
    ("990102001001", "P01", "钟楼口袋公园", "Zhonglou Pocket Park", 60),
    ("990102002003", "P01", "采桑里配电房美化", "Caisangli Substation Face-lift", 25),
    ("990102006001", "P01", "南渡口公厕改造", "Nandukou Public Toilet", 20),
    ("990103001001", "P01", "屏下路街角花园", "Pingxia Road Corner Garden", 45),
]

# ---- Ground ---------------------------------------------------------------------------------------------------


class Ground:
    """The cells of the city, every corner of theirs in its place, and the areas made of them."""

    def __init__(self, ground, borders):
        self.streets, self.borders = ground, borders
        self.place_inner_corners()

    def place_inner_corners(self):
        """Puts each corner that no border has into the middle of those it is tied to."""
        nodes, ties = self.borders.nodes, {}
        for cell in sorted(cell for cells in self.streets.values() for cell in cells):
            for a, b, _ in city.edges(cell):
                ties.setdefault(a, set()).add(b)
                ties.setdefault(b, set()).add(a)
        inner = sorted(node for node in ties if node not in nodes)
        nodes.update({node: city.place(node) for node in inner})
        for _ in range(40):
            nodes.update({node: sum(nodes[other] for other in sorted(ties[node])) / 3 for node in inner})

    def divided(self, code, count):
        """A street in compact parts, the nearest to the city centre first."""
        return city.divide(self.streets[code], count)

    def cells(self, pieces):
        cells = []
        for piece in pieces:
            if isinstance(piece, str):
                cells += self.streets[piece]
            else:
                code, count, meant = piece
                parts = self.divided(code, count)
                cells += [cell for index in meant for cell in parts[index]]
        return sorted(cells)

    @cached_property
    def parts(self):
        """The areas of PARTS with their cells."""
        streets = {area.code: area for area in city.streets()}
        found = []
        for code, rows in PARTS.items():
            for (number, name, name_en, tag), cells in zip(rows, self.divided(code, len(rows))):
                if number:
                    level = "village" if number >= "200" else "community"
                    tags = ";".join(filter(None, [streets[code].tag, tag]))
                    found.append((Area(code[:9] + number, name, name_en, level, code, tags), cells))
        return found

    @cached_property
    def zones(self):
        found = []
        for codes, rows in ZONES:
            cells = [cell for code in codes for cell in self.streets[code]]
            for (code, name, name_en), part in zip(rows, city.divide(cells, len(rows))):
                tag = "urban;new" if codes[0].startswith("990105") else "urban;historic"
                found.append((Area(code, name, name_en, "zone", code[:6], tag), part))
        return found

    @cached_property
    def keyareas(self):
        return [(Area(code, name, name_en, "keyarea", parent, tag), self.cells(pieces))
                for code, name, name_en, parent, tag, pieces in KEYAREAS]

    @cached_property
    def urbanareas(self):
        return [(Area(code, name, name_en, level, city.CITY[0], tag), self.cells(pieces))
                for code, name, name_en, level, tag, pieces in URBANAREAS]

    @cached_property
    def projects(self):
        """The areas of PROJECTS with their rings: eight corners around the middle of a cell of their community."""
        communities, found = {area.code: cells for area, cells in self.parts}, []
        for code, number, name, name_en, radius in PROJECTS:
            cell = city.nearest_cell(communities[code], city.centroid(communities[code]))
            corners = [self.borders.nodes[node] for node in city.around(cell, city.CORNERS)]
            draw = city.stream(f"project/{code}{number}")
            ring = [sum(corners) / 6 + cmath.rect(radius / 1000 * draw.uniform(0.8, 1), math.tau * step / 8)
                    for step in range(8)]
            found.append((Area(code + number, name, name_en, "project", code, "micro-renewal"), ring, cell))
        return found

    def areas(self):
        """Every area of the city, by code."""
        own = [area for area, *_ in [*self.parts, *self.zones, *self.keyareas, *self.urbanareas, *self.projects]]
        return {area.code: area for area in [*city.districts(), *city.streets(), *city.parks(), *own]}

    def file(self, areas):
        return city.geojson(city.area_feature(area, self.borders.polygons(cells)) for area, cells in areas)

    def files(self):
        """Each file by name, in the order in which they are imported after the streets and parks."""
        return {
            "urbanareas.geojson": self.file(self.urbanareas),
            "keyareas.geojson": self.file(self.keyareas),
            "zones.geojson": self.file(self.zones),
            "communities.geojson": self.file(each for each in self.parts if each[0].level == "community"),
            "villages.geojson": self.file(each for each in self.parts if each[0].level == "village"),
            "projects.geojson": city.geojson(city.area_feature(area, [[ring]]) for area, ring, _ in self.projects),
        }

    # ---- Measures and soundness, on the positions that the files have ------------------------------------------

    def ring(self, cell):
        return positions([point for a, b, _ in city.edges(cell)
                          for point in (self.borders.nodes[a], self.borders.bend(a, b))])

    def km2(self, cells):
        return sum(square_km(self.ring(cell)) for cell in cells)

    def check(self):
        """Refuses ground that is not what it should be.

        Every cell is a simple ring, counter-clockwise, and every area has exactly those edges of its cells that do not
        cancel. So the cells tile the city without a gap or an overlap, and an area lies within whatever has its cells.
        """
        everything = [cell for cells in self.streets.values() for cell in cells]
        rings = {cell: self.ring(cell) for cell in everything}
        for cell, ring in rings.items():
            assert is_simple(ring) and square_km(ring) > 0, f"the ring of cell {cell} crosses itself"
        streets = list(self.streets.items())
        districts = [(district, [cell for code, cells in streets if code.startswith(district) for cell in cells])
                     for district, *_ in city.DISTRICTS]
        areas = [*self.parts, *self.zones, *self.keyareas, *self.urbanareas]
        for code, cells in [(city.CITY[0], everything), *districts, *streets,
                            *((area.code, cells) for area, cells in areas)]:
            assert len(set(cells)) == len(cells), f"{code} has a cell twice"
            drawn = {edge for polygon in self.borders.polygons(cells) for ring in polygon
                     for edge in directed(positions(ring))}
            assert drawn == uncancelled(rings[cell] for cell in cells), f"{code} is not the sum of its cells"

        cells = {area.code: set(own) for area, own in areas}
        for code, rows in PARTS.items():
            parts = [cells[area.code] for area, _ in self.parts if area.parent == code]
            whole, together = set(self.streets[code]), set().union(*parts)
            assert sum(map(len, parts)) == len(together), f"parts of {code} overlap"
            assert together == whole if all(row[0] for row in rows) else together < whole, f"{code} is not tiled"
        zones = [own for code, own in cells.items() if code.startswith("990102Z")]
        assert sum(map(len, zones)) == len(set().union(*zones)) and set().union(*zones) == cells["ancient-city"]
        assert cells["ancient-city"] < cells["main-urban-area"]
        for area, own in self.keyareas:
            assert own and all(city.bank(cell) == city.bank(own[0]) for cell in own), f"{area.code} crosses the river"
        for area, ring, cell in self.projects:
            inside, outside = positions(ring), rings[cell]
            assert cell in cells[area.parent] and is_simple(inside) and square_km(inside) > 0
            assert all(contains(outside, point) for point in inside) and not any(
                cross(*a, *b) for a in directed(inside) for b in directed(outside)), f"{area.code} leaves its cell"


def positions(ring):
    return [tuple(city.position(point)) for point in ring]


def directed(ring):
    return list(zip(ring, ring[1:] + ring[:1]))


def uncancelled(rings):
    """The edges that stand once: those that also stand the other way lie between two rings."""
    edges = {edge for ring in rings for edge in directed(ring)}
    return {(a, b) for a, b in edges if (b, a) not in edges}


def side(a, b, point):
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def cross(a, b, c, d):
    """Whether two edges meet otherwise than in a common end."""
    if {a, b} & {c, d}:
        return False
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def is_simple(ring):
    edges = directed(ring)
    return len(set(ring)) == len(ring) and not any(
        cross(*edges[i], *edges[j]) for i in range(len(edges)) for j in range(i))


def contains(ring, point):
    """Whether a point lies in a ring, by the edges east of it."""
    return sum((a[1] > point[1]) != (b[1] > point[1]) and side(min(a, b, key=lambda p: p[1]),
               max(a, b, key=lambda p: p[1]), point) > 0 for a, b in directed(ring)) % 2 == 1


def square_km(ring):
    """The area of a ring on the GRS 80 ellipsoid, in the equal-area projection; positive counter-clockwise.

    Edges are straight in longitude and authalic latitude, which for edges of this length differs from geodesics by
    less than a millionth of the area.
    """
    radius_km, flattening = 6378.137, 1 / 298.257222101
    e = math.sqrt(flattening * (2 - flattening))

    def plane(point):
        sine = math.sin(math.radians(point[1]))
        return complex(math.radians(point[0] - city.CENTRE[0]),
                       (1 - e * e) * (sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e))

    return city.signed_area([plane(point) for point in ring]) * radius_km ** 2 / 2
