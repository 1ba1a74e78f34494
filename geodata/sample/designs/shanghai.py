"""Shanghai: only the districts that adopted it are judged, here 云津区 and 东渚区."""

from designs.design import Design, Rule


def tasks(*actors, year=2026):
    return [(actor, "task", "", f"{year}-03-01", f"{year}-03-02", "", 1) for actor in actors]


def team(actor, begin="2025-01-01", until=""):
    return (actor, begin, until, {"form": "team", "source": "institute"})


DESIGN = Design(
    scheme="shanghai", columns="unit channel source funding",
    usual={"role": "planner", "form": "person",
           "channel": ["district-appointed", "two-way-selection", "street-appointed"],
           "source": ["university", "bureau-staff", "social-organisation"],
           "funding": ["district-finance", "district-bureau", "street"]},
    rules={
        "base": Rule("street town", "not-applicable", [
            ("covered", "鼓台街道", ("苏渔火", "2024-01-01", ""), ("许拾穗", "2025-01-01", "")),     # two: a warning
            ("covered", "云津区/柳桥街道", ("方鹤汀", "2024-01-01", "")),
            ("covered", "南津街道 映月街道", team("市规院津月组")),
            ("hollow", "文澜街道", ("纪松烟", "2024-01-01", "")),              # its only task was in 2025
            ("partial", "望江街道"),                                         # own polygons, see below
            ("covered", "北津街道"),
            ("covered", "潮音街道"),
            ("partial", "雁滩镇"),
            ("expired", "渡头街道", (None, "2023-06-01", "2026-06-01")),
            ("future", "长亭街道", (None, "2026-09-01", "")),
            ("covered", "东渚街道", ("温如故", "2024-05-01", "")),
            ("covered", "白洲镇", ("林闻笛", "2024-05-01", "")),
            ("gap", "晴湾街道 芦汀镇"),
        ]),
        "doc": Rule("district", "not-applicable", [("covered", "云津区"), ("gap", "东渚区")]),
    },
    polygons=[
        (team("澜江大学望江组"), [("990102004000", 2, (0,))]),                 # part of one street
        (team("市规院北津一组"), [("990102005000", 2, (0,))]),                 # one street, two teams
        (team("市规院北津二组"), [("990102005000", 2, (1,))]),
        (team("禾木中心东岸组"), ["990105002000", ("990105101000", 2, (0,))]),     # a whole street and part of a town
    ],
    extra=[
        ("屏下街道", ("顾泊舟", "2024-01-01", "")),      # its district has not adopted
        ("荻湾乡", ("程采薇", "2025-01-01", "")),        # a township
    ],
    service=[
        *tasks("苏渔火", "许拾穗", "方鹤汀", "市规院津月组", "温如故", "林闻笛", "顾泊舟", "程采薇"),
        *tasks("纪松烟", year=2025),
        *tasks("澜江大学望江组", "市规院北津一组", "市规院北津二组", "禾木中心东岸组"),
    ],
    facts=[("measures-issued", "云津区", "2020-09-01")],
    findings=[
        ("OVER.same", "鼓台街道", "苏渔火 许拾穗"),
        ("GAP.hollow", "文澜街道", "纪松烟"),
        ("LINK.orphan", "荻湾乡", "程采薇"),
    ])
