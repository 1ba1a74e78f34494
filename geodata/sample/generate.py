#!/usr/bin/env python3
"""Writes Yunlan (云澜市), a made-up city, into the folder this file is in.

    python3 geodata/sample/generate.py            rewrites the data files
    python3 geodata/sample/generate.py --check    writes nothing; exit 1, naming the files that differ
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True                    # the folder holds data, not caches

import city  # noqa: E402
import draft  # noqa: E402
import facilities  # noqa: E402
import parts  # noqa: E402
import reach  # noqa: E402
from designs import beijing, chengdu, chongqing, guangxi, guangzhou, hunan  # noqa: E402
from designs import jiangsu, liaocheng, nanjing, shanghai, suzhou  # noqa: E402
from designs.design import Writer, expected_text  # noqa: E402

SCHEMES = [beijing, nanjing, liaocheng, shanghai, guangzhou, chongqing, suzhou, jiangsu, chengdu, hunan, guangxi]


def files():
    """Every data file by name. A new one is a function in its module and a line here."""
    cells = city.cells_by_area()
    borders = city.Borders(cells)
    shapes = {code: borders.polygons(own) for code, own in cells.items()}
    made = {
        "districts.geojson": city.districts_file(cells, borders),
        "streets.geojson": city.streets_file(shapes),
        "draft.geojson": draft.draft_file(shapes),
        "parks.geojson": city.parks_file(cells, shapes),
        "population.csv": city.population_file(),
        "planners.csv": city.planners_file(),
    }
    ground = parts.Ground(cells, borders)
    ground.check()
    writers = [Writer(scheme.DESIGN, ground) for scheme in SCHEMES]
    for writer in writers:
        made.update(writer.files())
    town = facilities.Facilities(borders, shapes)
    reach.check(town)
    places = reach.places(town)
    made.update({
        "network.osm.xml": town.map.text(),
        "places.csv": reach.places_text(places),
        "walking_expected.json": reach.expected_text(town, places),
    })
    return {**made, **ground.files(), "expected.json": expected_text(city.expected(), writers)}


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit("usage: generate.py [--check]")
    here = Path(__file__).resolve().parent
    stale = []
    for name, text in files().items():
        path, data = here / name, text.encode()
        if not arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        elif not path.is_file() or path.read_bytes() != data:
            stale.append(name)
    if stale:
        sys.exit("differs from what generate.py writes: " + ", ".join(stale))


if __name__ == "__main__":
    main(sys.argv[1:])
