"""The streets of the middle of Yunlan: a grid, bent a little, on both banks of the Lan.

Columns of streets run north, rows run east. What falls into the river ends at its banks, what meets the railway ends
before it, and only what is named here crosses. Within the blocks are lanes, yards, rings and paths.
"""

import cmath
import math

import city
from osm import Map, is_walked

# ---- What is where: columns and rows are numbered from the south-west -----------------------------------------

WEST, EAST, SOUTH, NORTH = -3.3, 3.4, -3.1, 3.4   # kilometres from the centre, before the grid is bent
BRIDGES = {8: "joined", 17: "above"}              # column: joined to the roads on the banks, or passing over them
ISLAND_EAST = 2.25                                # kilometres; there the river is wide
RAIL_ROW = 3                                      # the railway runs between this row and the next
LEVEL_CROSSING, UNDERPASS = 17, 8                 # columns
PRIMARY = {"column": {8, 17}, "row": {4, 19}}
PEDESTRIAN_ROW = 17                               # a part of it, in the old city
NO_FOOT_ROWS = {21, 22}                           # north of these nobody walks along the trunk road
TOWARDS_BORDER = 0.06                             # kilometres: a corner as near a border of streets is moved onto it
SECONDARY = {"column": {3, 13, 21}, "row": {1, 10, 15, 23}}

STEMS = [                                         # names of streets, those that run north first
    ("云津", "Yunjin"), ("松涛", "Songtao"), ("晨钟", "Chenzhong"), ("观澜", "Guanlan"), ("竹影", "Zhuying"),
    ("书院", "Shuyuan"), ("石井", "Shijing"), ("青鸾", "Qingluan"), ("双津", "Shuangjin"), ("采薇", "Caiwei"),
    ("鼓楼", "Gulou"), ("槐荫", "Huaiyin"), ("绣衣", "Xiuyi"), ("澄江", "Chengjiang"), ("梅园", "Meiyuan"),
    ("织锦", "Zhijin"), ("流芳", "Liufang"), ("映月", "Yingyue"), ("长亭", "Changting"), ("枫桥", "Fengqiao"),
    ("海棠", "Haitang"), ("东渚", "Dongzhu"), ("银杏", "Yinxing"), ("白鹭", "Bailu"), ("芦花", "Luhua"),
    ("晴川", "Qingchuan"), ("远帆", "Yuanfan"), ("望舒", "Wangshu"), ("星河", "Xinghe"), ("南浦", "Nanpu"),
    ("车站", "Chezhan"), ("平安", "Ping'an"), ("和畅", "Hechang"), ("丰年", "Fengnian"), ("杏林", "Xinglin"),
    ("染坊", "Ranfang"), ("米市", "Mishi"), ("文昌", "Wenchang"), ("学宫", "Xuegong"), ("安澜", "Anlan"),
    ("柳堤", "Liudi"), ("听雨", "Tingyu"), ("百工", "Baigong"), ("通济", "Tongji"), ("永宁", "Yongning"),
    ("迎晖", "Yinghui"), ("崇文", "Chongwen"), ("北辰", "Beichen"), ("云屏", "Yunping"), ("清泉", "Qingquan"),
    ("桑园", "Sangyuan"), ("望江", "Wangjiang"), ("松岭", "Songling"), ("岚山", "Lanshan"), ("朝阳", "Chaoyang"),
    ("春熙", "Chunxi"), ("和风", "Hefeng"), ("明德", "Mingde"),
]


def steps(start, end, name):
    """Where the streets of one direction run: 180 to 320 m apart."""
    draw, lines = city.stream(f"walking/{name}"), [start]
    while lines[-1] < end:
        lines.append(lines[-1] + draw.uniform(0.2, 0.3))
    return lines


def crossing(a, b, c, d):
    """Where on a-b it meets c-d, both as shares; None if it does not."""
    across = ((b - a).conjugate() * (d - c)).imag
    if across == 0:
        return None
    s, t = ((c - a).conjugate() * (d - c)).imag / across, ((c - a).conjugate() * (b - a)).imag / across
    return (s, t) if 0 <= s <= 1 and 0 <= t <= 1 else None


def within(point, ring):
    """Whether a point lies in a ring, by the edges east of it."""
    inside = False
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if (a.imag > point.imag) != (b.imag > point.imag):
            inside ^= point.real < a.real + (point.imag - a.imag) / (b.imag - a.imag) * (b.real - a.real)
    return inside


class Line:
    """A line that streets are joined to where they meet it."""

    def __init__(self, points):
        self.points, self.nodes = points, []          # nodes: (how far along in edges, node)

    def meets(self, a, b):
        """Where a-b meets it: (share of a-b, how far along), in order from a."""
        met = []
        for index, (c, d) in enumerate(zip(self.points, self.points[1:])):
            shares = crossing(a, b, c, d)
            if shares:
                met.append((shares[0], index + shares[1]))
        return sorted(met)

    def ordered(self, network, low=0.0, high=math.inf):
        """All its nodes from one place on it to another, its own bends among them."""
        bends = [(index, None, point) for index, point in enumerate(self.points) if low < index < high]
        taken = [(at, node, None) for at, node in self.nodes]
        near = [bend for bend in bends if all(abs(bend[0] - at) > 0.15 for at, *_ in taken)]
        return [network.node(point) if node is None else node
                for _, node, point in sorted(near + taken, key=lambda each: each[0])]


class River:
    """The Lan: its middle is the border of the districts on its banks."""

    def __init__(self, borders):
        points = {}
        for a, b in borders.river:
            points[borders.nodes[a].real] = borders.nodes[a]
            middle = borders.bend(a, b)
            points[middle.real] = middle
        course = [points[x] for x in sorted(points) if -5 < points[x].real < 5]
        for _ in range(2):                            # corners are cut twice
            course = [point for a, b in zip(course, course[1:]) for point in ((3 * a + b) / 4, (a + 3 * b) / 4)]
        self.course = [point for index, point in enumerate(course) if index % 2 == 0]

    def half_width(self, point):
        return 0.105 + 0.21 * math.exp(-((point.real - ISLAND_EAST) / 0.55) ** 2)

    def beside(self, side, beyond):
        """A line along a bank (1 north, -1 south), some kilometres from the water."""
        course, line = self.course, []
        for before, point, after in zip(course, course[1:], course[2:]):
            normal = (after - before) / abs(after - before) * 1j
            line.append(point + normal * side * (self.half_width(point) + beyond))
        return line


class Streets:
    """The network as it grows: `edges` are streets of the grid, lists of nodes with tags, by line."""

    def __init__(self, borders, shapes):
        self.map = Map()
        self.river = River(borders)
        self.columns, self.rows = steps(WEST, EAST, "columns"), steps(SOUTH, NORTH, "rows")
        self.banks = {side: Line(self.river.beside(side, 0.045)) for side in (1, -1)}
        self.flood = self.banks[1].points + self.banks[-1].points[::-1]
        self.corners = {(i, j): self.bent(u, v) for i, u in enumerate(self.columns) for j, v in enumerate(self.rows)}
        self.follow_borders(shapes)
        self.nodes = {}
        self.edges = {}                               # (i, j, "row" or "column"): [(nodes, tags)]
        self.lay_grid()
        self.lay_banks()
        self.lay_railway()
        self.drop_crumbs()
        self.blocks = self.whole_blocks()
        self.lay_island()
        self.lay_highway()

    # ---- Grid ---------------------------------------------------------------------------------------------------

    def bent(self, u, v):
        draw = city.stream(f"walking/corner/{u:.6f}/{v:.6f}")
        point = complex(u + 0.10 * math.sin(0.9 * v + 0.4), v + 0.09 * math.sin(0.8 * u + 1))
        moved = complex(draw.uniform(-0.012, 0.012), draw.uniform(-0.012, 0.012))
        return cmath.rect(1, math.radians(-4)) * point + moved

    def follow_borders(self, shapes):
        """Moves corners onto borders that are near, so that many borders run along streets."""
        lines = [(a, b) for polygons in shapes.values() for polygon in polygons for ring in polygon
                 for a, b in zip(ring, ring[1:] + ring[:1]) if min(abs(a), abs(b)) < 6]
        for key, point in self.corners.items():
            feet = [a + (b - a) * min(1, max(0, ((point - a) / (b - a)).real)) for a, b in lines]
            foot = min(feet, key=lambda each: (abs(each - point), each.real, each.imag))
            if abs(foot - point) < TOWARDS_BORDER:
                self.corners[key] = foot

    def corner(self, i, j):
        if (i, j) not in self.nodes:
            self.nodes[i, j] = self.map.node(self.corners[i, j])
        return self.nodes[i, j]

    def class_of(self, kind, line, middle):
        last = {"column": len(self.columns), "row": len(self.rows)}[kind] - 1
        if kind == "column" and line == last:
            return "trunk"
        if kind == "row" and line == PEDESTRIAN_ROW and -2 < middle.real < -0.9:
            return "pedestrian"
        if line in PRIMARY[kind]:
            return "primary"
        if line in SECONDARY[kind]:
            return "secondary"
        if line % 3 == 0:
            return "tertiary"
        return "living_street" if abs(middle) < 1.1 and line % 2 else "residential"

    def name_of(self, kind, line):
        zh, en = STEMS[line if kind == "column" else len(self.columns) + line]
        if kind == "column":
            return {"name": f"{zh}路", "name:en": f"{en} Road"}
        return {"name": f"{zh}街", "name:en": f"{en} Street"}

    def lay_grid(self):
        for i, j in self.corners:
            for kind, other in (("row", (i + 1, j)), ("column", (i, j + 1))):
                if other in self.corners:
                    self.lay_edge(i, j, kind, other)

    def lay_edge(self, i, j, kind, other):
        draw = city.stream(f"walking/edge/{i}/{j}/{kind}")
        a, b = self.corners[i, j], self.corners[other]
        line = i if kind == "column" else j
        street = self.class_of(kind, line, (a + b) / 2)
        chance, share, side = draw.random(), draw.uniform(0.35, 0.65), draw.uniform(-0.006, 0.006)
        if street in {"residential", "living_street"} and chance < 0.10:
            return
        if kind == "column" and i in BRIDGES and BRIDGES[i] == "above" and self.is_at_bridge(i, j):
            return
        tags = {"highway": street, **self.name_of(kind, line)}
        if street == "trunk" and j in NO_FOOT_ROWS:
            tags["foot"] = "no"
        met = sorted((s, side, along) for side, bank in self.banks.items() for s, along in bank.meets(a, b))
        if not met:
            if within((a + b) / 2, self.flood):
                return
            bend = [self.map.node(a + (b - a) * share + (b - a) * 1j / abs(b - a) * side)] if chance < 0.6 else []
            self.edges[i, j, kind] = [([self.corner(i, j), *bend, self.corner(*other)], tags)]
            return
        stops = [(0, None, None), *met, (1, None, None)]
        pieces = []
        for start, end in zip(stops, stops[1:]):
            middle = a + (b - a) * (start[0] + end[0]) / 2
            if within(middle, self.flood) or abs(b - a) * (end[0] - start[0]) < 0.03:
                continue
            nodes = []
            for share, side, along in (start, end):
                if side is None:
                    nodes.append(self.corner(i, j) if share == 0 else self.corner(*other))
                else:
                    nodes.append(self.map.node(a + (b - a) * share))
                    self.banks[side].nodes.append((along, nodes[-1]))
            pieces.append((nodes, tags))
        self.edges[i, j, kind] = pieces

    # ---- River --------------------------------------------------------------------------------------------------

    def bridge_rows(self, i):
        """The last row south and the first row north of the river that a bridge may start from."""
        dry = [not within(self.corners[i, j], self.flood) for j in range(len(self.rows))]
        wet = [j for j in range(len(self.rows) - 1)
               if not (dry[j] and dry[j + 1]) or any(bank.meets(self.corners[i, j], self.corners[i, j + 1])
                                                     for bank in self.banks.values())]
        return min(wet), max(wet) + 1

    def is_at_bridge(self, i, j):
        low, high = self.bridge_rows(i)
        return low <= j < high

    def lay_banks(self):
        spans = {}
        for i, kind in BRIDGES.items():
            low, high = self.bridge_rows(i)
            if kind == "above":
                ends = self.corner(i, low), self.corner(i, high)
            else:
                met = {}
                for side, bank in self.banks.items():
                    met[side] = [node for _, node in bank.nodes if any(
                        node in nodes for j in range(low, high) for nodes, _ in self.edges.get((i, j, "column"), []))]
                assert len(met[1]) == 1 and len(met[-1]) == 1, f"bridge {i} meets the banks {met}"
                ends = met[-1][0], met[1][0]
            spans[i] = ends
        for side, (zh, en, street) in {1: ("滨江北路", "Riverside Road North", "secondary"),
                                       -1: ("滨江南路", "Riverside Road South", "tertiary")}.items():
            bank = self.banks[side]
            bank.nodes.sort()
            tags = {"highway": street, "name": zh, "name:en": en}
            nodes = bank.ordered(self.map, bank.nodes[0][0], bank.nodes[-1][0])
            self.map.way(nodes, tags)
            self.lay_promenade(side, nodes)
        names = {8: ("双津大桥", "Shuangjin Bridge"), 17: ("映月大桥", "Yingyue Bridge")}
        for i, (south, north) in spans.items():
            a, b = self.map.points[south], self.map.points[north]
            zh, en = names[i]
            self.map.way([south, self.map.node((a + b) / 2), north],
                         {"highway": "primary", "bridge": "yes", "layer": "1", "name": zh, "name:en": en})
        self.map.way([self.map.node(point) for point in self.river.course],
                     {"waterway": "river", "name": "澜江", "name:en": "Lan River"})
        shore = [self.map.node(p) for p in self.river.beside(1, 0) + self.river.beside(-1, 0)[::-1]]
        self.map.way([*shore, shore[0]], {"natural": "water", "water": "river", "name": "澜江", "name:en": "Lan River"})

    def lay_promenade(self, side, road):
        """A footway along the water, with steps up to every sixth node of the road."""
        path = Line(self.river.beside(side, 0.018))
        start, end = (self.map.points[road[index]].real for index in (2, -3))
        path.points = [point for point in path.points if start < point.real < end]
        nodes = [self.map.node(point) for point in path.points]
        for number, node in enumerate(road[4:-4:6]):
            point = self.map.points[node]
            foot = min(nodes, key=lambda each: (abs(self.map.points[each] - point), each))
            kind = "steps" if number % 2 == 0 else "footway"
            if abs(self.map.points[foot] - point) < 0.12:
                self.map.way([node, foot], {"highway": kind})
        self.map.way(nodes, {"highway": "footway", "name": "澜江步道", "name:en": "Lan Promenade"})

    def lay_island(self):
        """Three paths on an island that no bridge reaches."""
        middle = min(self.river.course, key=lambda point: abs(point.real - ISLAND_EAST))
        at = self.river.course.index(middle)
        along = self.river.course[at + 1] - self.river.course[at - 1]
        along /= abs(along)
        ring = [middle + along * complex(0.17 * math.cos(a), 0.05 * math.sin(a))
                for a in (math.tau * k / 8 for k in range(8))]
        shore = [self.map.node(middle + along * complex(0.26 * math.cos(a), 0.075 * math.sin(a)))
                 for a in (math.tau * k / 12 for k in range(12))]
        nodes = [self.map.node(point) for point in ring]
        self.island_middle = middle + along * 0.005j
        inner = self.map.node(self.island_middle)
        self.island = [*nodes, inner]
        self.map.way([*shore, shore[0]], {"place": "island", "name": "月牙洲", "name:en": "Yueya Islet"})
        self.map.way([*nodes, nodes[0]], {"highway": "path", "name": "月牙洲环路", "name:en": "Yueya Islet Path"})
        self.map.way([nodes[0], inner, nodes[4]], {"highway": "footway"})

    # ---- Railway and motorway -----------------------------------------------------------------------------------

    def lay_railway(self):
        j, rail = RAIL_ROW, []
        for i in range(len(self.columns)):
            a, b = self.corners[i, j], self.corners[i, j + 1]
            middle = a + (b - a) * 0.5
            edge = self.edges.pop((i, j, "column"), None)
            node = self.map.node(middle)
            tags = {"highway": self.class_of("column", i, middle), **self.name_of("column", i)}
            south, north = self.corner(i, j), self.corner(i, j + 1)
            if i == LEVEL_CROSSING:
                self.map.node_tags[node]["railway"] = "level_crossing"
                self.edges[i, j, "column"] = [([south, node, north], tags)]
            elif i == UNDERPASS:
                self.edges[i, j, "column"] = [([south, north], {**tags, "tunnel": "yes", "layer": "-1"})]
            elif edge and i % 4 == 1:                 # a street that ends at the fence
                self.edges[i, j, "column"] = [([south, self.map.node(a + (b - a) * 0.4)], tags)]
            rail.append(node)
        self.rail = rail
        west, east = self.map.points[rail[0]] - 1.2, self.map.points[rail[-1]] + complex(1.2, -0.15)
        self.map.way([self.map.node(west), *rail, self.map.node(east)],
                     {"railway": "rail", "name": "云东铁路", "name:en": "Yundong Railway"})

    def lay_highway(self):
        """A motorway south of everything, and its link to the trunk road."""
        last = len(self.columns) - 1
        shift = -0.33j
        nodes = [self.map.node(self.corners[i, 0] + shift) for i in range(0, last + 1, 2)]
        self.map.way(nodes, {"highway": "motorway", "oneway": "yes", "ref": "S99", "name": "环云高速",
                             "name:en": "Yunlan Ring Motorway"})
        trunk = next(self.nodes[last, j] for j in range(len(self.rows)) if (last, j) in self.nodes)
        self.map.way([nodes[-1], trunk], {"highway": "motorway_link", "oneway": "yes"})

    # ---- What is joined, and the blocks between -----------------------------------------------------------------

    def drop_crumbs(self):
        """Drops streets of the grid that no way leads to from the rest."""
        ways = [(nodes, tags) for pieces in self.edges.values() for nodes, tags in pieces if is_walked(tags)]
        main = max(components(ways + self.map.walked()), key=len)
        self.edges = {key: kept for key, pieces in self.edges.items()
                      if (kept := [piece for piece in pieces if piece[0][0] in main])}
        self.main = main

    def whole_blocks(self):
        """Blocks by their south-west corner whose four streets are there from corner to corner."""
        def whole(i, j, kind, other):
            pieces = self.edges.get((i, j, kind), [])
            return len(pieces) == 1 and pieces[0][0][0] == self.nodes.get((i, j)) \
                and pieces[0][0][-1] == self.nodes.get(other)
        return [(i, j) for i, j in self.corners
                if (i + 1, j + 1) in self.corners and j != RAIL_ROW
                and whole(i, j, "row", (i + 1, j)) and whole(i, j + 1, "row", (i + 1, j + 1))
                and whole(i, j, "column", (i, j + 1)) and whole(i + 1, j, "column", (i + 1, j + 1))]

    SIDES = {"S": (0, 0, "row"), "N": (0, 1, "row"), "W": (0, 0, "column"), "E": (1, 0, "column")}

    def side(self, block, name):
        di, dj, kind = self.SIDES[name]
        return self.edges[block[0] + di, block[1] + dj, kind][0]

    def door(self, block, name):
        """The node in the middle of a block's side, made when first asked for."""
        nodes, _ = self.side(block, name)
        if len(nodes) == 2:
            a, b = (self.map.points[node] for node in nodes)
            nodes.insert(1, self.map.node((a + b) / 2))
        return nodes[len(nodes) // 2]

    def inside(self, block, s, t):
        """A point of a block: s from west to east, t from south to north, each from 0 to 1."""
        i, j = block
        a, b, c, d = (self.corners[key] for key in ((i, j), (i + 1, j), (i, j + 1), (i + 1, j + 1)))
        return (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t

    def finish(self):
        """Puts the streets of the grid into the map: pieces that follow each other with the same tags are one way."""
        for kind in ("row", "column"):
            order = (lambda key: (key[1], key[0])) if kind == "row" else (lambda key: (key[0], key[1]))
            current = None
            for key in sorted((key for key in self.edges if key[2] == kind), key=order):
                for nodes, tags in self.edges[key]:
                    if current and current[0][-1] == nodes[0] and current[1] == tags and len(current[0]) < 30:
                        current[0].extend(nodes[1:])
                    else:
                        current = (list(nodes), tags)
                        self.map.ways.append(current)


def components(ways):
    """The sets of nodes that ways join, whatever way they may be walked."""
    root = {}

    def find(node):
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for nodes, _ in ways:
        for node in nodes:
            root[find(node)] = find(nodes[0])
    sets = {}
    for node in root:
        sets.setdefault(find(node), set()).add(node)
    return list(sets.values())
