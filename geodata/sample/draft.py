"""The streets of 澜南区 as another office drew them: one of each defect that `zegui check` tells.

Vertices that only two areas share are moved for one of the two, so that everything else still matches.
"""

from dataclasses import replace

import city

DISTRICT = "990104"

# Who redrew a border, with whom, and by how much it moved: kilometres east + kilometres north j.
MOVED = [
    ("990104101000", "990104102000", 0.025 + 0j),     # 槐林镇 and 梅浦镇: an overlap
    ("990104003000", "990104002000", -0.02j),        # 云塘街道 and 兴禾街道: a gap
    ("990104200000", "990104103000", 0.0006j),       # 鹿鸣乡 and 砚池镇: a sliver
]
UNCUT = "990104100000"                               # 稻坪镇 does not leave out the exclave of 梅浦镇
CROSSED = "990104103000"                             # 砚池镇: two vertices of its outer border are swapped
RECODED = {"990104003000": "990104105000"}           # 云塘街道 with the code of a town
REPEATED = ("990104001000", "990104009000")          # 澜南街道 a second time, under another code


def draft_file(shapes):
    areas = [area for area in city.streets() if area.parent == DISTRICT]
    features = [city.area_feature(replace(area, code=RECODED.get(area.code, area.code)), drawn(area.code, shapes))
                for area in areas]
    twin = next(area for area in areas if area.code == REPEATED[0])
    features.append(city.area_feature(replace(twin, code=REPEATED[1]), shapes[twin.code]))
    return city.geojson(features)


def drawn(code, shapes):
    polygons = [[list(ring) for ring in polygon] for polygon in shapes[code]]
    if code == UNCUT:
        polygons = [polygon[:1] for polygon in polygons]
    if code == CROSSED:
        ring = polygons[0][0]
        own = [len(owners(point, shapes)) == 1 for point in ring]
        at = next(i for i in range(1, len(ring) - 2) if own[i] and own[i + 1])
        ring[at], ring[at + 1] = ring[at + 1], ring[at]
    for mover, other, shift in MOVED:
        if mover == code:
            polygons = [[[point + shift if owners(point, shapes) == {mover, other} else point for point in ring]
                         for ring in polygon] for polygon in polygons]
    return polygons


def owners(point, shapes):
    return {code for code, polygons in shapes.items() if any(point in ring for rings in polygons for ring in rings)}
