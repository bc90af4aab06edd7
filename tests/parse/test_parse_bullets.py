"""Lists whose tasks carry bullets below headings in 【】."""

from __future__ import annotations

from outlines import duties, items, outline, sections

LIST = """
青山县水务局2023年重点任务清单

【改善乡村供水】

● 更换老旧管网
——年底前更换管网30公里，新建泵站2座。
责任科室：供水科
● 建设备用水源
——完成两处水源地勘察。
责任科室：水源科

【工作措施】
■ 加强巡查
——每月巡查不少于2次。
"""


def test_bullets_are_items_below_boxed_headings() -> None:
    found = outline(LIST)
    assert items(found) == [(None, "更换老旧管网"), (None, "建设备用水源"), (None, "加强巡查")]
    assert [item.heading for item in found.items] == ["更换老旧管网", "建设备用水源", "加强巡查"]
    assert [sections(found, at) for at in range(3)] == [["【改善乡村供水】"], ["【改善乡村供水】"], ["【工作措施】"]]
    assert duties(found, "i2") == [("责任科室", "水源科")]


def test_what_a_dash_sets_off_is_the_bullets_text() -> None:
    found = outline(LIST)
    assert LIST[found.items[0].body.start : found.items[0].body.end].endswith("新建泵站2座。")


def test_bullets_below_a_numbered_sentence_are_its_text() -> None:
    found = outline(
        "青山县水务局工作要点\n\n一、重点任务\n1.改造管网。新建泵站。\n专栏1 重点工程\n◆北区工程。\n◆南区工程。\n2.巡查水源。建立台账。\n"
    )
    assert [label for label, _ in items(found)] == ["1.", "2."]


def test_dashes_without_a_bullet_stay_items_and_a_boxed_line_in_a_sentence_is_none() -> None:
    found = outline(
        "青山县水务局工作要点\n\n一、工作原则\n——坚持节水优先。\n——坚持量水而行。\n二、工作任务\n（一）抓好【应急】演练。\n（二）抓好巡查。\n"
    )
    assert [label for label, _ in items(found)] == [None, None, "（一）", "（二）"]
