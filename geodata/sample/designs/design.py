"""How a scheme's design is written, and what is made of it.

A line of a rule is `(state, areas, *terms)`: areas by name, separated by blanks, `parent/name` where two have the
name; a term is `(actor, from, to)` or `(actor, from, to, {column: value})`, each area having each of them. None is the
next new actor. Areas that no line names are in the state `rest`.
"""

import csv
import io
import json
from dataclasses import dataclass, field
from datetime import date

import city

USUAL = (None, None, None)                        # a new actor, in force on AS_OF, since and until some day

SURNAMES = "陆沈顾程苏叶方温纪林江许唐宋韩冯蒋曹严魏陶姜戚谢邹柏章云范彭鲁韦马苗凤花俞任袁柳"
GIVEN = ["知行", "望舒", "清和", "景行", "若谷", "思远", "怀瑾", "南星", "听雨", "青禾", "明远", "予安", "子衿", "星野", "修远", "以宁",
         "长风", "嘉木", "初晴", "砚秋", "云归", "竹溪", "见微", "立夏"]


@dataclass
class Rule:
    """What a rule is to find: the areas it judges, those in each state, and the state of all others."""

    at: str                                       # levels, separated by blanks
    rest: str
    lines: list
    tag: str = ""


@dataclass
class Design:
    scheme: str
    usual: dict                                   # a column's value; of a list one is drawn
    rules: dict
    columns: str = ""                             # those of the list beside the ones that every list has
    extra: list = field(default_factory=list)     # (areas, *terms): what no rule counts
    findings: list = field(default_factory=list)  # (code, areas, actors): beside those that a state gives
    service: list = field(default_factory=list)   # (actor, kind, area, from, to, days, count)
    facts: list = field(default_factory=list)     # (fact, area, date)
    polygons: list = field(default_factory=list)  # (term, pieces): an appointment to its own ground
    lists: list = field(default_factory=list)     # those that are imported before its own


class Writer:
    """Makes a design's files and its part of expected.json."""

    def __init__(self, design, ground):
        self.design, self.ground, self.areas = design, ground, ground.areas()
        self.draw = city.stream(f"design/{design.scheme}")
        self.titles = {}
        for area in self.areas.values():
            self.titles.setdefault(area.name, []).append(area)
            if area.parent:
                self.titles.setdefault(f"{self.areas[area.parent].name}/{area.name}", []).append(area)
        written = {term[0] for line in self.lines() for term in line[1:]}
        self.names = [surname + given for surname in SURNAMES for given in GIVEN if surname + given not in written]
        self.draw.shuffle(self.names)
        self.teams, self.drawn = 0, {}
        self.rows = [row for line in self.lines() for row in self.appointed(*line)]
        self.polygons = [(self.row(None, *term), pieces) for term, pieces in design.polygons]

    # ---- Names and terms -----------------------------------------------------------------------------------------

    def found(self, titles):
        """The areas of some names."""
        for title in titles.split():
            assert len(self.titles.get(title, [])) == 1, f"{self.design.scheme}: {title} is no area, or several"
        return [self.titles[title][0] for title in titles.split()]

    def codes(self, titles):
        return sorted(area.code for area in self.found(titles))

    def lines(self):
        """The areas and terms of each line."""
        return [line[1:] for rule in self.design.rules.values() for line in rule.lines] + self.design.extra

    def appointed(self, titles, *terms):
        return [self.row(area, *term) for area in self.found(titles) for term in terms]

    def row(self, area, actor, begin, until, own=None):
        asked = {**self.design.usual, **(own or {})}
        form = self.draw.choice(asked["form"]) if isinstance(asked["form"], list) else asked["form"]
        unit, short = self.draw.choice(city.UNITS)
        if begin is None:
            begin = date(self.draw.randint(2023, 2025), self.draw.randint(1, 12), 1).isoformat()
            until = self.draw.choice(["", f"{int(begin[:4]) + 5}{begin[4:]}"])
        if actor is None and form == "person":
            actor = self.names.pop()
        elif actor is None:
            self.teams += 1
            actor = f"{short}第{self.teams:02}组"
        drawn = {name: self.draw.choice(value) if isinstance(value, list) else value for name, value in asked.items()}
        # A team is called after its unit; an office has none. What was drawn for an actor stays.
        named = [unit for unit, short in city.UNITS if actor.startswith(short)]
        drawn["unit"] = named[0] if named else unit if form == "person" else ""
        columns = {**drawn, **self.drawn.setdefault(actor, drawn), **(own or {}), "form": form}
        where = {"area": area.name, "district": self.areas[area.parent].name if area.parent else ""} if area else {}
        return {"actor": actor, **columns, **where, "code": area and area.code, "from": begin, "to": until}

    # ---- The files -----------------------------------------------------------------------------------------------

    def planners(self):
        """The planner list. Areas are named with their parent; every eighth by its code alone."""
        header = ["actor", "form", "role", "area", "district", *self.design.columns.split(), "from", "to"]
        rows = [{**row, "area": row["code"], "district": ""} if index % 8 == 7 else row
                for index, row in enumerate(self.rows)]
        unknown = {column for row in rows for column in row} - {*header, "code", "unit"}
        assert not unknown, f"{self.design.scheme}: {unknown} in no column"
        return city.table(header, [[row.get(column, "") for column in header] for row in rows])

    def polygon_layer(self):
        """Appointments to ground of their own: the list's columns, without an area."""
        header = ["actor", "form", "role", *self.design.columns.split(), "from", "to"]
        features = []
        for row, pieces in self.polygons:
            shape = city.feature(*[None] * 6, self.ground.borders.polygons(self.ground.cells(pieces)))
            features.append({**shape, "properties": {column: row.get(column) or None for column in header}})
        return city.geojson(features)

    def files(self):
        """By name, in the order in which they are imported."""
        name = self.design.scheme
        made = {f"planners/{name}.csv": self.planners()}
        if self.polygons:
            made[f"planners/{name}_polygons.geojson"] = self.polygon_layer()
        if self.design.service:
            made[f"service/{name}.csv"] = city.table(
                ["actor", "kind", "area", "from", "to", "days", "count"],
                [[actor, kind, *(self.codes(area) or [""]), *rest]
                 for actor, kind, area, *rest in self.design.service])
        if self.design.facts:
            made[f"facts/{name}.csv"] = city.table(
                ["fact", "area", "date"],
                [[fact, code, day] for fact, area, day in self.design.facts for code in self.codes(area)])
        return made

    # ---- What is expected ----------------------------------------------------------------------------------------

    def expected(self):
        self.check()
        answer = {"lists": self.design.lists + list(self.files()),
                  "rules": {name: self.expected_rule(rule) for name, rule in self.design.rules.items()}}
        findings = {}
        for code, areas, actors in self.design.findings:
            findings.setdefault(code, []).append({"areas": self.codes(areas), "actors": actors.split()})
        uncovered = self.uncovered()
        return {**answer, "findings": findings, **({"uncovered": uncovered} if uncovered else {})}

    def judged(self, rule):
        """The areas that a rule judges, in scope or not."""
        return [area for area in self.areas.values()
                if area.level in rule.at.split() and (not rule.tag or rule.tag in area.tag.split(";"))]

    def expected_rule(self, rule):
        states = {}
        for state, titles, *_ in rule.lines:
            states.setdefault(state, []).extend(self.codes(titles))
        named = [code for codes in states.values() for code in codes]
        judged = {area.code for area in self.judged(rule)}
        assert len(set(named)) == len(named) and set(named) <= judged, f"{self.design.scheme}: {rule.at}"
        return {"judged": len(judged), "states": {state: sorted(codes) for state, codes in states.items()},
                "rest": rule.rest}

    def uncovered(self):
        """What own polygons leave of the areas that they cover in part."""
        partial = {code for rule in self.design.rules.values() for state, titles, *_ in rule.lines
                   if state == "partial" for code in self.codes(titles)}
        answer = {}
        for _, pieces in self.polygons:
            taken = set(self.ground.cells(pieces))
            for code in sorted(partial & set(self.ground.streets)):
                cells = self.ground.streets[code]
                if taken & set(cells):
                    left, whole = self.ground.km2(sorted(set(cells) - taken)), self.ground.km2(cells)
                    answer[code] = {"km2": round(left, 4), "share": round(left / whole, 5)}
        return answer

    def check(self):
        """Refuses a design that contradicts itself."""
        rows = self.rows + [row for row, _ in self.polygons]
        keys = [(row["actor"], row["form"], row["role"], row["code"], row["from"]) for row in rows]
        assert len(set(keys)) == len(keys), f"{self.design.scheme}: one appointment twice"
        known = {row["actor"] for row in rows}
        if self.design.lists:
            known |= {row[0] for row in csv.reader(io.StringIO(city.planners_file()))}
        named = {actor for _, _, names in self.design.findings for actor in names.split()}
        strange = (named | {row[0] for row in self.design.service}) - known
        assert not strange, f"{self.design.scheme}: {strange} has no appointment"


def expected_text(base, writers):
    """expected.json: what Beijing's first rule finds, then what every scheme does."""
    schemes = {writer.design.scheme: writer.expected() for writer in writers}
    return json.dumps({**base, "schemes": schemes}, ensure_ascii=False, indent=2) + "\n"
