"""Liaocheng: one team for the main urban area, and one of its groups for each street, town and park in it."""

from designs.design import Design, Rule

TEAM, OLD_TEAM = "主城区责任规划师团队", "主城区规划顾问团"


def group(actor, begin="2024-03-01", until="", team=TEAM):
    return (actor, begin, until, {"part_of": team})


DESIGN = Design(
    scheme="liaocheng", columns="unit part_of", usual={"role": "group", "form": "group"},
    rules={
        "one": Rule("urbanarea", "not-applicable", [
            ("covered", "主城区",
             (OLD_TEAM, "2021-01-01", "2024-01-01", {"role": "team", "form": "team"}),
             (TEAM, "2024-01-01", "", {"role": "team", "form": "team"})),
        ]),
        # The team above fills none of these.
        "n": Rule("street town park", "not-applicable", [
            ("covered", "鼓台街道", group("鼓台组")),
            ("covered", "云津区/柳桥街道", group("柳桥组")),
            ("covered", "云屏科技园区", group("云屏科技组")),                   # its town has none
            ("conflict", "文澜街道", group("文澜一组"), group("文澜二组", "2025-03-01")),
            ("overspan", "北津街道 松岭街道", group("津岭组")),                 # two thirds of 北津街道 are in
            ("future", "南津街道", group("南津组", "2026-07-01")),
            ("expired", "屏下街道", group("屏下组", "2024-03-01", "2026-03-01")),
            ("expired", "双津创意园区", group("双津组", "2024-06-30", "2026-06-30")),
            ("gap", "云屏区/柳桥街道 云屏镇"),
        ]),
    },
    extra=[
        ("云屏区/柳桥街道", group("屏北组", team="云屏区规划团队")),              # of a team that nobody knows
        ("云津区/柳桥街道", group("柳桥旧组", "2022-01-01", team=OLD_TEAM)),     # of one that is no more
        ("望江街道", group("望江组")),             # two fifths of it are in
        ("石廊街道", group("石廊组")),             # outside
    ],
    findings=[
        ("OVER.same", "文澜街道", "文澜一组 文澜二组"),
        ("SPAN.over", "北津街道 松岭街道", "津岭组"),
        ("LINK.orphan", "云屏区/柳桥街道", "屏北组"),
        ("LINK.orphan", "云津区/柳桥街道", "柳桥旧组"),
    ])
