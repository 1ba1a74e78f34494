"""Hunan: one county one centre, one town one planner, one village a liaison officer and a supervisor."""

from designs.design import USUAL, Design, Rule

LIAISON, SUPERVISOR, CORPS = {"role": "liaison"}, {"role": "supervisor"}, {"role": "corps", "form": "team"}


def officer(role, begin="2024-03-01", until=""):
    return (None, begin, until, role)


DESIGN = Design(
    scheme="hunan", columns="unit persons", usual={"role": "rural", "form": "person"},
    rules={
        "county": Rule("county", "covered", [
            ("covered", "青梧县", ("青梧县乡村规划管理中心", "2022-01-01", "", {"role": "centre", "form": "centre"})),
        ]),
        "town": Rule("town township", "not-applicable", [
            ("covered", "青梧镇 桑坪镇 茶庵镇", USUAL),
            ("covered", "溪源乡", (None, "2023-06-30", "2026-06-30"), (None, "2026-06-30", "")),
            ("conflict", "杏坞镇", ("蒋知秋", "2024-01-01", ""), ("曹溪午", "2025-06-01", "")),
            ("expired", "栗坡镇", (None, "2022-05-01", "2025-05-01")),
            ("future", "云顶乡", (None, "2026-09-01", "")),
            ("gap", "鹰岩乡 麦垄乡"),
        ]),
        "village": Rule("village", "not-applicable", [
            ("covered", "上桑村 茶庵镇/石桥村 栗坡村 城南村", officer(LIAISON), officer(SUPERVISOR)),
            ("partial", "下桑村", officer(LIAISON)),
            ("partial", "南冲村", officer(LIAISON), officer(SUPERVISOR, "2026-08-01")),     # the other comes later
            ("conflict", "桑坪镇/石桥村", officer(LIAISON), ("魏半山", "2024-01-01", "", SUPERVISOR),
             ("袁竹西", "2025-01-01", "", SUPERVISOR)),
            ("expired", "茶庵村", officer(LIAISON), officer(SUPERVISOR, "2024-03-01", "2026-06-01")),       # one is left
            ("future", "松坡村", officer(LIAISON, "2026-07-01"), officer(SUPERVISOR, "2026-07-01")),
            ("gap", "油坊村 龙潭村 北关村"),
        ]),
    },
    extra=[
        ("青梧县", ("澜江大学服务团", "2024-01-01", "", {**CORPS, "persons": 6})),             # fills no town
        ("云津区", ("市规院服务团", "2024-01-01", "", {**CORPS, "persons": 4})),               # a district is no county
        ("竹坞镇", USUAL),                         # no pilot county
        ("竹坞村", officer(LIAISON), officer(SUPERVISOR)),
    ],
    findings=[
        ("OVER.same", "杏坞镇", "蒋知秋 曹溪午"),
        ("OVER.same", "桑坪镇/石桥村", "魏半山 袁竹西"),
        ("LINK.orphan", "云津区", "市规院服务团"),
    ])
