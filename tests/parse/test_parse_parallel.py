"""Provisions without numbers: paragraphs below a heading, rows that begin alike, lists announced in a sentence, annexes in flat text."""

from __future__ import annotations

from kg.model import Document, Outline
from kg.parse import parse


def outline(text: str) -> Outline:
    return parse(Document("d", "d.txt", text, "utf-8", "0" * 64))


def told(found: Outline) -> list[tuple[str, str | None, str]]:
    paths = found.paths()
    return [(i.kind.value, i.heading, paths[i.section][-1].title if i.section else "") for i in found.items]


PLAN = "云山市夜校办学方案\n一、总体要求\n（一）指导思想。以办好夜校为主线，方便群众学习。\n（二）基本原则。\n{}\n（三）目标。到2026年，办学点达到30个。\n"
REPORT = "2025年云山市政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2024年工作回顾\n{}\n二、2025年工作安排\n一是办好夜校。新增办学点。\n二是修好道路。改造小巷。\n"


def test_paragraphs_that_each_open_with_a_few_words_are_a_list() -> None:
    lines = "坚持群众自愿。由学员自己选课，不摊派人数。\n坚持就近办学。利用社区场地，不新建校舍。\n坚持节俭办学。经费公开，接受监督检查。"
    assert told(outline(PLAN.format(lines)))[1:4] == [
        ("principle", "坚持群众自愿", "基本原则"),
        ("principle", "坚持就近办学", "基本原则"),
        ("principle", "坚持节俭办学", "基本原则"),
    ]


def test_paragraphs_of_which_one_runs_on_are_no_list() -> None:
    lines = "坚持群众自愿。由学员自己选课，不摊派人数。\n办学点由社区选定，报市教育局备案，每年调整一次，经费由市财政承担。\n坚持节俭办学。经费公开，接受监督检查。"
    assert [heading for _, heading, _ in told(outline(PLAN.format(lines)))] == ["指导思想", "基本原则", "目标"]


def test_rows_that_begin_alike_look_back() -> None:
    lines = "\n".join(
        f"这一年，{x}。新增三处，群众满意度明显提高。" for x in ("夜校办学迈出新步伐", "道路建设取得新进展", "河道治理呈现新面貌")
    )
    found = told(outline(REPORT.format(lines)))[:3]
    assert [kind for kind, _, _ in found] == ["achievement"] * 3
    assert [heading for _, heading, _ in found] == [
        "这一年，夜校办学迈出新步伐",
        "这一年，道路建设取得新进展",
        "这一年，河道治理呈现新面貌",
    ]


def test_a_lone_sentence_heads_nothing() -> None:
    lines = "千帆竞发勇者胜，百舸争流奋者先。我们深切体会到，成绩来之不易，离不开全市人民的共同努力。"
    assert told(outline(REPORT.format(lines)))[0] == ("achievement", None, "2024年工作回顾")


def test_problems_announced_in_a_sentence_are_a_list() -> None:
    lines = (
        "各位代表！我们也清醒看到：一是夜校师资不足，教师多为兼职。二是道路欠账较多，雨天积水。三是河道治理还不彻底。对此，我们将认真解决。"
    )
    assert [kind for kind, _, _ in told(outline(REPORT.format(lines)))] == ["problem"] * 3 + ["task"] * 2


def test_an_annex_in_flat_text_is_a_section() -> None:
    text = (
        "云山市夜校办学方案 为办好夜校，制定本方案。 一、工作任务 （一）选好场地。利用社区场地，就近设立办学点。 （二）配好师资。从各校选派教师，按月轮换。 "
        "二、保障措施 （一）加强领导。市教育局定期研究，解决困难。 （二）落实经费。市财政局按时拨付，不留缺口。 附件：2025年夜校办学点清单 "
        "附件 2025年夜校办学点清单 1.东山社区办学点。开设书法、剪纸课程，招收学员六十人。 2.西山社区办学点。开设合唱、舞蹈课程，招收学员八十人。 "
        "抄送：市委办公室，市人大办。"
    )
    found = outline(text)
    assert told(found)[-2:] == [("task", "东山社区办学点", "2025年夜校办学点清单"), ("task", "西山社区办学点", "2025年夜校办学点清单")]
    assert [one.value for one in found.header.copied_to] == ["市委办公室", "市人大办"]


def test_headings_of_a_short_notice_vote_for_safeguards() -> None:
    text = "云山市夜校任务分工的通知\n一、提高思想认识。各单位要高度重视，按时完成。\n二、强化协同配合。各单位要主动认领，通力合作。\n三、严格督查问效。市里按月通报，结果公开。\n"
    assert [kind for kind, _, _ in told(outline(text))] == ["safeguard"] * 3


def test_a_paragraph_may_lead_in_to_the_list_and_a_signature_follow_it() -> None:
    text = (
        "云山市教育局2024年工作总结和2025年工作计划\n一、存在问题\n一是师资不足。\n二是场地紧张。\n二、2025年工作计划\n"
        "2025年，我局将以办好夜校为主线，重点做好以下工作。\n扩大办学规模。新增办学点十个，方便群众。\n改善办学条件。修缮教室三十间，添置桌椅。\n"
        "提高办学质量。从各校选派教师，按月轮换。\n云山市教育局\n2024年12月20日\n"
    )
    found = outline(text)
    assert [heading for _, heading, _ in told(found)][2:] == ["扩大办学规模", "改善办学条件", "提高办学质量"]
    assert found.header.issued is not None and found.header.issued.value == "2024-12-20"


def test_a_list_in_bold_goes_on_where_the_bold_was_lost() -> None:
    bold = "".join(f"**{x}。**新增三处，群众满意。\n" for x in ("扩大办学规模", "改善办学条件", "提高办学质量"))
    text = f"云山市教育局2024年工作总结\n一、主要工作\n{bold}办学经费更有保障。市财政按时拨付，不留缺口。\n二、存在问题\n一是师资不足。\n二是场地紧张。\n"
    assert [heading for _, heading, _ in told(outline(text))][:4] == ["扩大办学规模", "改善办学条件", "提高办学质量", "办学经费更有保障"]


def test_an_issuer_above_the_title_is_no_frame_of_a_page() -> None:
    text = (
        "云山市教育局\n关于印发云山市夜校提质行动\n实施方案（2024—2026年）的通知\n云教发〔2024〕8号\n各县（市、区）教育局，局机关各科室：\n"
        "经市政府同意，现将方案印发给你们。\n云山市教育局\n2024年4月18日\n云山市夜校提质行动\n实施方案（2024—2026年）\n"
        "一、工作任务\n"
        "1.扩大规模。新增办学点十个，方便群众就近学习，每个办学点配备教师两名以上，按月轮换，课程由学员自己选定，不收费用。\n"
    )
    header = outline(text).header
    assert header.number is not None and header.number.value == "云教发〔2024〕8号"
    assert header.title is not None and header.title.value == "云山市夜校提质行动实施方案（2024—2026年）"
    assert [one.value for one in header.issuers] == ["云山市教育局"]


def test_a_line_may_break_inside_the_name_of_a_body() -> None:
    text = (
        "云山市夜校任务分解\n1.扩大规模。新增办学点十个，方便群众就近学习。\n牵头科室：成教科\n"
        "配合科室（单位）：人事科、基础教育\n科，市电大、市图书馆\n2.改善条件。修缮教室三十间。\n牵头科室：财务科\n"
    )
    duties = [(p.label, p.view.text) for p in outline(text).passages if p.part == "duty"]
    assert duties[1] == ("配合科室（单位）", "人事科、基础教育科，市电大、市图书馆")


def test_all_who_sign_below_each_other_issue() -> None:
    bodies = ["云山市发展改革委", "云山市供销合作总社", "云山海关", "云山市铁路集团"]
    text = (
        "关于做好农资供应的通知\n各县发展改革委、供销社：\n为做好农资供应，现通知如下：\n一、保障供应。及时调运，满足需要。\n"
        + "\n".join(bodies)
        + "\n2024年2月17日\n"
    )
    assert [one.value for one in outline(text).header.issuers] == bodies


def _report(*paragraphs: str) -> str:
    opening = "2026年某县政府工作报告\n——2026年1月8日在某县人民代表大会上\n各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n一、2026年重点工作\n"
    return opening + "\n".join(paragraphs) + "\n"


LONG = "衬砌干渠十公里，更换闸门三十座，加固水库大坝，清理淤塞的溢洪道，改造提水泵站，修好田间道路，" * 2


def test_heading_sentences_on_lines_of_their_own_open_the_items_of_a_report() -> None:
    found = outline(
        _report(
            "（一）兴修水利",
            "加快修建水库。",
            f"有的水库年久失修。要{LONG}确保安全。",
            f"要{LONG}按期完工。",
            "全面改造灌区。",
            f"要{LONG}节约用水。",
            "（二）发展畜牧",
            "扩大养殖规模。",
            f"要{LONG}增加收入。",
            "做好动物防疫。",
            f"要{LONG}健全网络。",
        )
    )
    assert told(found) == [
        ("task", "加快修建水库", "兴修水利"),
        ("task", "全面改造灌区", "兴修水利"),
        ("task", "扩大养殖规模", "发展畜牧"),
        ("task", "做好动物防疫", "发展畜牧"),
    ]


def test_such_a_line_over_paragraphs_with_heading_sentences_opens_no_item() -> None:
    below = [f"修建水库。要{LONG}确保安全。", f"改造灌区。要{LONG}节约用水。"]
    found = outline(_report(*("坚持蓄泄兼筹。", *below, "坚持农牧并举。", *below, "坚持城乡统筹。", *below, "坚持治水兴县。", *below)))
    assert {i.heading for i in found.items if i.heading and i.heading.startswith("坚持")} == set()


def test_a_paragraph_may_lead_in_those_with_heading_sentences_below_a_number() -> None:
    below = ["坚持蓄泄兼筹、建管并重，统筹推进各类工程", f"加快修建水库。要{LONG}确保安全。", f"全面改造灌区。要{LONG}节约用水。"]
    found = outline(_report("（一）兴修水利，让水惠及全县。", *below, "（二）发展畜牧，让农户多增收。", *below[1:]))
    assert told(found) == [
        ("task", "加快修建水库", "兴修水利，让水惠及全县"),
        ("task", "全面改造灌区", "兴修水利，让水惠及全县"),
        ("task", "加快修建水库", "发展畜牧，让农户多增收"),
        ("task", "全面改造灌区", "发展畜牧，让农户多增收"),
    ]


def test_rows_of_a_report_may_begin_with_long_sentences() -> None:
    long = "坚持蓄泄兼筹、建管并重、城乡统筹，把水的事情办得更好，让全县人民喝上放心水、用上安全水"
    found = outline(_report(*(f"这五年，我们{n}次{long}。{LONG}成效明显。" for n in ("多", "屡", "再"))))
    assert len(found.items) == 3


def test_rows_of_a_report_behind_ordinals_that_said_all_are_no_part_of_the_last() -> None:
    ordinals = [f"一是修建水库。{LONG}成效明显。", f"二是改造灌区。{LONG}节水显著。"]
    rows = [f"这五年，{what}。{LONG}群众满意。" for what in ("供水能力大为增强", "防洪标准明显提高", "用水效率稳步提升")]
    found = outline(_report(*ordinals, *rows))
    assert [i.heading for i in found.items] == [
        "修建水库",
        "改造灌区",
        "这五年，供水能力大为增强",
        "这五年，防洪标准明显提高",
        "这五年，用水效率稳步提升",
    ]
