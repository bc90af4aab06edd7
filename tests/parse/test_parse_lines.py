"""Texts whose lines are lost, cut, glued or displaced: the same structure comes out."""

from __future__ import annotations

from outlines import duties, items, outline, sections

from kg.model import ItemKind, Part


def test_one_line_document_is_cut_at_its_labels() -> None:
    body = "".join(f"（{n}）推进第{n}类设施建设。加快项目进度，按季度调度通报，确保年内完工。" for n in "一二三四")
    more = "".join(f"（{n}）强化{w}。压实责任链条，定期督查考核，结果向社会公开。" for n, w in zip("一二", ("领导", "督导"), strict=True))
    text = f"现将2023年工作安排如下：一、主要任务{body * 1}二、保障措施{more}" + "各单位要认真抓好贯彻落实。" * 80
    found = outline("南岭区水利局2023年工作安排\n" + text)
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "（三）", "（四）", "（一）", "（二）"]
    assert sections(found, 0) == ["一、主要任务"]
    assert [i.kind for i in found.items] == [ItemKind.TASK] * 4 + [ItemKind.SAFEGUARD] * 2


def test_glued_sibling_is_cut_but_references_and_decimals_are_not() -> None:
    found = outline(
        "长桥镇工作要点\n一、修路\n（一）修建2.5公里村道，落实第（二）项要求，发展一、二、三产业。（二）架设路灯300盏。\n（三）清理河道，按照本方案（一）部署推进。\n"
    )
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "（三）"]


HARD_WRAPPED = """东岭市文化和旅游局关于印发

《2022年全市文化旅游工作要点》的通知

各县（市、区）文化和旅游局，局属各单位：

现将《2022年全市文化旅游工作要点》印发给你们，请认真抓好

落实，并于每季度末报送进展情况，重大事项随时报告我局。

2022年全市文化旅游工作要点

一、繁荣文艺创作，推出一批反映时代风貌的优秀作品和展演活动

1.组织创作采风。组织文艺骨干深入乡村、厂矿、社区开展采风，

形成一批创作素材，年内完成大戏一部、小戏三部，开展巡回演出

50场以上。

- 2 -

2.办好艺术节庆。统筹办好市级艺术节，邀请省内外优秀院团来我

市交流演出，扩大文化惠民覆盖面，努力让更多群众走进剧场，观

看高水平演出，提升群众满意度和获得感，营造良好的文化氛围。

东岭市文化和旅游局

2022年3月5日
"""


def test_hard_wrapped_lines_are_joined_over_page_numbers() -> None:
    found = outline(HARD_WRAPPED)
    assert [label for label, _ in items(found)] == ["1.", "2."]
    bodies = [p.view.text for p in found.passages if p.part is Part.BODY]
    assert bodies[0].endswith("开展巡回演出50场以上。")
    assert bodies[1].startswith("办好艺术节庆。统筹") and bodies[1].endswith("文化氛围。")
    assert sections(found, 0) == ["一、繁荣文艺创作，推出一批反映时代风貌的优秀作品和展演活动"]
    assert [p.view.text for p in found.passages if p.part is Part.CHROME] == ["-2-"]


def test_displaced_heading_is_put_back_and_reported() -> None:
    found = outline(
        "某县要点\n一、改革\n（一）推进水价改革\n（二）推进水权确权登记和流转宣\n1.制定水价方案。开展成本监审，召开听证会。\n传\n2.开展确权登记。逐户登记发证，开展宣传。\n"
    )
    assert [sections(found, i)[-1] for i in range(2)] == ["（一）推进水价改革", "（二）推进水权确权登记和流转宣"]
    assert [issue.code for issue in found.issues] == ["displaced-heading"]


def test_heading_numbered_without_a_mark_and_circled_han() -> None:
    found = outline(
        "某县方案\n一　总体要求\n坚持节水优先，统筹推进各项工作。\n二　重点任务\n㈠改造渠道。衬砌干渠十公里，更换闸门。\n㈡推广滴灌。建设示范田两千亩。\n"
    )
    assert items(found) == [("㈠", "改造渠道。衬砌干"), ("㈡", "推广滴灌。建设示")]
    assert sections(found, 0) == ["二重点任务"]


def test_label_alone_on_its_line_goes_with_the_next() -> None:
    found = outline("某县要点\n一、\n节水工作\n1.\n推广节水器具，改造公共厕所。\n2.\n查处浪费用水行为，公开曝光。\n")
    assert items(found) == [("1.", "推广节水器具，改"), ("2.", "查处浪费用水行为")]


def test_tab_behind_a_label_makes_no_table() -> None:
    found = outline("某县方案\n一、\t任务\n（一）\t修建水渠，灌溉农田。\n（二）\t栽种果树，增加收入。\n")
    assert items(found) == [("（一）", "修建水渠，灌溉农"), ("（二）", "栽种果树，增加收")]
    assert sections(found, 0) == ["一、任务"]


def test_flat_text_with_duty_lines() -> None:
    tasks = [
        f"（{n}）整修第{n}批塘坝，清淤扩容，恢复蓄水能力。责任领导：甲、乙牵头科室：工程科配合科室（单位）：财务科、各水管站完成时限：长期坚持"
        for n in "一二三四五六七八九"
    ]
    filler = "全县上下要统一思想，提高认识，扎实推进各项工作落到实处。" * 40
    found = outline(f"某县塘坝整修任务分工\n{filler}一、整修塘坝" + "".join(tasks[:5]) + "二、清理沟渠" + "".join(tasks[5:]))
    assert [label for label, _ in items(found)] == [f"（{n}）" for n in "一二三四五六七八九"]
    assert [sections(found, n) for n in (4, 5)] == [["一、整修塘坝"], ["二、清理沟渠"]]
    assert duties(found, "i2") == [
        ("责任领导", "甲、乙"),
        ("牵头科室", "工程科"),
        ("配合科室（单位）", "财务科、各水管站"),
        ("完成时限", "长期坚持"),
    ]


def test_whole_letter_on_one_short_line() -> None:
    found = outline(
        "某县水务局关于印发《2021年全县节水工作方案》的通知 各乡镇人民政府，局属各单位： 现将方案印发给你们，请遵照执行。 某县水务局 2021年4月12日 2021年全县节水工作方案 "
        "一、总体要求 以节水优先为导向，健全制度体系。 二、重点任务 （一）改造管网。更换老旧管网六十公里（责任单位：县水务局）。 （二）推广器具。"
        "发放节水龙头两千套（责任单位：各乡镇）。 三、保障措施 （一）加强资金保障。县财政局将经费纳入预算，专款专用。"
    )
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "（一）"]
    assert [sections(found, n) for n in (1, 2)] == [["二、重点任务"], ["三、保障措施"]]
    header = found.header
    assert header.title and header.title.value == "2021年全县节水工作方案"
    assert [one.value for one in header.issuers] == ["某县水务局"]
    assert [one.value for one in header.recipients] == ["各乡镇人民政府", "局属各单位"]
    assert header.issued and header.issued.value == "2021-04-12"


def test_short_duty_lines_are_no_hard_wrapped_text() -> None:
    rows = "".join(
        f"{n}.修建水库第{n}座，衬砌干渠。\n包联领导：县委常委 孙某宏\n牵头单位：县水务局办公室\n督办单位：县政府督查科室\n"
        for n in range(1, 5)
    )
    found = outline(f"平川县2023年重点水利项目推进方案\n一、项目建设\n{rows}")
    assert found.header.title is not None and found.header.title.value == "平川县2023年重点水利项目推进方案"
    assert [label for label, _ in items(found)] == ["1.", "2.", "3.", "4."]


def test_a_title_on_a_line_of_its_own_belongs_to_the_sentence_around_it() -> None:
    found = outline(
        "长桥镇工作安排\n一、修路\n（一）认真执行《\n公路法\n》，修好村道。\n（二）落实《\n长桥镇村道养护办法\n》和《\n长桥镇路灯办法\n》。\n"
    )
    assert [label for label, _ in items(found)] == ["（一）", "（二）"]
    assert [p.view.text for p in found.passages if p.item] == [
        "认真执行《公路法》，修好村道。",
        "落实《长桥镇村道养护办法》和《长桥镇路灯办法》。",
    ]


def test_a_bracket_that_a_page_breaks_is_one() -> None:
    found = outline("长桥镇工作安排\n一、修路\n（一）修好村道。（镇农业办牵头，\n— 7 —\n镇财政所配合）\n（二）架设路灯，\n按期亮灯。\n")
    assert next(p.view.text for p in found.passages if p.item) == "修好村道。（镇农业办牵头，镇财政所配合）"


def test_what_pages_repeat_beside_their_numbers_is_no_text() -> None:
    head = "云山省人民政府公报2022年第16期"
    text = f"""{head}
云山省修缮场馆工作方案
一、修缮场馆
（一）修缮文化馆，更换门窗五十扇。（省文化厅牵头，省财政厅、
— 3 —
{head}
省住建厅配合）
（二）修缮体育馆，更换地板三千平方米。
— 4 —
{head}
（三）添置图书三千册。
"""
    found = outline(text)
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "（三）"]
    assert [p.view.text for p in found.passages if "公报" in p.view.text] == [head] * 3
    assert any("省财政厅、省住建厅配合" in p.view.text for p in found.passages)


def test_brackets_of_headings_on_one_line_are_no_duty_lines() -> None:
    found = outline(
        "云山市人民政府办公室关于印发云山市修缮场馆工作方案的通知 云政办发〔2021〕15号 各区人民政府： 现印发给你们，请遵照执行。 云山市人民政府办公室 2021年5月27日 "
        "云山市修缮场馆工作方案 一、修缮场馆（牵头单位：市文化局；配合单位：市财政局） （一）修缮文化馆。更换门窗五十扇。 （二）修缮体育馆。更换地板三千平方米。 "
        "二、添置图书（牵头单位：市教育局） （三）采购图书。采购图书三千册。 抄送：市委办公室，市人大常委会办公室。 云山市人民政府办公室 2021年5月28日印发"
    )
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "（三）"]
    assert sections(found, 0) == ["一、修缮场馆"]
    assert found.header.number is not None and found.header.number.value == "云政办发〔2021〕15号"
    assert [one.value for one in found.header.copied_to] == ["市委办公室", "市人大常委会办公室"]


def test_a_list_of_bodies_broken_in_a_name_or_before_a_comma_goes_on() -> None:
    torn = "一、繁荣创作\n（一）办好夜校。开设课程三门。\n牵头单位：县财政局\n、县文化局\n配合单位：县公安局、县消防救援大\n队，县气象局\n"
    found = [value for _, value in duties(outline(torn), "i1")]
    assert found == ["县财政局、县文化局", "县公安局、县消防救援大队，县气象局"]


def test_who_printed_a_document_is_told_apart_from_who_gets_copies() -> None:
    copies = "抄送:省文化厅、省体育局、省广播电视局,省政府办公厅,省总工会.\n三台县文化局办公室 2021年4月27日印发\n"
    found = outline("关于办好夜校的通知\n各乡镇人民政府:\n请办好夜校.\n一、开设课程\n开设三门课程。\n" + copies)
    assert [one.value for one in found.header.copied_to][-2:] == ["省政府办公厅", "省总工会"]
