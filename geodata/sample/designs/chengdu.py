"""Chengdu: one technical head a town, with seven duties and three guarantees on record."""

from designs.design import USUAL, Design, Rule

DUTIES = "decision;organise;precheck;guide;propose;mediate;research"
TOWNS = "town township"
GAPS = "鹿鸣乡 荻湾乡 鹰岩乡 麦垄乡"

DESIGN = Design(
    scheme="chengdu", columns="channel duties guarantees",
    usual={"role": "rural", "form": "person", "duties": DUTIES, "guarantees": "operation;management;funding",
           "channel": ["public-recruit", "institution-volunteer", "individual-volunteer", "selected-post",
                       "secondment"]},
    rules={
        "one": Rule(TOWNS, "covered", [
            ("gap", GAPS),
            ("covered", "云屏镇 稻坪镇 槐林镇 芦汀镇 青梧镇 桑坪镇 杏坞镇", USUAL),
            # 30 days together, from 06-15 to 07-15, are a handover; 31 are not.
            ("covered", "竹坞镇", ("顾长庚", "2023-07-15", "2026-07-15"), ("许白露", "2026-06-15", "2029-06-15")),
            ("conflict", "梅浦镇", ("严在舟", "2023-07-15", "2026-07-16"), ("陶问渠", "2026-06-15", "2029-06-15")),
            ("conflict", "砚池镇", ("彭汀兰", "2024-01-01", ""), ("鲁雨眠", "2025-09-01", "2030-09-01")),
            ("expired", "泉沟镇", (None, "2023-03-01", "2026-03-01")),
            ("expired", "云顶乡", (None, "2023-06-30", "2026-06-30")),         # that very day
            ("future", "雁滩镇", (None, "2026-07-01", "")),
            ("covered", "白洲镇", (None, "2023-06-30", "2026-06-30"), (None, "2026-06-30", "")),    # without a day between
            ("covered", "茶庵镇", (None, "2025-01-01", "", {"duties": "decision;organise;precheck;guide;propose"})),
            ("covered", "栗坡镇", (None, "2025-03-01", "", {"guarantees": "management;funding"})),
            ("covered", "溪源乡", (None, "2020-06-01", "2024-06-01"),
             (None, "2024-06-01", "", {"duties": "decision;organise;precheck;guide"})),
        ]),
        "seven": Rule(TOWNS, "covered", [
            ("gap", GAPS), ("expired", "泉沟镇 云顶乡 溪源乡"), ("future", "雁滩镇"), ("partial", "茶庵镇"),
        ]),
        "three": Rule(TOWNS, "covered", [
            ("gap", GAPS), ("expired", "泉沟镇 云顶乡"), ("future", "雁滩镇"), ("partial", "栗坡镇"),
        ]),
    },
    extra=[
        ("鹿鸣乡", ("禾木中心乡村组", "2025-01-01", "", {"form": "team"})),         # a head is a person
        ("石廊街道", ("马知白", "2025-01-01", "")),                            # and of a town
    ],
    findings=[
        ("OVER.handover", "竹坞镇", "顾长庚 许白露"),
        ("OVER.same", "梅浦镇", "严在舟 陶问渠"),
        ("OVER.same", "砚池镇", "彭汀兰 鲁雨眠"),
        ("LINK.orphan", "鹿鸣乡", "禾木中心乡村组"),
        ("LINK.orphan", "石廊街道", "马知白"),
    ])
