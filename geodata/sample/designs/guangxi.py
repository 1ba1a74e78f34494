"""Guangxi: a planner serves one to three townships of one county, seven days a month in each."""

from designs.design import USUAL, Design, Rule

DESIGN = Design(
    scheme="guangxi", columns="unit channel",
    usual={"role": "rural", "form": "person", "channel": ["public-recruit", "secondment", "volunteer"]},
    rules={
        "base": Rule("town township", "gap", [
            ("covered", "云屏镇 竹坞镇 泉沟镇", ("云屏设计乡村组", "2024-01-01", "", {"form": "team"})),
            # Three townships; a fourth that is over does not count.
            ("covered", "溪源乡 麦垄乡 鹰岩乡", ("姜怀谷", "2024-05-01", "")),
            ("expired", "茶庵镇", ("姜怀谷", "2023-06-30", "2026-06-30")),
            # Four townships: too many, but one of them has another planner too.
            ("overspan", "青梧镇 杏坞镇 云顶乡", ("戚若水", "2024-01-01", "")),
            ("covered", "桑坪镇", ("戚若水", "2024-01-01", ""), ("谢衡之", "2025-01-01", "")),
            # A county and a district; each of the two has another planner too.
            ("covered", "栗坡镇", ("邹南浦", "2025-01-01", ""), ("章既白", "2025-01-01", "")),
            ("covered", "稻坪镇", ("邹南浦", "2025-01-01", ""), ("范归雁", "2025-01-01", "")),
            ("covered", "梅浦镇", ("俞槐安", "2025-01-01", "")),               # seven days exactly
            ("hollow", "槐林镇", ("花向晚", "2025-01-01", "")),                # six days in June, and more in May
            ("hollow", "砚池镇", ("袁不器", "2025-01-01", "")),                # no row at all
            ("covered", "芦汀镇", ("苗秋水", "2025-01-01", ""), ("韦星垂", "2025-01-01", "")),      # one of two is hollow
            ("expired", "雁滩镇", (None, "2022-07-01", "2025-07-01")),
            ("future", "白洲镇", (None, "2026-07-01", "")),
        ]),
    },
    extra=[("石廊街道", ("云初霁", "2025-01-01", ""))],
    service=[
        ("云屏设计乡村组", "on-site", "", "2026-06-01", "2026-06-09", "", ""),     # for each of its areas
        ("姜怀谷", "on-site", "", "2026-06-08", "2026-06-15", "", ""),
        ("戚若水", "on-site", "", "2026-06-01", "2026-07-01", "10", ""),
        ("谢衡之", "on-site", "桑坪镇", "2026-06-10", "2026-06-18", "", ""),
        ("邹南浦", "on-site", "", "2026-06-02", "2026-06-12", "", ""),
        ("章既白", "on-site", "栗坡镇", "2026-06-01", "2026-07-01", "8", ""),
        ("范归雁", "on-site", "稻坪镇", "2026-06-01", "2026-07-01", "12", ""),
        ("俞槐安", "on-site", "梅浦镇", "2026-06-03", "2026-06-08", "", ""),       # 5
        ("俞槐安", "on-site", "梅浦镇", "2026-06-29", "2026-07-03", "", ""),       # and 2 of 4
        ("花向晚", "on-site", "槐林镇", "2026-05-28", "2026-06-05", "", ""),       # 4 of 8
        ("花向晚", "on-site", "槐林镇", "2026-06-20", "2026-06-22", "", ""),       # and 2
        ("苗秋水", "on-site", "芦汀镇", "2026-06-01", "2026-06-10", "", ""),
        ("韦星垂", "on-site", "芦汀镇", "2026-06-11", "2026-06-13", "", ""),
        ("云初霁", "on-site", "", "2026-06-15", "2026-06-23", "", ""),
    ],
    findings=[
        ("SPAN.over", "青梧镇 杏坞镇 云顶乡 桑坪镇", "戚若水"),
        ("SPAN.split", "栗坡镇 稻坪镇", "邹南浦"),
        ("GAP.hollow", "槐林镇", "花向晚"),
        ("GAP.hollow", "砚池镇", "袁不器"),
        ("GAP.hollow", "芦汀镇", "韦星垂"),
        ("LINK.orphan", "石廊街道", "云初霁"),
    ])
