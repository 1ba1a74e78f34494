"""Chongqing: planners and pilot communities of the central urban area, one to one."""

from designs.design import USUAL, Design, Rule

DESIGN = Design(
    scheme="chongqing", columns="channel", usual={"role": "planner", "form": "person", "channel": "volunteer"},
    rules={
        "pilot": Rule("community", "not-applicable", [
            ("covered", "钟楼社区 米市巷社区 南渡口社区 屏下路社区", USUAL),
            ("conflict", "柳桥东社区", ("纪山月", "2024-03-01", ""), ("柏照野", "2025-03-01", "")),
            ("overspan", "望江楼社区 船坞社区", ("任远舟", "2025-01-01", "")),
            ("expired", "采桑里社区", (None, "2023-05-01", "2026-05-01")),
            ("future", "染坊街社区", (None, "2026-07-01", "")),
            ("gap", "柳桥西社区 樟树湾社区"),
        ]),
    },
    extra=[
        ("柏树坪社区", USUAL),                     # no pilot
        ("云塘苑社区", USUAL),                     # a pilot, outside the central urban area
        ("鼓台街道", ("凤鸣谦", "2025-01-01", "")),
        ("柳桥西社区", ("禾木中心柳桥组", "2025-01-01", "", {"form": "team"})),
    ],
    findings=[
        ("OVER.same", "柳桥东社区", "纪山月 柏照野"),
        ("SPAN.over", "望江楼社区 船坞社区", "任远舟"),
        ("LINK.orphan", "鼓台街道", "凤鸣谦"),
        ("LINK.orphan", "柳桥西社区", "禾木中心柳桥组"),
    ])
