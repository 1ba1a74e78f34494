"""OSM XML 0.6, and the rule by which its ways are walked, in the generator's own few lines."""

from xml.sax.saxutils import quoteattr

import city

FIRST_ID = 10_000_000_001                         # ids of our own, too large for 32 bits

NOT_WALKED = {"motorway", "motorway_link", "trunk_link", "raceway", "construction", "proposed", "bus_guideway",
              "abandoned", "platform", "corridor", "elevator"}
FOOT_FORBIDS = {"no", "private", "use_sidepath"}
FOOT_ALLOWS = {"yes", "designated", "permissive", "destination", "official", "customers", "public"}


def is_walked(tags):
    """Every highway but those of NOT_WALKED, unless foot or access forbids it."""
    if "highway" not in tags or tags["highway"] in NOT_WALKED or tags.get("foot") in FOOT_FORBIDS:
        return False
    return tags.get("foot") in FOOT_ALLOWS or tags.get("access") not in {"no", "private"}


class Map:
    """Nodes, ways and relations, numbered in the order in which they are made. Points are those of `city`."""

    def __init__(self):
        self.points, self.node_tags, self.ways, self.relations = [], [], [], []

    def node(self, point, **tags):
        self.points.append(point)
        self.node_tags.append(tags)
        return len(self.points) - 1

    def way(self, nodes, tags):
        self.ways.append((nodes, tags))
        return len(self.ways) - 1

    def position(self, node):
        """Longitude and latitude to 7 decimals, about a centimetre: what the file has."""
        return degrees(self.points[node])

    def walked(self):
        return [(nodes, tags) for nodes, tags in self.ways if is_walked(tags)]

    def used(self):
        """The nodes that the file has: those of ways, and those with tags."""
        return sorted({node for nodes, _ in self.ways for node in nodes}
                      | {node for node, tags in enumerate(self.node_tags) if tags})

    def text(self):
        """One element a line, by kind and id."""
        used = self.used()
        ids = {node: FIRST_ID + index for index, node in enumerate(used)}
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
        for node in used:
            lon, lat = self.position(node)
            lines.append(element("node", f'id="{ids[node]}" lat="{lat:.7f}" lon="{lon:.7f}"', [],
                                 self.node_tags[node]))
        for index, (nodes, tags) in enumerate(self.ways):
            refs = [f'<nd ref="{ids[node]}"/>' for node in nodes]
            lines.append(element("way", f'id="{FIRST_ID + index}"', refs, tags))
        for index, (members, tags) in enumerate(self.relations):
            refs = [f'<member type="way" ref="{FIRST_ID + way}" role="{role}"/>' for way, role in members]
            lines.append(element("relation", f'id="{FIRST_ID + index}"', refs, tags))
        return "\n".join([*lines, "</osm>", ""])


def element(kind, attributes, parts, tags):
    parts = parts + [f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in sorted(tags.items())]
    return f"<{kind} {attributes}>{''.join(parts)}</{kind}>" if parts else f"<{kind} {attributes}/>"


def degrees(point):
    return (round(city.CENTRE[0] + point.real / city.KM_PER_DEGREE[0], 7),
            round(city.CENTRE[1] + point.imag / city.KM_PER_DEGREE[1], 7))
