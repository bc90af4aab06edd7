"""Other documents named in made-up sentences of the genre."""

from __future__ import annotations

import time

import pytest

from kg.model import CitationMention, Part, Passage, Relation
from kg.recognise.citations import citations
from kg.text.view import view


def cited(text: str, part: Part = Part.BODY) -> tuple[CitationMention, ...]:
    return citations([Passage(part, view(text), item="i1")])


def titles(text: str, part: Part = Part.BODY) -> list[str]:
    return [m.title for m in cited(text, part)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("认真落实《云山市古树名木保护办法（试行）》。", ["云山市古树名木保护办法（试行）"]),
        ("按照《甲办法》《乙办法》和《丙办法》要求，做好工作。", ["甲办法", "乙办法", "丙办法"]),
        ("落实省厅《关于转发〈国家林草局关于加强巡护的通知〉的通知》。", ["关于转发〈国家林草局关于加强巡护的通知〉的通知"]),
        ("落实《关于印发《云山市河道管理规定》的通知》精神。", ["关于印发《云山市河道管理规定》的通知"]),
        (
            "扎实推进云山市学前教育发展规划纲要和云山市托育服务实施方案，补齐短板。",
            ["云山市学前教育发展规划纲要", "云山市托育服务实施方案"],
        ),
        ("执行云山、碧水两个行动计划。", []),
        ("认真执行个人所得税法、海关法，严格遵守香港特别行政区基本法。", ["个人所得税法", "海关法", "香港特别行政区基本法"]),
        ("落实新版鼓励种养产业目录，执行云山市渠道建设指引。", ["鼓励种养产业目录", "云山市渠道建设指引"]),
        ("落实总书记指引，按照国家下发的扶贫产品采购目录采购。", []),
        ("贯彻实施山林防火、湖区禁渔两个行动计划。", ["山林防火行动计划", "湖区禁渔行动计划"]),
        ("全面落实政府工作报告确定的任务。", ["政府工作报告"]),
        ("起草好政府工作报告。", []),
        ("锲而不舍落实中央八项规定精神，扎实开展深入贯彻中央八项规定精神学习教育。", ["中央八项规定"] * 2),
        ("落实好民营经济促进法和安全生产法，根据消防法规定检查。", ["民营经济促进法", "安全生产法", "消防法"]),
        ("落实《重点任务分解表》《居住证暂行条例》。", ["重点任务分解表", "居住证暂行条例"]),
        ("办理重点提案（第12号提案—关于改善老城区停车条件的建议）。", ["关于改善老城区停车条件的建议"]),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "学习在全国旅游大会上的讲话，读《在全国旅游大会上的讲话》。",
        "深入学习《习近平谈治国理政》第四卷。",
        "制定实施方案，完善工作方案，编制我市发展规划。",
        "制定实施云山市民宿发展三年行动计划，培育新业态。",
        "推出儿童剧《小鹿过河》并巡演。",
        "落实各项工作方案和有关管理办法。",
        "按照食品安全法律法规的规定，持《残疾人证》填写《补贴申请表》。",
        "由会长或《章程》规定的人员担任。",
    ],
)
def test_no_citation(text: str) -> None:
    assert titles(text) == []


def test_number_follows_title() -> None:
    (mention,) = cited("根据《云山市供水条例实施办法》（云政发〔2021〕15号）和有关规定")
    assert (mention.title, mention.number, mention.relation) == ("云山市供水条例实施办法", "云政发〔2021〕15号", Relation.IMPLEMENTS)


def test_title_without_marks_is_sure_by_its_number() -> None:
    (mention,) = cited("请按照省水利厅关于进一步加强小型水库管护的通知（云水发〔2020〕3号）办理。")
    assert mention.title == "关于进一步加强小型水库管护的通知"
    assert mention.number is None or mention.number == "云水发〔2020〕3号"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("落实国务院关于支持甲省高质量发展的意见，抓好落地。", ["关于支持甲省高质量发展的意见"]),
        ("按照国家、省关于加强安全生产的意见办理。", []),
        ("按照党中央关于推进改革的部署要求，压实责任。", []),
        ("贯彻落实中央一号文件精神，落实增值税法。", ["增值税法", "中央一号文件"]),
        (
            "根据《云山市供水条例》及其实施细则、水土保持法、专利法及其实施细则，制定本方案。",
            ["云山市供水条例", "云山市供水条例实施细则", "水土保持法", "专利法", "专利法实施细则"],
        ),
        ("按照省政府《实施意见》（云政发〔2019〕5号）要求，细化任务。", ["实施意见"]),
        ("文艺晚会《云山之恋》上演，推出《渡口》文艺节目。", []),
        ("自觉把中央八项规定精神贯穿全过程。", ["中央八项规定"]),
        (
            "落实省应对重大气象灾害联防联控工作机制关于进一步做好强降雨防范工作的通知精神，",
            ["关于进一步做好强降雨防范工作的通知"],
        ),
        ("落实城乡居民基本医疗保险管理办法。", ["城乡居民基本医疗保险管理办法"]),
    ],
)
def test_titles_without_marks_and_what_goes_with_them(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_what_is_sent_is_issued() -> None:
    (basis, sent) = cited("根据《云山市交易管理办法》等文件要求，修订并印发《云山市技术交易细则》。请遵照执行。", Part.PREAMBLE)
    assert (basis.relation, sent.relation) == (Relation.IMPLEMENTS, Relation.ISSUES)


def test_what_an_earlier_title_says_is_not_said_of_the_next() -> None:
    both = cited("在《云山市消费实施细则》（云商〔2024〕6号）、《老旧汽车补贴实施细则》（云商〔2024〕9号）基础上，提高标准。")
    assert [m.relation for m in both] == [Relation.MENTIONS] * 2


def test_short_name_stands_for_the_whole_title() -> None:
    text = "依据《云山市城市绿化规划（2021—2025年）》（以下简称《规划》），细化任务。各单位要对照《规划》抓好落实。"
    assert titles(text) == ["云山市城市绿化规划（2021—2025年）"] * 2


def test_short_name_never_settled_is_left_out() -> None:
    assert titles("各单位要对照《意见》抓好落实。") == []


@pytest.mark.parametrize(
    ("text", "part", "relation"),
    [
        ("现将《云山市夜间经济实施方案》印发给你们，请认真执行。", Part.PREAMBLE, Relation.ISSUES),
        ("关于印发《云山市夜间经济实施方案》的通知", Part.TITLE, Relation.ISSUES),
        ("关于《云山市夜间经济实施方案》的通知", Part.TITLE, Relation.ISSUES),
        ("《云山市夜间经济实施方案》已经市政府同意，现予印发。", Part.PREAMBLE, Relation.ISSUES),
        ("贯彻落实《云山市夜间经济实施方案》", Part.BODY, Relation.IMPLEMENTS),
        ("编制《云山市夜间经济实施方案》", Part.BODY, Relation.MENTIONS),
        ("《云山市志》记载甚详", Part.BODY, Relation.MENTIONS),
    ],
)
def test_relation(text: str, part: Part, relation: Relation) -> None:
    assert [m.relation for m in cited(text, part)] == [relation]


def test_notice_issues_the_plan_its_title_names() -> None:
    (mention,) = cited("云山市人民政府关于印发云山市夜间经济实施方案的通知", Part.TITLE)
    assert (mention.title, mention.relation) == ("云山市夜间经济实施方案", Relation.ISSUES)


def test_a_list_of_what_a_document_rests_on_is_carried_out() -> None:
    found = citations(
        [
            Passage(Part.HEADING, view("二、编制依据"), section="s1"),
            Passage(Part.BODY, view("1.《云山市河道条例》；"), item="i1", section="s1"),
            Passage(Part.BODY, view("2.修订《云山市渠道办法》；"), item="i2", section="s1"),
            Passage(Part.HEADING, view("三、任务"), section="s2"),
            Passage(Part.BODY, view("1.《云山市堤防办法》另行印发。"), item="i3", section="s2"),
        ]
    )
    assert [m.relation for m in found] == [Relation.IMPLEMENTS, Relation.IMPLEMENTS, Relation.MENTIONS]


def test_span_is_of_the_raw_text() -> None:
    raw = "落实《云山市　供水\n条例》要求"
    (mention,) = cited(raw)
    assert raw[mention.span.start : mention.span.end] == "《云山市　供水\n条例》"
    assert mention.title == "云山市供水条例"
    assert mention.item == "i1"


def test_mark_that_never_closes_swallows_nothing() -> None:
    assert titles("学习《甲条例，" + "落实工作，" * 40 + "落实《乙条例》。") == ["乙条例"]


@pytest.mark.parametrize("character", "《》落关的于第（")
def test_hostile_text_is_not_slow(character: str) -> None:
    passage = Passage(Part.BODY, view(character * 100_000))
    started = time.process_time()
    citations([passage])
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("相继颁布实施《甲法》《乙法》，修改《丙法》。", [Relation.MENTIONS] * 3),
        ("对《巡河指南（试行）》进行了修订，形成了《巡河指南》，现印发给你们。", [Relation.MENTIONS, Relation.ISSUES]),
        ("贯彻土壤污染防治法，推进治理。", [Relation.IMPLEMENTS]),
    ],
)
def test_relation_of_laws_made_and_texts_amended(text: str, expected: list[Relation]) -> None:
    assert [m.relation for m in cited(text, Part.PREAMBLE)] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("严格落实中央八项规定及其实施细则精神。", ["中央八项规定"]),
        (
            "依照湿地保护法、野生动物保护法及其实施条例、云山湖保护条例等法律法规，",
            ["湿地保护法", "野生动物保护法", "野生动物保护法实施条例", "云山湖保护条例"],
        ),
        ("落实信访工作条例。落实军队的条令条例。", ["信访工作条例"]),
        ("实施“雁归云山”行动计划，推进“一村一品”三年行动计划。", []),
        ("严格执行农业农村部公告第79号规定，按照省林业局第6号公告办理。", ["农业农村部公告第79号", "省林业局第6号公告"]),
        ("贯彻落实《云山市就业促进办法》（云政办〔2023〕2号）和市委全会、市政府工作报告部署，", ["云山市就业促进办法", "政府工作报告"]),
    ],
)
def test_rules_and_reports_without_marks(text: str, found: list[str]) -> None:
    assert titles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "越剧《采茶曲》《渡口》、舞蹈《春汛》上演。",
        "《渔火》获省群星奖。",
        "《云山日报》记者到场。",
        "编纂《云山通史》。",
        "填写《设备情况表》，领取《受理回执》。",
    ],
)
def test_works_newspapers_and_forms_are_no_documents(text: str) -> None:
    assert titles(text) == []


def test_draft_by_its_short_name() -> None:
    text = "市政府编制了《云山市国民经济和社会发展第十五个五年规划纲要（草案）》。围绕这些目标，《纲要草案》提出三项任务。《纲要（草案）》还提出展望。"
    assert [(m.title, m.relation) for m in cited(text)] == [("云山市国民经济和社会发展第十五个五年规划纲要（草案）", Relation.MENTIONS)] * 3


def test_short_name_settled_with_more_in_its_bracket() -> None:
    assert titles("印发《云山市助餐目录》（以下简称《目录》，见附件）。") == ["云山市助餐目录"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("认真落实云山市应对极端天气联防联控工作领导小组办公室综合协调组印发的《强降雨防范指引》。", Relation.IMPLEMENTS),
        ("经费按《云山市资金管理办法》支付。", Relation.IMPLEMENTS),
        ("为规范此项工作，特制定《云山市巡河办法》。", Relation.ISSUES),
    ],
)
def test_verbs_far_from_the_title(text: str, relation: Relation) -> None:
    assert [m.relation for m in cited(text, Part.PREAMBLE)] == [relation]
