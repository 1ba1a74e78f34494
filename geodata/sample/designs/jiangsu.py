"""Jiangsu: a village is reached by a pair of its own or by the station of its town or county."""

from designs.design import USUAL, Design, Rule

STATION = {"role": "station", "form": "station", "channel": ""}
PAIRED = "上桑村 茶庵镇/石桥村 龙潭村 竹坞村"

DESIGN = Design(
    scheme="jiangsu", columns="unit channel",
    usual={"role": "pair", "form": "team", "channel": ["party-pairing", "fixed-point", "village-stationed"]},
    rules={
        "reached": Rule("village", "gap", [
            ("covered", PAIRED, USUAL),
            ("covered", "渔埠村", USUAL, USUAL),                             # two pairs are welcome
            ("covered-by-layer", "下桑村 桑坪镇/石桥村 油坊村 前岭村 笋溪村"),   # by the station of the town
            ("expired", "茶庵村 松坡村"),                                    # its station has closed
            ("expired", "城南村", (None, "2023-06-01", "2026-06-01")),
            ("future", "栗坡村 南冲村 北关村"),                              # the county's opens in October
        ]),
        "plan": Rule("village", "gap", [("covered", f"{PAIRED} 下桑村 油坊村 茶庵村 城南村")]),
    },
    extra=[
        # Two stations in one town; both close when the county's opens.
        ("桑坪镇", ("桑坪镇乡村规划工作站", "2024-01-01", "2026-10-01", STATION),
         ("桑坪镇共绘工作站", "2025-01-01", "2026-10-01", STATION)),
        ("竹坞镇", ("竹坞镇乡村规划工作站", "2024-01-01", "", STATION)),
        ("茶庵镇", ("茶庵镇乡村规划工作站", "2023-01-01", "2026-01-01", STATION)),
        ("青梧县", ("青梧县责任规划师工作站", "2026-10-01", "", STATION)),
        ("白洲村", ("白洲村工作站", "2024-01-01", "", STATION)),              # a station is of a town or a county
    ],
    facts=[
        ("layout-plan-then-village-plan", PAIRED, "2023-11-30"),
        ("layout-plan-then-village-plan", "下桑村 油坊村", "2024-08-15"),
        ("layout-plan-then-village-plan", "茶庵村 城南村", "2026-06-30"),
    ],
    findings=[
        ("OVER.same", "桑坪镇", "桑坪镇乡村规划工作站 桑坪镇共绘工作站"),
        ("LINK.orphan", "白洲村", "白洲村工作站"),
    ])
