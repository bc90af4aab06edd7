"""Programs named in made-up sentences of the genre."""

from __future__ import annotations

import time

import pytest

from kg.model import Header, Outline, Part, Passage, ProgramMention
from kg.recognise.programs import programs
from kg.text.view import view

EMPTY = Outline(Header(), (), (), ())


def found(text: str, part: Part = Part.BODY, item: str | None = "i1") -> tuple[ProgramMention, ...]:
    return programs([Passage(part, view(text), item=item)], EMPTY)


def names(text: str, part: Part = Part.BODY) -> list[str]:
    return [m.name for m in found(text, part)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("持续深化“放管服”改革。", "放管服改革"),
        ("落实简政放权、放管结合、优化服务要求。", "放管服改革"),
        ("推进紧密型县域医共体建设。", "医共体"),
        ("开展妇女“两癌”免费检查。", "两癌筛查"),
        ("全面推行DRG付费。", "按疾病诊断相关分组付费"),
        ("深入开展“三减三健”专项行动。", "三减三健"),
        ("开展“一评二控三减四健”专项行动。", "一评二控三减四健"),
        ("统筹推进“双碳”工作。", "双碳"),
        ("继续深化“三医联动”改革。", "三医联动"),
        ("年内改造老旧小区12个。", "城镇老旧小区改造"),
        ("发放困难残疾人生活补贴和高龄津贴。", "困难残疾人生活补贴"),
        ("坚决落实十年禁渔。", "长江十年禁渔"),
    ],
)
def test_one_undertaking_has_one_name(text: str, name: str) -> None:
    assert name in names(text)


def test_numbers_in_names_keep_them_apart() -> None:
    assert names("推广“一评二控三减四健”。") == ["一评二控三减四健"]
    assert "五大中心" not in names("推进六大中心建设。")


def test_longer_names_hide_what_they_contain() -> None:
    assert names("建设互联网+医疗健康示范区。") == ["互联网+医疗健康示范区"]


def test_list_shares_its_head() -> None:
    assert {"胸痛中心", "卒中中心", "创伤中心"} <= set(names("建好胸痛、卒中、创伤中心。"))


def test_short_forms_count_only_in_quotes_or_beside_another() -> None:
    assert "双拥" not in names("做好双拥护工作。")
    assert names("深化“沪宁”合作。") == ["沪宁合作"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("深入实施“青禾护航”工程。", "青禾护航工程"),
        ("组织开展“邻里有约”活动。", "邻里有约"),
        ("实施桥隧安全提升三年行动，强化巡查。", "桥隧安全提升三年行动"),
        ("推进“河畔课堂”创建活动。", "河畔课堂"),
        ("开展健康教育进工地、进市场、进码头等活动。", "健康教育进工地、进市场、进码头"),
    ],
)
def test_unseen_names_are_discovered(text: str, name: str) -> None:
    mentions = {m.name: m for m in found(text)}
    assert name in mentions
    assert not mentions[name].known


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”，坚定“四个自信”。",
        "提高服务能力和水平。",
        "建立工作机制，完善考核制度，落实责任制。",
        "《云山市供水条例》（以下简称“供水条例”）",
        "批判所谓“自由化”。",
        "实施“十大工程”。",
        "落实“十四五”规划。",
        "召开会议，听取汇报，研究问题。",
        "实行“周调度、季通报”，确保“时间过半、任务过半”。",
        "健全“市、县、乡、村”体系，发挥“领雁效应”。",
    ],
)
def test_no_program(text: str) -> None:
    assert names(text) == []


def test_a_mere_head_after_our_city_is_read() -> None:
    assert "我市示范城市" not in names("争创我市示范城市。")


def test_a_wider_name_stands_in_place_of_what_it_holds() -> None:
    assert names("实施“青禾”健康扶贫提升行动。") != ["健康扶贫"]
    assert names("开展健康扶贫。") == ["健康扶贫"]


def test_what_is_reformed_is_named_with_its_reform() -> None:
    assert names("进一步改革渡口管理体制，方便群众。") == ["渡口管理体制改革"]
    assert names("继续推进渡口管理体制的改革。") == ["渡口管理体制改革"]


def test_a_new_round_is_no_part_of_the_name() -> None:
    assert names("实施新一轮桥隧安全提升三年行动。") == ["桥隧安全提升三年行动"]


def test_a_number_of_projects_is_no_part_of_the_name() -> None:
    assert "3个桥隧安全提升工程" not in names("实施3个桥隧安全提升工程。")


def test_heading_has_no_item_but_its_span() -> None:
    raw = "三、深入推进健康扶贫工程"
    (mention,) = found(raw, Part.HEADING, item=None)
    assert (mention.name, mention.item) == ("健康扶贫", None)
    assert raw[mention.span.start : mention.span.end] in raw


def test_span_covers_the_quotation_marks() -> None:
    raw = "推进 “厕所\n革命”。"
    (mention,) = found(raw)
    assert raw[mention.span.start : mention.span.end] == "“厕所\n革命”"
    assert mention.text == "“厕所革命”"
    assert mention.rule == "program.known"


@pytest.mark.parametrize("part", [Part.DUTY, Part.CLOSING, Part.RECIPIENTS, Part.LETTERHEAD, Part.CHROME])
def test_other_parts_are_not_read(part: Part) -> None:
    assert names("深化“放管服”改革", part) == []


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "实施“青禾护航”工程，深化“放管服”改革，推进远程医疗、分级诊疗、医联体建设。"
    assert found(text) == found(text)


@pytest.mark.parametrize("character", "建进、的年一“”《工实")
def test_hostile_text_is_not_slow(character: str) -> None:
    found("实施工程")
    started = time.process_time()
    found(character * 100_000)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开通了抗旱物资运输“绿色通道”，随到随走。", "抗旱物资运输绿色通道"),
        ("各区要开辟困境儿童就医绿色通道。", "困境儿童就医绿色通道"),
        ("加快推进青岭机场三期扩建，完善航线。", "青岭机场三期扩建"),
        ("红石峡灌区二期工程9月底前开工。", "红石峡灌区二期工程"),
        ("深入实施“晨曦工程”，惠及学生2000人。", "晨曦工程"),
    ],
)
def test_names_told_by_their_form(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("稳步深化林业、水利工程、盐业体制和仓储制度等改革。", ["林业改革", "盐业体制改革", "仓储制度改革"], []),
        ("推进青云市、云岭市林业综合改革试点。", [], ["青云市试点"]),
        ("开展茶园、城乡结合部水土流失治理行动。", [], ["茶园行动"]),
        ("深化盐业集团、仓储集团综合改革。", [], ["盐业集团改革"]),
        ("实施茶园提质、果园提质工程。", ["茶园提质工程"], []),
        ("打赢新型冠状病毒感染肺炎疫情阻击战。", ["新冠肺炎疫情防控"], ["新型冠状病毒感染肺炎疫情阻击战"]),
        ("实行最严格的水资源管理制度。", ["最严格水资源管理制度"], []),
        ("发放支出型临时救助和急难型临时救助。", ["支出型临时救助", "急难型临时救助"], ["临时救助"]),
        ("深入推进新时代青岭振兴行动。", ["新时代青岭振兴行动"], ["时代青岭振兴行动"]),
        ("加快青云、云岭等3条高铁建设。", ["青云高铁", "云岭高铁"], []),
        ("巩固失业、工伤保险省级统筹。", ["失业保险省级统筹", "工伤保险省级统筹"], []),
        ("企业实行工资总额预算管理。", [], ["总额付费"]),
        ("落实“米袋子”省长责任制。", ["米袋子省长负责制"], ["菜篮子工程"]),
        ("由振兴东北办牵头。", [], ["东北振兴"]),
        ("建设生态文明典范城市。", [], ["全国文明典范城市"]),
        ("规范互联网诊疗。", ["互联网诊疗"], ["互联网+医疗健康"]),
        ("坚持精准扶贫、精准脱贫。", ["精准扶贫"], ["脱贫攻坚"]),
    ],
)
def test_near_names_are_kept_apart(text: str, told: list[str], untold: list[str]) -> None:
    found = names(text)
    assert set(told) <= set(found)
    assert not set(untold) & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "坚持“先规划、后建设”的原则。",
        "形成“两江三岸、一城多园”的城市空间格局。",
        "牢固树立“质量第一”思想。",
        "打开“办事导航”栏目。",
        "推动“茶园+民宿”融合发展。",
        "实现“加工+仓储+运输”全链条协同。",
        "落实《青岭市加大科技投入三年行动计划（2024—2026年）》。",
        "需要时开辟绿色通道，确保救治。",
        "实施农村公路重点项目，完成年度招生计划。",
        "深度融入国家重大战略。",
        "探索茶叶仓储新模式，实行“诚信、勤勉、务实”的作风。",
        "提升战略科技力量，培育改革开放新高地。",
    ],
)
def test_sayings_sums_and_titles_are_no_names(text: str) -> None:
    assert names(text) == []
