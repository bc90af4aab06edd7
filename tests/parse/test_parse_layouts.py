"""Layouts of official documents, each as a made-up text: what items, sections, duties and passages come out."""

from __future__ import annotations

from outlines import duties, items, outline, sections

from kg.model import ItemKind, Part

DUTY_LINES = """
青山县水务局2023年工作要点

一、抓好供水保障

（一）改造老旧管网，新建加压泵站，提高城区供水能力。

责任领导:张三、李四
牵头科室： 供水科
配合科室（单位）：计划科，
各供水站
完成时限：2023年10月

（二）巡查水源地，及时处置隐患。
责任领导：王五
牵头科室：水源科
"""


def test_duty_lines_belong_to_the_item_above() -> None:
    found = outline(DUTY_LINES)
    assert items(found) == [("（一）", "改造老旧管网，新"), ("（二）", "巡查水源地，及时")]
    assert sections(found, 0) == ["一、抓好供水保障"]
    assert duties(found, "i1") == [
        ("责任领导", "张三、李四"),
        ("牵头科室", "供水科"),
        ("配合科室（单位）", "计划科，各供水站"),
        ("完成时限", "2023年10月"),
    ]
    assert duties(found, "i2") == [("责任领导", "王五"), ("牵头科室", "水源科")]


def test_span_of_an_item_ends_with_its_duty_lines_and_body_before_them() -> None:
    found = outline(DUTY_LINES)
    first = found.items[0]
    assert DUTY_LINES[first.span.start : first.span.end].startswith("（一）改造")
    assert DUTY_LINES[first.span.start : first.span.end].endswith("2023年10月")
    assert DUTY_LINES[first.body.start : first.body.end] == "改造老旧管网，新建加压泵站，提高城区供水能力。"


TASK_TABLE = """
白河市2024年道路整治任务分工表
序号\t任务\t主要内容\t牵头单位\t配合单位\t完成时限
1\t道路修缮\t修补主城区破损路面，更换沉降井盖，恢复标线\t市城管局\t市公安局、各区政府\t6月底
2\t\t清理人行道违规占道摊点，设置疏导点位\t市城管局\t/\t9月底
3\t绿化提升\t补植主干道行道树，改造街角绿地十处\t市园林局\t各区政府\t12月底
"""


def test_task_table_rows_are_items_with_their_cells_as_duties() -> None:
    found = outline(TASK_TABLE)
    assert [label for label, _ in items(found)] == ["1", "2", "3"]
    assert duties(found, "i1") == [("牵头单位", "市城管局"), ("配合单位", "市公安局、各区政府"), ("完成时限", "6月底")]
    assert duties(found, "i2") == [("牵头单位", "市城管局"), ("完成时限", "9月底")]


def test_short_row_inherits_the_merged_cell_above() -> None:
    found = outline(
        "| 部门 | 工作任务 | 责任单位 |\n|---|---|---|\n| 教育 | 配齐各校体育教师，开足体育课程 | 县教育局 |\n| | 开放学校操场，方便群众锻炼 |  |\n"
    )
    assert [text for _, text in items(found)] == ["配齐各校体育教师", "开放学校操场，方"]
    assert duties(found, "i2")[-1] == ("责任单位", "县教育局")


def test_table_whose_cells_stand_below_each_other() -> None:
    found = outline(
        "河西县防汛任务分工\n序号\n任务\n牵头单位\n配合单位\n1\n检修全部排涝泵站，确保汛前完成\n试运行\n县水务局\n各乡镇\n2\n储备冲锋舟、沙袋等防汛物资\n县应急局\n县财政局\n"
    )
    assert items(found) == [("1", "检修全部排涝泵站"), ("2", "储备冲锋舟、沙袋")]
    assert duties(found, "i1") == [("牵头单位", "县水务局"), ("配合单位", "各乡镇")]
    assert duties(found, "i2") == [("牵头单位", "县应急局"), ("配合单位", "县财政局")]


def test_duty_list_by_body() -> None:
    found = outline(
        "附件1\n各部门职责清单\n部门\t职责\n县民政局\t负责养老机构消防安全检查，督促整改隐患。\n县教育局\t负责学校食堂食品安全，落实陪餐制度。\n"
    )
    assert [text for _, text in items(found)] == ["负责养老机构消防", "负责学校食堂食品"]
    assert duties(found, "i1") == [("责任单位", "县民政局")]


def test_heading_bracket_stays_in_the_passage_but_not_in_the_title() -> None:
    found = outline("方案\n二、开展亮化行动（牵头单位：县住建局）\n1.更换路灯。年内更换老旧路灯二百盏。\n2.整治广告。拆除违规广告牌。\n")
    assert found.sections[0].printed == "二、开展亮化行动"
    assert [p.view.text for p in found.passages if p.part is Part.HEADING] == ["开展亮化行动（牵头单位：县住建局）"]


def test_markdown_headings_and_bold_leads() -> None:
    found = outline(
        "# 西川县交通运输局2022年工作总结\n\n## 一、主要工作\n\n**（一）公路建设提速。**完成县道改造30公里，已建成桥梁两座。\n\n**（二）运输服务改善。**新增公交线路三条，已投放新能源车20辆。\n"
    )
    assert [i.heading for i in found.items] == ["公路建设提速", "运输服务改善"]
    assert sections(found, 1) == ["一、主要工作"]
    assert found.header.title is not None and found.header.title.value == "西川县交通运输局2022年工作总结"


def test_annex_is_a_section_and_restarts_numbering() -> None:
    found = outline(
        "河口区方案\n一、任务\n（一）清理河道，拆除拦网，恢复行洪断面。\n（二）加固堤防，备足防汛沙袋和编织袋。\n附件：1.责任清单\n2.联系人名单\n\n附件1\n责任清单\n1.区水务局负责调度水库，发布汛情预警信息。\n2.区应急局负责组织转移受威胁群众。\n"
    )
    assert [label for label, _ in items(found)] == ["（一）", "（二）", "1.", "2."]
    assert sections(found, 2) == ["附件1责任清单"]


def test_articles_and_chapters() -> None:
    found = outline(
        "东县停车管理办法\n第一章 总 则\n第一条 为规范停车秩序，制定本办法。\n第二条 本办法适用于县城规划区。\n第二章 管理\n第三条 停车场应当明码标价。\n"
    )
    assert [label for label, _ in items(found)] == ["第一条", "第二条", "第三条"]
    assert sections(found, 2) == ["第二章管理"]


def test_ordinals_below_a_bare_heading_are_items_and_elsewhere_are_not() -> None:
    found = outline(
        "某局总结\n一、存在问题\n一是队伍力量不足。二是经费缺口较大。三是设备老化严重。\n二、下一步打算\n（一）充实队伍。一是招录人员。二是组织培训。\n（二）更新设备，落实维护经费。\n"
    )
    assert [(i.kind, text) for i, (_, text) in zip(found.items, items(found), strict=True)] == [
        (ItemKind.PROBLEM, "一是队伍力量不足"),
        (ItemKind.PROBLEM, "二是经费缺口较大"),
        (ItemKind.PROBLEM, "三是设备老化严重"),
        (ItemKind.TASK, "充实队伍。一是招"),
        (ItemKind.TASK, "更新设备，落实维"),
    ]


def test_task_with_numbered_measures_keeps_both() -> None:
    found = outline("某县方案\n一、任务\n（一）整治环境。对城乡结合部开展集中整治：\n1.清运积存垃圾；\n2.拆除残垣断壁。\n")
    assert [(i.label, i.parent) for i in found.items] == [("（一）", None), ("1.", "i1"), ("2.", "i1")]


def test_aims_section_holds_text_but_no_item() -> None:
    found = outline("某县方案\n一、总体要求\n坚持预防为主，到2025年建成十个示范村。\n二、重点任务\n（一）改厕。完成改厕五百户。\n")
    assert len(found.items) == 1
    assert [p.view.text[:4] for p in found.passages if p.part is Part.BODY and p.item is None] == ["坚持预防"]


def test_closing_paragraph_is_no_part_of_the_last_item() -> None:
    lines = "\n".join(f"{n}、对落实节水措施好的乡镇，在安排年度项目资金时予以适当倾斜支持并通报表扬。（县水务局负责）" for n in "一二三四")
    found = outline(f"某县通知\n{lines}\n各部门要加强协调配合，确保激励措施落到实处。\n")
    closing = [p for p in found.passages if p.view.text.startswith("各部门要加强")]
    assert [p.item for p in closing] == [None]


def test_document_without_provisions_is_an_issue() -> None:
    found = outline("关于同意某县规划的批复\n你县请示收悉。现批复同意。\n")
    assert [issue.code for issue in found.issues] == ["no-items"]


def test_second_document_in_the_file_restarts() -> None:
    plan = "一、工作\n（一）修缮校舍，更换门窗，确保秋季开学使用。\n（二）补充教师，开展培训。\n某县教育局\n{}年3月1日\n"
    found = outline("2021年某县教育工作要点\n" + plan.format(2021) + "2022年某县教育工作要点\n" + plan.format(2022))
    assert len(found.items) == 4
    assert [s.level for s in found.sections] == [1, 1]


def test_missing_number_and_abridged_text_are_issues() -> None:
    found = outline("某县方案\n（本文有删减）\n一、任务\n（一）修建水渠，灌溉农田。\n（三）栽种果树，增加收入。\n")
    assert [issue.code for issue in found.issues] == ["abridged-text", "numbering-gap"]


def test_header_cells_of_a_table_are_read_by_nobody() -> None:
    found = outline(TASK_TABLE)
    assert "牵头单位" in [p.view.text for p in found.passages if p.part is Part.CHROME]


def test_table_of_contents_is_navigation() -> None:
    found = outline(
        "某县规划\n目录\n一、发展基础……1\n二、重点任务……3\n一、发展基础\n近年来取得成效。\n二、重点任务\n（一）建水库。新建水库两座，除险加固五座。\n"
    )
    assert [label for label, _ in items(found) if label == "（一）"] == ["（一）"]
    assert [s.printed for s in found.sections] == ["一、发展基础", "二、重点任务"]


def test_paragraph_for_each_body() -> None:
    found = outline(
        "某县护林职责分工\n县林业局 负责全县护林防火，建立巡护台账。\n县公安局 负责查处毁林案件。\n县财政局 负责安排护林经费。\n"
    )
    assert [text for _, text in items(found)] == ["负责全县护林防火", "负责查处毁林案件", "负责安排护林经费"]
    assert duties(found, "i2") == [("责任单位", "县公安局")]


def test_paragraphs_below_a_top_heading_are_one_item_without_a_label() -> None:
    found = outline(
        "某县方案\n一、任务\n（一）修渠。衬砌干渠十公里。\n二、保障措施\n各乡镇要加强领导，落实责任。\n要加大投入，专款专用。\n"
    )
    last = found.items[-1]
    assert (last.label, last.heading, last.kind) == (None, None, ItemKind.SAFEGUARD)
    assert sections(found, 1) == ["二、保障措施"]
    assert [p.view.text[:4] for p in found.passages if p.item == last.id] == ["各乡镇要", "要加大投"]


def test_labels_and_headings_are_given_as_printed() -> None:
    found = outline("某县方案\n１．修 渠\n（１）衬砌干渠十公里，更换闸门。\n（２）清淤支渠，恢复灌溉。\n")
    assert found.sections[0].printed == "１．修渠"
    assert [item.label for item in found.items] == ["（１）", "（２）"]


def test_items_of_a_table_below_the_signature_come_last() -> None:
    table = "序号\t任务\t责任单位\n1\t清淤支渠十公里，恢复灌溉\t县水务局\n"
    found = outline(f"某县通知\n一、任务\n（一）修渠。衬砌干渠十公里。\n某县水务局\n2022年3月1日\n{table}")
    assert [(item.id, item.label) for item in found.items] == [("i1", "（一）"), ("i2", "1")]
    assert duties(found, "i2") == [("责任单位", "县水务局")]


def test_headings_on_their_own_lines_name_items_where_no_section_stands_beside_them() -> None:
    found = outline("某县通知\n一、修好水渠\n各乡镇要衬砌干渠，更换闸门。\n二、保障措施\n县财政局要落实经费，专款专用。\n")
    assert [(i.label, i.heading, i.kind) for i in found.items] == [
        ("一、", "修好水渠", ItemKind.TASK),
        ("二、", "保障措施", ItemKind.SAFEGUARD),
    ]
    assert found.sections == ()


def test_a_sentence_that_announces_provisions_is_a_section() -> None:
    found = outline(
        "某县办法\n第一条 有下列情形之一的，不予补助：\n（一）资料不全的；\n（二）逾期申报的。\n第二条 补助按季度发放，年底清算。\n"
    )
    assert [i.label for i in found.items] == ["（一）", "（二）", "第二条"]
    assert sections(found, 0) == ["第一条有下列情形之一的，不予补助"]


def test_closing_lines_belong_to_no_item() -> None:
    found = outline(
        "某县水务局通知\n一、修好水渠\n衬砌干渠，更换闸门。\n二、管好水库\n巡查坝体，清理溢洪道。\n三、用好水费\n按时收缴，定期公开。\n"
        "各乡镇要高度重视，抓好落实。\n本通知自印发之日起施行。\n特此通知。\n联系电话：1234567\n某县水务局\n2024年5月6日\n"
    )
    last = [p.view.text[:4] for p in found.passages if p.item == found.items[-1].id]
    assert last == ["用好水费", "按时收缴"]


def test_each_run_of_ordinals_is_what_its_announcement_says() -> None:
    found = outline(
        "某县水务局2021年工作总结\n今年主要做了两项工作。一是修好水渠。二是加固堤坝。\n工作中还存在以下问题。一是不按时巡查。二是经费不足。\n"
    )
    assert [i.kind for i in found.items] == [ItemKind.ACHIEVEMENT] * 2 + [ItemKind.PROBLEM] * 2


def test_table_without_a_frame() -> None:
    found = outline(
        "某县清单\n任务|牵头单位|完成时限\n:---|:---:|---\n衬砌干渠十公里，更换闸门|县水务局|六月底\n巡查水库大坝，清理溢洪道|县应急局|全年\n"
    )
    assert [duties(found, i.id) for i in found.items] == [
        [("牵头单位", "县水务局"), ("完成时限", "六月底")],
        [("牵头单位", "县应急局"), ("完成时限", "全年")],
    ]


def test_paragraphs_of_a_report_that_open_with_heading_sentences_are_items_below_their_number() -> None:
    found = outline(
        "2026年某县政府工作报告\n——2026年1月8日在某县人民代表大会上\n各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
        "一、2025年工作回顾\n（一）农业稳步发展。粮食产量达到十万吨。\n（二）工业持续壮大。新建厂房三座。\n"
        "二、2026年重点工作\n（一）聚力兴修水利。坚持蓄泄兼筹。\n加快修建水库。开工建设两座小型水库。\n全面改造灌区。更换闸门三十座。\n"
        "水是命脉。我们要以水兴县。\n"
    )
    assert [(i.heading, i.kind) for i in found.items][-2:] == [("加快修建水库", ItemKind.TASK), ("全面改造灌区", ItemKind.TASK)]
    assert sections(found, len(found.items) - 1) == ["二、2026年重点工作", "（一）聚力兴修水利"]


def test_a_heading_keeps_the_other_name_of_the_body_it_names() -> None:
    found = outline(
        "长桥县职责分工\n一、各乡镇人民政府（街道办事处）\n管好健身器材，清理场地。\n二、修路（县交通局、县财政局）\n（一）修好村道。\n"
    )
    assert [section.title for section in found.sections] == ["各乡镇人民政府（街道办事处）", "修路"]


def test_what_follows_the_parts_of_an_article_is_the_article_s() -> None:
    found = outline(
        "长桥县停车办法\n第一条 停车场应当具备下列条件：\n（一）路面平整；\n（二）灯光明亮。\n停车场停业的，应当公告。\n第二条 管好车位。\n"
    )
    assert items(found) == [("（一）", "路面平整；"), ("（二）", "灯光明亮。"), ("第二条", "管好车位。")]
    assert [p.view.text for p in found.passages if p.item == "i2"] == ["灯光明亮。"]


def test_when_a_document_comes_into_force_is_no_part_of_its_last_provision() -> None:
    found = outline("长桥县禁令\n一、不准占道。\n二、不准堆物，保持畅通。\n本禁令自2021年3月1日起施行，有效期五年。\n")
    assert [p.view.text for p in found.passages if p.item == "i2"] == ["不准堆物，保持畅通。"]
    kept = outline(
        "长桥县办法\n一、修路\n（一）修好村道。\n二、附则\n本实施办法自2021年3月1日起施行，有效期五年。老办法同时废止，不再执行。\n"
    )
    assert items(kept)[-1] == (None, "本实施办法自20")
