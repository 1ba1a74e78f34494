"""Beijing: planners.csv, which has states of its own, and a list of what it lacks."""

import city
from designs.design import Design, Rule

DISTRICTS = {code: name for code, name, *_ in city.DISTRICTS}


def areas(state):
    return " ".join(f"{DISTRICTS[area.parent]}/{area.name}" for area in city.judged() if area.state == state)


DESIGN = Design(
    scheme="beijing", usual={"role": "planner", "form": "team", "lead": "yes"}, columns="unit lead",
    lists=["planners.csv"],
    rules={
        "base": Rule("street town township park", "covered",
                     [(state, areas(state)) for state in ("gap", "expired", "future")]),
        "district": Rule("district", "partial", [("covered", "云津区")]),       # every other has children without one
        "city": Rule("city", "covered", [
            ("covered", "云澜市",
             ("云澜市责任规划师工作专班", "2019-01-01", "", {"role": "taskforce", "form": "group", "lead": ""})),
        ]),
    },
    extra=[
        ("映月街道", ("市规院映月二组", "2026-01-01", "")),                     # a second leader
        ("长亭街道", ("市规院长亭二组", "2026-01-01", "", {"lead": "no"})),     # a second planner, who does not lead
    ],
    findings=[
        ("OVER.lead", "映月街道", "市规院映月二组 禾木中心第06组"),
        ("LINK.orphan", "澜南区", city.ORPHAN[0]),
        ("LEVEL.contested", "双津创意园区 鼓台街道", ""),
        ("LEVEL.contested", "双津创意园区 南津街道", ""),
        ("LEVEL.contested", "槐浦物流园区 槐林镇", ""),
        ("LEVEL.contested", "槐浦物流园区 梅浦镇", ""),
    ])
