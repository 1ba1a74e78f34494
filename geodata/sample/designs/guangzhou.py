"""Guangzhou: a street is served when a designer serves it or any of its communities."""

from designs.design import USUAL, Design, Rule

DESIGN = Design(
    scheme="guangzhou", columns="unit", usual={"role": "designer", "form": ["person", "team"]},
    rules={
        "full": Rule("street town", "gap", [
            ("covered", "鼓台街道", USUAL, USUAL),                           # many are normal
            ("covered", "文澜街道 北津街道 石廊街道 东渚街道 潮音街道 云屏镇 青梧镇", USUAL),
            ("covered-by-layer", "云津区/柳桥街道 南津街道 屏下街道"),
            ("expired", "望江街道"),
            ("expired", "长亭街道", (None, "2023-04-01", "2026-04-01")),
            ("future", "云塘街道"),
            ("future", "兴禾街道", (None, "2026-09-01", "")),
        ]),
        "plan": Rule("district", "gap", [("covered", "云津区 澜南区")]),
    },
    extra=[
        ("钟楼社区 柳桥东社区 染坊街社区", ("沈渡", "2024-06-01", "", {"form": "person"})),     # one designer, three streets
        ("屏下路社区 厂东社区", USUAL),
        ("船坞社区", (None, "2023-05-01", "2026-05-01")),
        ("新荷社区", (None, "2026-07-01", "")),
        ("钟楼口袋公园", USUAL),
        ("南渡口公厕改造", ("禾木中心微更新组", "2026-02-01", "2026-12-01", {"form": "team"}),
         ("程砚之", "2026-04-01", "2027-01-01", {"form": "person"})),        # two for one project
        ("屏下路街角花园", (None, "2025-01-01", "2026-01-01"), (None, "2026-01-01", "")),
        ("双津创意园区", ("澜江大学创意组", "2025-01-01", "", {"form": "team"})),
    ],
    facts=[("implementation-plan", "云津区", "2021-06-01"), ("implementation-plan", "澜南区", "2024-11-20")],
    findings=[
        ("OVER.same", "南渡口公厕改造", "禾木中心微更新组 程砚之"),
        ("LINK.orphan", "双津创意园区", "澜江大学创意组"),
    ])
