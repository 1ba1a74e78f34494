"""Nanjing: what an area must have goes by its character."""

from designs.design import USUAL, Design, Rule

CHIEF, RURAL = {"role": "chief", "form": "person"}, {"role": "rural", "form": "person"}
ANY_RURAL = (*USUAL, RURAL)

DESIGN = Design(
    scheme="nanjing", columns="unit", usual={"role": "community", "form": ["person", "team"]},
    rules={
        "city": Rule("city", "covered", [
            ("covered", "云澜市", ("云澜市规划专家组", "2020-01-01", "", {"role": "panel", "form": "panel"})),
        ]),
        "key": Rule("keyarea", "gap", [
            ("covered", "古城", ("江抱朴", "2023-01-01", "", CHIEF)),
            ("conflict", "东渚湾", ("林观复", "2024-01-01", "", CHIEF), ("叶无咎", "2025-05-01", "", CHIEF)),
            ("expired", "云塘新城", (None, "2021-06-01", "2026-06-01", CHIEF)),
        ]),
        "urban": Rule("street", "gap", [
            ("covered", "鼓台街道 文澜街道 北津街道 南津街道 渡头街道 映月街道 屏下街道 松岭街道 石廊街道 澜南街道 东渚街道 潮音街道", USUAL),
            ("covered-by-layer", "云津区/柳桥街道 望江街道"),                   # by one community
            ("expired", "云屏区/柳桥街道 长亭街道", (None, "2023-02-01", "2026-02-01")),
            ("future", "云塘街道"),                                          # by one community, from the next day
            ("future", "兴禾街道", (None, "2026-11-01", "")),
        ], tag="urban"),
        "rural": Rule("town township", "gap", [
            ("covered", "云屏镇 竹坞镇 稻坪镇 梅浦镇 芦汀镇 桑坪镇 杏坞镇 茶庵镇 云顶乡", ANY_RURAL),
            ("covered", "槐林镇", ("唐折桂", "2024-01-01", "", RURAL), ("宋停云", "2025-01-01", "", RURAL)),
            ("expired", "泉沟镇 栗坡镇", (None, "2022-05-01", "2025-05-01", RURAL)),
            ("future", "雁滩镇", (None, "2026-07-01", "", RURAL)),
        ], tag="rural"),
    },
    extra=[
        ("采桑里社区 灯塔社区", USUAL),
        ("新荷社区", (None, "2026-07-01", "")),
        # A town that is tagged urban, so no rule asks for its rural planner: whose is the community in it?
        ("青梧镇", ("韩复初", "2024-01-01", "", RURAL)),
        ("城关社区", ("冯晚亭", "2025-01-01", "", {"form": "person"})),
        ("白洲镇", ("禾木中心白洲组", "2025-01-01", "", {"form": "team"})),        # a community planner of a town
    ],
    findings=[
        ("OVER.same", "东渚湾", "林观复 叶无咎"),
        ("OVER.same", "槐林镇", "唐折桂 宋停云"),
        ("OVER.exclude", "青梧镇 城关社区", "韩复初 冯晚亭"),
        ("LINK.orphan", "白洲镇", "禾木中心白洲组"),
    ])
