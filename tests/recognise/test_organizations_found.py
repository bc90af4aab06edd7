"""Bodies found in running text, in headers and in duties. The sentences are made up."""

import time

import pytest

from kg.model import DutyMention, DutyRole, Header, Part, Passage, Span, Stated
from kg.recognise.organizations import hits, organizations
from kg.recognise.organizations.hit import outermost
from kg.text.view import view


def names(text: str) -> list[str]:
    return [hit.name for hit in outermost(hits(view(text).text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由区卫健委会同财政局办理。", ["区卫健委", "财政局"]),
        ("区、市卫生健康委的部署", ["区卫生健康委", "市卫生健康委"]),
        ("区市卫生健康委的部署", ["区卫生健康委", "市卫生健康委"]),
        ("中宁、海原县人民医院", ["中宁县人民医院", "海原县人民医院"]),
        ("市人民医院、中医医院启动建设", ["市人民医院", "市中医医院"]),
        ("在区委、区政府领导下", ["区委", "区政府"]),
        ("自治区党委和政府部署", ["自治区党委", "自治区政府"]),
        ("县委县政府高度重视", ["县委", "县政府"]),
        ("经国务院同意，国家发展改革委印发", ["国务院", "国家发展改革委"]),
        ("完善健康桥东建设领导小组工作机制", ["健康桥东建设领导小组"]),
        ("我委将认真落实", ["我委"]),
        ("加强与综治、公安等部门的信息互通", ["综治部门", "公安部门"]),
        ("推动各医疗机构改进服务", ["各医疗机构"]),
        ("各有关部门（单位）要履行职责", ["各有关部门（单位）"]),
        ("各市、县（区）人民政府要落实", ["各市、县（区）人民政府"]),
        ("市政府各委、办、局：", ["市政府各委、办、局"]),
        ("各级人力资源社会保障部门要", ["各级人力资源社会保障部门"]),
        ("各级林业和草原主管部门要", ["各级林业和草原主管部门"]),
        ("各级财政、审计部门要", ["各级财政部门", "各级审计部门"]),
        ("各级党委和政府要", ["各级党委", "各级政府"]),
        ("各级医疗机构和学校要", ["各级医疗机构", "各级学校"]),
        ("各地民政部门及救助管理机构、婚姻登记机关要", ["各地民政部门", "各地救助管理机构", "各地婚姻登记机关"]),
        ("各乡镇、县直有关部门要", ["各乡镇", "县直有关部门"]),
        ("依托各省级卫生健康委网站，各地教育局要", ["各省级卫生健康委", "各地教育局"]),
        ("各县（市、区）教育局，各区民政局要", ["各县（市、区）教育局", "各区民政局"]),
        ("威海里口山医院开工", ["威海里口山医院"]),
        ("市人民医院120指挥调度中心", ["市人民医院120指挥调度中心"]),
        ("充分发挥计生协作用", ["计生协"]),
        ("协调移动、联通公司", ["中国移动", "联通公司"]),
        ("各地区、各有关部门", ["各地区", "各有关部门"]),
        ("由市创业指导中心、市产业发展研究院负责", ["市创业指导中心", "市产业发展研究院"]),
        ("国务院自由贸易试验区工作部际联席会议办公室督促", ["国务院自由贸易试验区工作部际联席会议办公室"]),
        ("接受市人大及其常委会监督", ["市人大", "市人大常委会"]),
        ("与甲市城市发展投资有限公司、桥东新能源科技有限公司合作", ["甲市城市发展投资有限公司", "桥东新能源科技有限公司"]),
        ("离不开中央西部工作协调小组支持", ["中央西部工作协调小组"]),
        ("中央和国家机关各部门支持", ["中央和国家机关各部门"]),
        ("委托市疾控中心，听取市职业教育指导委员会意见", ["市疾控中心", "市职业教育指导委员会"]),
        ("设立火炬开发区管委会", []),
        ("国务院兽医主管部门应当规定", ["国务院兽医主管部门"]),
        ("报财政部预算司张三", ["财政部"]),
        ("市教育局基础教育科、县公安局交警大队和省交通运输厅运输处负责", ["市教育局基础教育科", "县公安局交警大队", "省交通运输厅运输处"]),
        ("请报我局综合科，我委负责", ["我局综合科", "我委"]),
        ("报送国家发展改革委（法规司）", ["国家发展改革委法规司"]),
        ("区教育局学科建设", ["区教育局"]),
        ("市民政局会同市科协，县纪委立案查处", ["市民政局", "市科协", "县纪委"]),
        ("镇人民政府（街道办事处）受理", ["镇人民政府"]),
        ("由国务院教育主管部门规定", ["国务院教育主管部门"]),
        ("转发人社厅明电〔2020〕3号", []),
        ("市财政局市教育局", ["市财政局", "市教育局"]),
        ("邀请中国农业发展银行青海省分行、人行西宁市分行参加", ["中国农业发展银行青海省分行", "人行西宁市分行"]),
        ("县残联会同县民政局按月核对", ["县残联", "县民政局"]),
        ("方案已经市委教育工作领导小组审定", ["市委教育工作领导小组"]),
        ("每季将进展报县就业工作领导小组办公室", ["县就业工作领导小组办公室"]),
        ("国家医保局财政部税务总局关于", ["国家医保局", "财政部", "税务总局"]),
        ("中共甘州区委办公室印发", ["中共甘州区委办公室"]),
        ("国家卫生健康委办公厅印发", ["国家卫生健康委办公厅"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "二级以上医院和乡镇卫生院要改进服务",
        "服务大局、优化布局、开好局",
        "健全党委领导下的院长负责制",
        "政府购买服务，政府投资项目",
        "完善社区卫生服务中心功能",
        "打造全国医院的样板",
        "国民经济各部门协调发展",
        "落实一院一专班要求",
        "全市博物馆举办展览，在各个岗位上工作",
        "来源：某某政府网",
        "引进国有独资有限责任公司",
        "建设国际航运中心",
        "省、自治区、直辖市",
        "按照教育部署推进",
        "健康中国人行动",
        "各自辖区，各项工作，各类活动",
        "依托城市医疗集团",
    ],
)
def test_no_body(text: str) -> None:
    assert names(text) == []


def test_mentions_stand_where_they_are_printed() -> None:
    text = "要求：**市 财政\n局** 牵头"
    passage = Passage(Part.BODY, view(text), "i1")
    (mention,) = organizations([passage], [], Header())
    assert (mention.text, mention.item) == ("市财政局", "i1")
    assert text[mention.span.start : mention.span.end] == "市 财政\n局"


def test_header_values_and_duties_are_mentions() -> None:
    header = Header(
        issuers=(Stated("甲市教育局", Span(0, 5), "issuer"),),
        recipients=(Stated("国务院各部委", Span(10, 16), "r"), Stated("各直属机构", Span(17, 22), "r")),
        copied_to=(Stated("自治区、吴忠市卫生健康委员会", Span(30, 44), "c"),),
    )
    duty = DutyMention("县民政局", Span(50, 54), "i2", "duty", DutyRole.LEAD, "县民政局")
    found = organizations([], [duty], header)
    assert [m.name for m in found] == [
        "甲市教育局",
        "国务院各部委",
        "国务院各直属机构",
        "自治区卫生健康委员会",
        "吴忠市卫生健康委员会",
        "县民政局",
    ]


def test_a_list_of_recipients_carries_its_areas_on() -> None:
    names = ["各省、自治区、直辖市民政厅（局）", "财政厅（局）", "总工会", "新疆生产建设兵团民政局", "财政局"]
    header = Header(recipients=tuple(Stated(name, Span(i, i + 1), "r") for i, name in enumerate(names)))
    assert [m.name for m in organizations([], [], header)] == [
        "各省、自治区、直辖市民政厅（局）",
        "各省、自治区、直辖市财政厅（局）",
        "各省、自治区、直辖市总工会",
        "新疆生产建设兵团民政局",
        "财政局",
    ]


def test_a_passage_that_holds_duties_is_not_read_twice() -> None:
    text = "（责任单位：县民政局）"
    duty = DutyMention("县民政局", Span(6, 10), "i1", "duty", DutyRole.LEAD, "县民政局")
    assert len(organizations([Passage(Part.BODY, view(text), "i1")], [duty], Header())) == 1


def test_chrome_is_not_read() -> None:
    assert organizations([Passage(Part.CHROME, view("市财政局"))], [], Header()) == ()


@pytest.mark.parametrize("unit", ["局", "各", "市", "委", "中心", "、", "各市、", "（", "卫生健康"])
def test_hostile_text_is_not_slow(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    outermost(hits(text))
    assert time.process_time() - start < 3
