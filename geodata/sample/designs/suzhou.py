"""Suzhou: five disciplines in every zone of the old city, and an inspection a month."""

from designs.design import Design, Rule

FIVE = ["history", "architecture", "planning-design", "municipal", "construction"]
HOLLOW = "宋檐雨 唐砖影 韩井栏 冯水巷 蒋更楼"


def one(discipline, actor=None, begin="2024-04-01", until="", member="professional"):
    return (actor, begin, until, {"disciplines": discipline, "member": member})


def five(actors, begin="2024-04-01", until=""):
    return [one(discipline, actor, begin, until) for discipline, actor in zip(FIVE, actors.split())]


DESIGN = Design(
    scheme="suzhou", columns="unit disciplines member",
    usual={"role": "zoneplanner", "form": "person"},
    rules={
        "five": Rule("zone", "not-applicable", [
            ("covered", "鼓楼片区", *five("陆守拙 沈听泉 顾行简 程问津 苏临川"),
             one("architecture", "叶敲门", "2025-04-01", member="citizen")),     # the same discipline twice
            # Three persons for four of five.
            ("partial", "柳桥片区", one("history;architecture", "方半亩"), one("planning-design", "温故知"),
             one("municipal", "纪新桥")),
            ("expired", "文庙片区", *five("林泮池 江棂星 许尊经"), one("construction", "曹明伦"),
             one("municipal", "严奎光", "2024-04-01", "2026-05-01")),         # there were five
            ("hollow", "北门片区", *five(HOLLOW)),                            # nobody inspected in June
            ("future", "映月桥片区", *[one(discipline, begin="2026-07-01") for discipline in FIVE]),
            ("gap", "南津渡片区"),
        ]),
    },
    extra=[
        ("潮音片区", one("planning-design", "魏潮生")),                        # outside the old city
        ("鼓台街道", one("history", "陶古今", member="citizen")),
    ],
    service=[
        *[(actor, "inspection", "鼓楼片区", "2026-06-05", "2026-06-06", "", 1)
          for actor in "陆守拙 沈听泉 顾行简 程问津 苏临川 叶敲门".split()],
        *[(actor, "inspection", "", "2026-06-12", "2026-06-13", "", 2)
          for actor in "方半亩 温故知 纪新桥 林泮池 江棂星 许尊经 曹明伦".split()],
        *[(actor, "inspection", "", "2026-06-20", "2026-06-21", "", 1) for actor in "魏潮生 陶古今".split()],
        *[(actor, "inspection", "北门片区", "2026-05-20", "2026-05-21", "", 1) for actor in HOLLOW.split()],
    ],
    findings=[
        ("OVER.same", "鼓楼片区", "沈听泉 叶敲门"),
        ("GAP.hollow", "北门片区", HOLLOW),
        ("LINK.orphan", "鼓台街道", "陶古今"),
    ])
