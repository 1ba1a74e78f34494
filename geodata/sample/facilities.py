"""What lies within the blocks of Yunlan's middle: lanes and yards, and the facilities that the living circle counts.

Each street has a number of facilities in proportion to its blocks; LACKS says what some of them have not.
"""

import cmath
import math

import city
from walking import Streets, within

# ---- Facilities, as tables ------------------------------------------------------------------------------------

# Kind, name after a word of its own, in English, how many in a hundred blocks (about 5 square kilometres), tags.
POINTS = [
    ("clinic", "社区卫生服务站", "Community Clinic", 5, {"amenity": "clinic"}),
    ("pharmacy", "药房", "Pharmacy", 10, {"amenity": "pharmacy"}),
    ("nursing-home", "养老院", "Nursing Home", 2, {"amenity": "social_facility", "social_facility": "nursing_home",
                                              "social_facility:for": "senior"}),
    ("day-care", "日间照料中心", "Day-care Centre", 5, {"amenity": "social_facility", "social_facility": "day_care",
                                                  "social_facility:for": "senior"}),
    ("cultural-centre", "文化活动中心", "Cultural Centre", 3, {"amenity": "community_centre"}),
    ("library", "图书馆", "Library", 1, {"amenity": "library"}),
    ("sports-centre", "体育馆", "Sports Centre", 1, {"leisure": "sports_centre"}),
    ("service-centre", "便民服务中心", "Service Centre", 1, {"amenity": "townhall"}),
    ("police", "派出所", "Police Station", 1, {"amenity": "police"}),
    ("market", "菜市场", "Food Market", 3, {"amenity": "marketplace"}),
    ("supermarket", "超市", "Supermarket", 5, {"shop": "supermarket"}),
    ("convenience", "便利店", "Convenience Store", 22, {"shop": "convenience"}),
    ("restaurant", "小馆", "Restaurant", 10, {"amenity": "restaurant"}),
    ("bank", "银行", "Bank", 4, {"amenity": "bank"}),
    ("post", "邮政所", "Post Office", 1, {"amenity": "post_office"}),
    ("toilets", "公厕", "Public Toilet", 8, {"amenity": "toilets"}),
    ("recycling", "回收点", "Recycling Point", 2, {"amenity": "recycling"}),
]
# The same of those that are drawn, with the part of a block they fill: west, south, east, north, from 0 to 1.
LOTS = [
    ("park", "公园", "Park", 4, {"leisure": "park"}, (0.12, 0.12, 0.88, 0.88)),
    ("hospital", "医院", "Hospital", 1, {"amenity": "hospital"}, (0.12, 0.12, 0.8, 0.7)),
    ("middle-school", "中学", "Middle School", 2, {"amenity": "school", "isced:level": "2"}, (0.1, 0.12, 0.88, 0.8)),
    ("primary-school", "小学", "Primary School", 5, {"amenity": "school", "isced:level": "1"}, (0.12, 0.12, 0.8, 0.62)),
    ("kindergarten", "幼儿园", "Kindergarten", 8, {"amenity": "kindergarten"}, (0.3, 0.12, 0.7, 0.4)),
    ("sports-field", "球场", "Sports Field", 3, {"leisure": "pitch"}, (0.25, 0.15, 0.6, 0.4)),
    ("playground", "儿童乐园", "Playground", 4, {"leisure": "playground"}, (0.35, 0.14, 0.6, 0.3)),
]
CATEGORIES = {                                    # of geodata/standards/facilities.yaml, where a kind is not one
    "convenience": ["shop", "convenience"], "supermarket": ["market", "supermarket"],
    "primary-school": ["primary-school", "school"], "middle-school": ["middle-school", "school"],
}
LACKS = {                                         # street: the kinds that it has none of
    "990102002000": {"market", "supermarket"},
    "990102003000": {"day-care", "nursing-home"},
    "990102007000": {"kindergarten"},
    "990102008000": {"park", "playground"},
    "990102009000": {"clinic", "hospital", "pharmacy"},
}
WORDS = [("春晓", "Chunxiao"), ("听雨", "Tingyu"), ("和风", "Hefeng"), ("青禾", "Qinghe"), ("百合", "Baihe"),
         ("望云", "Wangyun"), ("新芽", "Xinya"), ("古槐", "Guhuai"), ("临江", "Linjiang"), ("明远", "Mingyuan"),
         ("晨曦", "Chenxi"), ("知行", "Zhixing"), ("平湖", "Pinghu"), ("白石", "Baishi"), ("金穗", "Jinsui"),
         ("丁香", "Dingxiang"), ("翠竹", "Cuizhu"), ("长乐", "Changle"), ("仁和", "Renhe"), ("锦绣", "Jinxiu")]
REMOTE = complex(-4.1, 2.4)                       # a health post in the hills, far from any street


class Facilities:
    """The map with everything in it."""

    def __init__(self, borders, shapes):
        self.streets = Streets(borders, shapes)
        self.map = self.streets.map
        self.rings = {code: polygons[0][0] for code, polygons in shapes.items()}
        self.free = {block: self.street_at(self.streets.inside(block, 0.5, 0.5)) for block in self.streets.blocks}
        self.totals = {code: list(self.free.values()).count(code) for code in sorted(set(self.free.values()))}
        self.sites = {}
        for key, pieces in sorted(self.streets.edges.items()):
            for nodes, tags in pieces:
                if tags["highway"] not in {"trunk"} and len(pieces) == 1:
                    middle = (self.map.points[nodes[0]] + self.map.points[nodes[-1]]) / 2
                    self.sites.setdefault(self.street_at(middle), []).append(nodes)
        self.count = {}                               # facilities by category
        self.oddities()
        self.lay_lots()
        self.lay_points()
        self.lay_stops()
        self.lay_station()
        self.lay_lanes()
        self.streets.finish()

    def street_at(self, point):
        return next((code for code, ring in self.rings.items() if within(point, ring)), "")

    def tell(self, kind):
        for category in CATEGORIES.get(kind, [kind]):
            self.count[category] = self.count.get(category, 0) + 1

    def take_near(self, point):
        """The free block nearest a point; it is not free afterwards."""
        block = min(self.free, key=lambda each: (abs(self.streets.inside(each, 0.5, 0.5) - point), each))
        del self.free[block]
        return block

    def named(self, code, kind, number, zh, en):
        """A name from a list that is turned differently for each street and kind; shops of one name are a chain."""
        shift = city.stream(f"facilities/name/{code}/{kind}").randrange(len(WORDS))
        word, word_en = WORDS[(shift + number) % len(WORDS)]
        return {"name": word + zh, "name:en": f"{word_en} {en}"}

    def inner(self, block, s, t):
        return self.map.node(self.streets.inside(block, s, t))

    # ---- What is here on purpose --------------------------------------------------------------------------------

    def oddities(self):
        streets, door, way = self.streets, self.streets.door, self.map.way

        block = self.take_near(complex(-1.4, 0.9))    # a plaza, entered from west and east
        a, b, c, d, e, f = (self.inner(block, *at) for at in
                            [(0.2, 0.2), (0.8, 0.2), (0.8, 0.5), (0.8, 0.8), (0.2, 0.8), (0.2, 0.5)])
        way([a, b, c, d, e, f, a], {"highway": "pedestrian", "area": "yes", "name": "鼓楼广场", "name:en": "Gulou Plaza"})
        way([door(block, "W"), f], {"highway": "footway"})
        way([c, door(block, "E")], {"highway": "footway"})
        self.plaza = streets.inside(block, 0.2, 0.5)
        self.plaza_node = f

        for point in (complex(1.6, 2.6), complex(-2.3, -2.7), complex(2.4, -0.9)):     # rings at the end of a lane
            block = self.take_near(point)
            neck = self.inner(block, 0.5, 0.35)
            ring = [neck, *(self.inner(block, 0.5 + 0.2 * math.sin(k), 0.55 - 0.2 * math.cos(k))
                            for k in (math.tau * n / 6 for n in range(1, 6))), neck]
            way([door(block, "S"), neck], {"highway": "service"})
            way(ring, {"highway": "service"})

        block = self.take_near(complex(0.9, 0.2))     # three ways between the same two nodes
        start, end = streets.side(block, "S")[0][0], door(block, "S")
        way([start, self.inner(block, 0.2, 0.25), end], {"highway": "footway"})
        way([start, end], {"highway": "footway"})

        block = self.take_near(complex(1.4, -0.6))    # two nodes at one place: in a lane, and where it seems to end
        bend, end = streets.inside(block, 0.5, 0.5), self.map.points[door(block, "S")]
        way([door(block, "N"), self.map.node(bend), self.map.node(bend), self.map.node(end)], {"highway": "service"})

        block = self.take_near(complex(2.5, 2.9))     # a yard that walkers may use, behind a gate that they may not
        yard = [self.inner(block, *at) for at in [(0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7)]]
        self.yard = yard
        self.yard_middle = streets.inside(block, 0.3, 0.5)
        way([*yard, yard[0]], {"highway": "service", "access": "private", "foot": "yes", "name": "澜机厂院内路",
                               "name:en": "Lanji Works Yard"})
        way([door(block, "W"), yard[0]], {"highway": "service", "access": "private"})

        block = self.take_near(complex(-0.6, -1.6))   # a compound that is open to walkers
        way([door(block, "W"), self.inner(block, 0.5, 0.52), door(block, "E")],
            {"highway": "service", "access": "private", "foot": "yes"})
        block = self.take_near(complex(0.3, 2.4))     # one way for walkers
        way([door(block, "W"), self.inner(block, 0.5, 0.45), door(block, "E")],
            {"highway": "footway", "oneway:foot": "yes", "name": "青鸾通道", "name:en": "Qingluan Passage"})
        block = self.take_near(complex(-2.2, 2.2))    # a cycleway that walkers may not use, beside one that they may
        way([door(block, "S"), self.inner(block, 0.45, 0.5), door(block, "N")], {"highway": "cycleway", "foot": "no"})
        block = self.take_near(complex(-2.2, 2.7))
        way([door(block, "S"), self.inner(block, 0.55, 0.5), door(block, "N")], {"highway": "cycleway"})
        block = self.take_near(complex(2.9, -2.4))
        way([door(block, "S"), self.inner(block, 0.55, 0.5), door(block, "N")], {"highway": "track"})

        twin = streets.inside(self.take_near(complex(-0.9, 1.9)), 0.5, 0.12)     # two facilities at one point
        self.map.node(twin, **{"amenity": "clinic", "name": "双津门诊部", "name:en": "Shuangjin Clinic"})
        self.map.node(twin, **{"amenity": "pharmacy", "name": "双津药房", "name:en": "Shuangjin Pharmacy"})
        self.map.node(REMOTE, **{"amenity": "clinic", "name": "望山卫生室", "name:en": "Wangshan Health Post"})
        self.map.node(streets.island_middle + 0.01j,
                      **{"amenity": "toilets", "name": "月牙洲公厕", "name:en": "Yueya Islet Toilet"})
        for kind in ("clinic", "pharmacy", "clinic", "toilets"):
            self.tell(kind)

    # ---- Facilities ---------------------------------------------------------------------------------------------

    def number(self, code, kind, per_hundred):
        if kind in LACKS.get(code, set()) or not code:
            return 0
        return int(per_hundred * self.totals[code] / 100 + 0.5)

    def lay_lots(self):
        for code in self.totals:
            for kind, zh, en, rate, tags, part in LOTS:
                for number in range(self.number(code, kind, rate)):
                    blocks = sorted(block for block, street in self.free.items() if street == code)
                    block = city.stream(f"facilities/{kind}/{code}/{number}").choice(blocks)
                    del self.free[block]
                    all_tags = {**tags, **self.named(code, kind, number, zh, en)}
                    if kind == "park":
                        self.lay_park(block, all_tags, part)
                    else:
                        self.lay_lot(block, all_tags, part, gate=kind not in {"sports-field", "playground"})
                    self.tell(kind)

    def lay_lot(self, block, tags, part, gate=True):
        """A polygon along the south side of its block; with a gate, a path leads there from the street."""
        west, south, east, north = part
        a, b, c, d = (self.inner(block, *at) for at in [(west, south), (east, south), (east, north), (west, north)])
        if not gate:
            self.map.way([a, b, c, d, a], tags)
            return
        entry = self.inner(block, (west + east) / 2, south)
        self.map.node_tags[entry]["barrier"] = "gate"
        self.map.way([a, entry, b, c, d, a], tags)
        self.map.way([self.streets.door(block, "S"), entry], {"highway": "footway"})

    def lay_park(self, block, tags, part):
        """The first has a fence and one gate, the second a pond left out of it; paths cross all others."""
        number = self.count.get("park", 0)
        if number == 0:
            self.lay_lot(block, {**tags, "barrier": "fence"}, part)
            return
        west, south, east, north = part
        a, b, c, d, left, right = (self.inner(block, *at) for at in [
            (west, south), (east, south), (east, north), (west, north), (west, 0.5), (east, 0.5)])
        outline = [a, b, right, c, d, left, a]
        bend = self.inner(block, 0.5, 0.3 if number == 1 else 0.55)
        self.map.way([self.streets.door(block, "W"), left, bend, right, self.streets.door(block, "E")],
                     {"highway": "path" if number % 3 == 0 else "footway"})
        if number != 1:
            self.map.way(outline, tags)
            return
        pond = [self.map.node(self.streets.inside(block, 0.5, 0.62) + cmath.rect(0.03, math.tau * k / 8))
                for k in range(8)]
        members = [(self.map.way(outline, {}), "outer"),
                   (self.map.way([*pond, pond[0]], {"natural": "water"}), "inner")]
        self.map.relations.append((members, {"type": "multipolygon", **tags}))

    def beside(self, nodes, draw, low, high):
        """A point beside a street, some kilometres from its line."""
        a, b = self.map.points[nodes[0]], self.map.points[nodes[1]]
        side = draw.choice([-1, 1]) * draw.uniform(low, high)
        return a + (b - a) * draw.uniform(0.15, 0.85) + (b - a) / abs(b - a) * 1j * side

    def lay_points(self):
        for code in self.totals:
            for kind, zh, en, rate, tags in POINTS:
                for number in range(self.number(code, kind, rate)):
                    draw = city.stream(f"facilities/{kind}/{code}/{number}")
                    point = self.beside(draw.choice(self.sites[code]), draw, 0.008, 0.018)
                    self.map.node(point, **tags, **self.named(code, kind, number, zh, en))
                    self.tell(kind)

    def lay_stops(self):
        """A bus stop on every third stretch of the larger streets, in the street's name."""
        for (i, j, kind), pieces in sorted(self.streets.edges.items()):
            along = j if kind == "column" else i
            for nodes, tags in pieces:
                if tags["highway"] in {"primary", "secondary", "tertiary"} and along % 3 == 1:
                    a, b = self.map.points[nodes[0]], self.map.points[nodes[-1]]
                    number, side = along // 3 + 1, 1 if along % 2 else -1
                    self.map.node(a + (b - a) * 0.4 + (b - a) / abs(b - a) * 0.009j * side, highway="bus_stop",
                                  **{"name": f"{tags['name']}{number}站", "name:en": f"{tags['name:en']} Stop {number}"})
                    self.tell("bus-stop")

    def lay_station(self):
        """The railway station, on the north side of the railway, with a platform and a path from the street."""
        streets, i = self.streets, 13
        a, b = (self.map.points[streets.rail[k]] for k in (i, i + 1))
        north = (b - a) / abs(b - a) * 1j
        station = self.map.node((a + b) / 2 + north * 0.035, railway="station",
                                **{"name": "云澜站", "name:en": "Yunlan Station"})
        nodes = next(streets.edges[key][0][0] for key in [(i, 4, "row")])
        self.map.way([nodes[0], station], {"highway": "footway"})
        self.map.way([self.map.node(a + (b - a) * s + north * 0.01) for s in (0.1, 0.9)],
                     {"highway": "platform", "railway": "platform", "public_transport": "platform"})
        self.station = self.map.points[station]
        self.tell("rail-stop")

    # ---- Lanes --------------------------------------------------------------------------------------------------

    def lay_lanes(self):
        """Lanes, dead ends and paths in the blocks that are left, more of them in the old city."""
        door, way = self.streets.door, self.map.way
        for block in sorted(self.free):
            draw = city.stream(f"facilities/lane/{block}")
            chance, bend = draw.random(), (draw.uniform(0.4, 0.6), draw.uniform(0.4, 0.6))
            old = abs(self.streets.inside(block, 0.5, 0.5)) < 1.6
            if chance > (0.95 if old else 0.75):
                continue
            kind = draw.randrange(8)
            lane = "living_street" if old else draw.choice(["residential", "service"])
            if kind in (0, 1):
                way([door(block, "S"), self.inner(block, *bend), door(block, "N")], {"highway": lane})
            elif kind in (2, 3):
                way([door(block, "W"), self.inner(block, *bend), door(block, "E")], {"highway": lane})
            elif kind == 4:                           # a dead end
                way([door(block, draw.choice("SN")), self.inner(block, *bend)], {"highway": "service"})
            elif kind == 5:
                way([door(block, "W"), self.inner(block, *bend), door(block, "N")], {"highway": "footway"})
            elif kind == 6:                           # a lane with a branch
                middle = self.inner(block, *bend)
                way([door(block, "S"), middle, door(block, "N")], {"highway": lane})
                way([middle, self.inner(block, 0.8, bend[1])], {"highway": "service"})
            elif kind == 7:                           # a compound, closed
                way([door(block, "E"), self.inner(block, *bend)], {"highway": "service", "access": "private"})
