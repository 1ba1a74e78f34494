"""How far one walks in Yunlan: what `walking_expected.json` says, and what the network must be to be written at all.

Nothing here is shared with the program that is tested. Lengths are geodesics on the ellipsoid of CGCS2000. A place
hangs on the nearest edge that is walked, in the plane that touches the ellipsoid at the place: east = N cos φ Δλ,
north = M Δφ, with the radii of curvature M and N there. Edges are straight in longitude and latitude; a share of an
edge is that share of its length; the leg is the geodesic to the point on the edge.
"""

import heapq
import json
import math

import city
from facilities import REMOTE
from osm import degrees
from walking import components, crossing

AXIS, FLATTENING = 6378137.0, 1 / 298.257222101   # CGCS2000
LIMIT = 250.0                                     # metres: the longest leg

PAIRS = [
    ("云澜站", "鼓楼广场"), ("鼓楼广场", "云澜站"), ("北岸对望", "南岸对望"), ("澜东北", "澜东南"), ("双津十字", "屏南里"),
    ("云澜站", "百工坊"), ("铁路北", "铁路南"), ("西门", "澜东南"), ("通道西口", "通道东口"), ("通道东口", "通道西口"),
    ("云澜站", "月牙洲"), ("云澜站", "望山"),
]


def geodesic(a, b):
    """The length of the geodesic between two positions in degrees.

    Vincenty's inverse formula (Survey Review 23, 1975), right to a tenth of a millimetre at any distance here.
    """
    if a == b:
        return 0.0
    minor = AXIS * (1 - FLATTENING)
    u1, u2 = (math.atan((1 - FLATTENING) * math.tan(math.radians(p[1]))) for p in (a, b))
    (s1, c1), (s2, c2) = ((math.sin(u), math.cos(u)) for u in (u1, u2))
    apart = turn = math.radians(b[0] - a[0])
    for _ in range(50):
        sine = math.hypot(c2 * math.sin(turn), c1 * s2 - s1 * c2 * math.cos(turn))
        cosine = s1 * s2 + c1 * c2 * math.cos(turn)
        sigma = math.atan2(sine, cosine)
        azimuth = c1 * c2 * math.sin(turn) / sine
        cos2 = 1 - azimuth ** 2
        middle = cosine - 2 * s1 * s2 / cos2 if cos2 else 0.0
        c = FLATTENING / 16 * cos2 * (4 + FLATTENING * (4 - 3 * cos2))
        before, turn = turn, apart + (1 - c) * FLATTENING * azimuth * (
            sigma + c * sine * (middle + c * cosine * (2 * middle ** 2 - 1)))
        if abs(turn - before) < 1e-14:
            break
    u = cos2 * (AXIS ** 2 - minor ** 2) / minor ** 2
    big_a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    big_b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    change = big_b * sine * (middle + big_b / 4 * (cosine * (2 * middle ** 2 - 1) - big_b / 6 * middle * (
        4 * sine ** 2 - 3) * (4 * middle ** 2 - 3)))
    return minor * big_a * (sigma - change)


class Walk:
    """The network as plain edges: (from, to, metres, whether it is walked back too)."""

    def __init__(self, network):
        self.network = network
        self.edges = [(a, b, geodesic(network.position(a), network.position(b)), tags.get("oneway:foot") != "yes")
                      for nodes, tags in network.walked() for a, b in zip(nodes, nodes[1:])]
        self.ties = {}
        for a, b, metres, both in self.edges:
            self.ties.setdefault(a, []).append((b, metres))
            if both:
                self.ties.setdefault(b, []).append((a, metres))

    def hang(self, place, without=frozenset()):
        """The edge nearest a place, none of those from some nodes, how far along it in shares, and the leg.

        None beyond the limit.
        """
        lon, lat = place
        e2 = FLATTENING * (2 - FLATTENING)
        root = math.sqrt(1 - e2 * math.sin(math.radians(lat)) ** 2)
        east = math.radians(1) * AXIS / root * math.cos(math.radians(lat))
        north = math.radians(1) * AXIS * (1 - e2) / root ** 3

        def plane(node):
            at = self.network.position(node)
            return complex((at[0] - lon) * east, (at[1] - lat) * north)

        best = None
        for index, (a, b, _, _) in enumerate(self.edges):
            if a in without:
                continue
            start, along = plane(a), plane(b) - plane(a)
            share = min(1, max(0, -(start * along.conjugate()).real / abs(along) ** 2)) if along else 0
            near = abs(start + along * share)
            if best is None or near < best[0]:
                best = (near, index, share)
        _, index, share = best
        a, b = (self.network.position(node) for node in self.edges[index][:2])
        leg = geodesic(place, (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        return (index, share, leg) if leg <= LIMIT else None

    def metres(self, start, end):
        """The shortest way between two places with both legs; None where there is none."""
        first, last = self.hang(start), self.hang(end)
        if not first or not last:
            return None
        a, b, length, both = self.edges[first[0]]
        queue = [(first[2] + length * (1 - first[1]), b)]
        if both:
            queue.append((first[2] + length * first[1], a))
        heapq.heapify(queue)
        found = {}
        while queue:
            walked, node = heapq.heappop(queue)
            if node not in found:
                found[node] = walked
                for other, metres in self.ties.get(node, []):
                    heapq.heappush(queue, (walked + metres, other))
        a, b, length, both = self.edges[last[0]]
        ends = [found[a] + length * last[1]] if a in found else []
        if both and b in found:
            ends.append(found[b] + length * (1 - last[1]))
        if first[0] == last[0] and (both or last[1] >= first[1]):
            ends.append(first[2] + length * abs(last[1] - first[1]))
        return min(ends) + last[2] if ends else None


def places(facilities):
    """Places by name, in the order of the file."""
    streets, network = facilities.streets, facilities.map
    passage = next(nodes for nodes, tags in network.ways if tags.get("name:en") == "Qingluan Passage")
    start, middle, end = (network.points[node] for node in passage)
    cross = network.points[streets.nodes[8, 4]]
    rail = [network.points[node] for node in streets.rail]
    found = {
        "云澜站": facilities.station, "鼓楼广场": facilities.plaza,
        "双津十字": cross,                            # exactly on a node
        "北岸对望": complex(-0.62, 0.53), "南岸对望": complex(-0.15, 0.27),
        "澜东北": complex(2.3, 2.2), "澜东南": complex(2.3, 0.8),
        "屏南里": complex(0.45, 2.75), "百工坊": complex(1.9, -1.1), "西门": complex(-2.9, 1.1),
        "铁路北": rail[12] + 0.13j, "铁路南": rail[12] - 0.13j,
        "通道西口": start + (middle - start) * 0.4 + 0.004j, "通道东口": middle + (end - middle) * 0.6 + 0.004j,
        "月牙洲": streets.island_middle, "望山": REMOTE,
    }
    return {name: degrees(point) for name, point in found.items()}


def places_text(found):
    return city.table(["id", "lon", "lat"], [[name, f"{lon:.7f}", f"{lat:.7f}"] for name, (lon, lat) in found.items()])


def expected_text(facilities, found):
    walk = Walk(facilities.map)
    walked = facilities.map.walked()
    pairs = []
    for start, end in PAIRS:
        metres = walk.metres(found[start], found[end])
        pairs.append({"from": start, "to": end, "metres": None if metres is None else round(metres, 3),
                      "straight": round(geodesic(found[start], found[end]), 3)})
    facts = {
        "walked_ways": len(walked), "walked_nodes": len({node for nodes, _ in walked for node in nodes}),
        "walked_edges": len(walk.edges), "walked_metres": round(sum(edge[2] for edge in walk.edges), 3),
        "components": sorted(map(len, components(walked)), reverse=True),
        "facilities": dict(sorted(facilities.count.items())),
        "gates": sum(tags.get("barrier") == "gate" for tags in facilities.map.node_tags), "pairs": pairs,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def check(facilities):
    """Refuses a network that is not what it should be."""
    network, streets = facilities.map, facilities.streets
    walked = network.walked()
    parts = sorted(components(walked), key=len)
    assert len(parts) == 3, f"{len(parts)} components"
    assert parts[0] == set(facilities.yard) and parts[1] == set(streets.island)
    assert len(parts[1]) < len(parts[2]) / 100, "the island is no small one"
    walk = Walk(network)
    assert all(walk.hang(network.position(node), without=parts[1]) is None for node in parts[1]), "the islet is near"
    assert walk.hang(degrees(REMOTE)) is None, "the remote place is near"
    over = [(nodes, tags) for nodes, tags in walked for a, b in zip(nodes, nodes[1:])
            for c, d in zip(streets.river.course, streets.river.course[1:])
            if not {*nodes} & {*streets.island} and crossing(network.points[a], network.points[b], c, d)]
    assert len(over) == 2 and all("bridge" in tags for _, tags in over), f"{len(over)} ways over the river"
    assert sum("bridge" in tags for _, tags in network.ways) == 2
    rail = [network.points[node] for node in streets.rail]
    under = [tags for nodes, tags in walked if not {*nodes} & {*streets.rail} and any(
        crossing(network.points[a], network.points[b], c, d)
        for a, b in zip(nodes, nodes[1:]) for c, d in zip(rail, rail[1:]))]
    assert [tags.get("tunnel") for tags in under] == ["yes"], f"{len(under)} ways under the railway"
    assert sum(node in streets.rail for node in {node for nodes, _ in walked for node in nodes}) == 1
    for (nodes, tags), (others, more), point in meetings(network, walked):
        assert {"bridge", "tunnel"} & {*tags, *more}, f"{tags} and {more} cross without a node at {degrees(point)}"
    assert any(tags.get("bridge") or more.get("bridge") for (_, tags), (_, more), _ in meetings(network, walked))


def meetings(network, walked):
    """Where two edges cross that share no node: both ways, and the point. An end that touches does not cross."""
    size, cells = 0.15, {}
    edges = [(a, b, way) for way in walked for a, b in zip(way[0], way[0][1:])]
    for index, (a, b, _) in enumerate(edges):
        p, q = network.points[a], network.points[b]
        for x in range(math.floor(min(p.real, q.real) / size), math.floor(max(p.real, q.real) / size) + 1):
            for y in range(math.floor(min(p.imag, q.imag) / size), math.floor(max(p.imag, q.imag) / size) + 1):
                cells.setdefault((x, y), []).append(index)
    pairs = {(i, j) for inside in cells.values() for i in inside for j in inside if i < j}
    for i, j in sorted(pairs):
        (a, b, way), (c, d, other) = edges[i], edges[j]
        met = crossing(*(network.points[node] for node in (a, b, c, d))) if not {a, b} & {c, d} else None
        if met and all(1e-9 < share < 1 - 1e-9 for share in met):
            yield way, other, network.points[a] + (network.points[b] - network.points[a]) * met[0]
