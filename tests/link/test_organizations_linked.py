"""Which body a printed name stands for, given the place and the issuer of its document."""

import pytest

from kg.link.areas import entity
from kg.link.organizations import link_organizations
from kg.model import Entity, Header, Link, OrganizationMention, Outline, Span, Stated, Unlinked
from kg.rules.places import gazetteer

TONGXIN = "宁夏回族自治区吴忠市同心县"
HONGSIBU = "宁夏回族自治区吴忠市红寺堡区"
ZHONGWEI = "宁夏回族自治区中卫市"


def area(path: str) -> Entity:
    place = gazetteer().at_path(path)
    assert place is not None
    return entity(place)


def linked(names: list[str], path: str, issuer: str = "", rule: str = "duty-lead") -> list[Link | Unlinked]:
    mentions = [OrganizationMention(name, Span(i, i + 1), None, rule, name) for i, name in enumerate(names)]
    issuers = (Stated(issuer, Span(0, 1), "issuer"),) if issuer else ()
    return list(link_organizations(mentions, area(path), issuers, Outline(Header(), (), (), ())))


def one(name: str, path: str, issuer: str = "") -> Entity:
    (found,) = linked([name], path, issuer)
    assert isinstance(found, Link), found
    return found.entity


@pytest.mark.parametrize(
    ("name", "path", "official"),
    [
        ("区卫健委", TONGXIN, "宁夏回族自治区卫生健康委员会"),
        ("市卫健委", TONGXIN, "吴忠市卫生健康委员会"),
        ("县委", TONGXIN, "中共同心县委员会"),
        ("区党委", TONGXIN, "中共宁夏回族自治区委员会"),
        ("网信办", TONGXIN, "中共同心县委网络安全和信息化委员会办公室"),
        ("医保部门", TONGXIN, "同心县医疗保障局"),
        ("卫生健康局", HONGSIBU, "吴忠市红寺堡区卫生健康局"),
        ("区政府", HONGSIBU, "吴忠市红寺堡区人民政府"),
        ("区委编办", HONGSIBU, "中共吴忠市红寺堡区委机构编制委员会办公室"),
        ("团委", HONGSIBU, "共青团吴忠市红寺堡区委员会"),
        ("自治区发改委", HONGSIBU, "宁夏回族自治区发展和改革委员会"),
        ("红寺堡区医改领导小组", HONGSIBU, "吴忠市红寺堡区医改领导小组"),
        ("区直各部门", HONGSIBU, "吴忠市红寺堡区区直各部门"),
        ("区委各部委", HONGSIBU, "中共吴忠市红寺堡区委各部委"),
        ("市委办", ZHONGWEI, "中共中卫市委办公室"),
        ("市政务和大数据局", ZHONGWEI, "中卫市政务和大数据局"),
        ("市政园林局", ZHONGWEI, "中卫市市政园林局"),
        ("市安办", ZHONGWEI, "中卫市安全生产委员会办公室"),
        ("区打私办", HONGSIBU, "吴忠市红寺堡区打击走私综合治理办公室"),
        ("县食药安办", TONGXIN, "同心县食品药品安全委员会办公室"),
        ("县老龄委办公室", TONGXIN, "同心县老龄工作委员会办公室"),
        ("县政府残工委办公室", TONGXIN, "同心县人民政府残疾人工作委员会办公室"),
        ("县征兵办", TONGXIN, "同心县人民政府征兵办公室"),
        ("市安委会各成员单位", ZHONGWEI, "中卫市安全生产委员会各成员单位"),
        ("瑞金生态环境局", "江西省赣州市瑞金市", "赣州市瑞金生态环境局"),
        ("赣州市南康生态环境局", "江西省赣州市南康区", "赣州市南康生态环境局"),
        ("生态环境局", "江西省赣州市南康区", "赣州市南康区生态环境局"),
        ("渝北生态环境局", "重庆市渝北区", "重庆市渝北区生态环境局"),
        ("市政协", ZHONGWEI, "中国人民政治协商会议中卫市委员会"),
        ("市卫健委党委", ZHONGWEI, "中共中卫市卫生健康委员会党委"),
        ("沙坡头区健康总院", ZHONGWEI, "中卫市沙坡头区健康总院"),
        ("国家卫计委", ZHONGWEI, "国家卫生和计划生育委员会"),
        ("发展改革委", "中国", "国家发展和改革委员会"),
        ("人民银行", "中国", "中国人民银行"),
        ("教育部门", "中国", "教育部门"),
        ("各省、自治区、直辖市人民政府", "中国", "各省、自治区、直辖市人民政府"),
        ("市科委", "上海市", "上海市科学技术委员会"),
        ("区粮食局（原区商务局）", HONGSIBU, "吴忠市红寺堡区粮食局"),
        ("市卫健委）", ZHONGWEI, "中卫市卫生健康委员会"),
        ("市人大城建环资委", ZHONGWEI, "中卫市人民代表大会城建环资委员会"),
        ("中卫军分区", ZHONGWEI, "中卫军分区"),
        ("宁夏日报", ZHONGWEI, "宁夏日报"),
        ("县民生办", TONGXIN, "同心县民生办"),
        ("绵阳高新区财政局", "四川省绵阳市", "绵阳高新技术产业开发区财政局"),
        ("市三中", ZHONGWEI, "中卫市第三中学"),
        ("联合国教科文组织", ZHONGWEI, "联合国教科文组织"),
        ("财政部门", "上海市", "上海市财政局"),
        ("上海博物馆", "上海市", "上海博物馆"),
        ("市住房城乡建设管理委", "上海市", "上海市住房和城乡建设管理委员会"),
        ("市城管执法局", "上海市", "上海市城市管理行政执法局"),
        ("临港新片区管委会", "上海市", "中国（上海）自由贸易试验区临港新片区管理委员会"),
        ("市教育部门", "重庆市", "重庆市教育委员会"),
        ("市城管执法局", "湖南省株洲市", "株洲市城市管理和综合执法局"),
        ("河西", TONGXIN, "同心县河西镇"),
        ("国务院联防联控机制", TONGXIN, "国务院应对新型冠状病毒感染肺炎疫情联防联控机制"),
        ("上海电视台", "上海市", "上海电视台"),
        ("县委统战部", TONGXIN, "中共同心县委统战部"),
        ("团中央", TONGXIN, "共青团中央委员会"),
        ("中央和国家机关工委", TONGXIN, "中共中央和国家机关工作委员会"),
        ("各省（区、市）教育厅", "上海市", "各省（区、市）教育厅"),
        ("中央西部工作协调小组", "上海市", "中央西部工作协调小组"),
        ("市政府各委、办、局", "上海市", "上海市人民政府各委、办、局"),
        ("浦东新区科经委", "上海市", "上海市浦东新区科技经济委员会"),
        ("镇江市句容生态环境局", "江苏省镇江市句容市", "镇江市句容生态环境局"),
        ("市教育局", "江苏省镇江市句容市", "句容市教育局"),
        ("省委宣传部", "甘肃省", "中共甘肃省委宣传部"),
        ("自治区党委宣传部", "宁夏回族自治区", "中共宁夏回族自治区委员会宣传部"),
        ("省法院", "甘肃省", "甘肃省高级人民法院"),
        ("市法院", ZHONGWEI, "中卫市中级人民法院"),
        ("县法院", TONGXIN, "同心县人民法院"),
        ("阜蒙县教育局", "辽宁省阜新市阜新蒙古族自治县", "阜新蒙古族自治县教育局"),
        ("洪江区社会事务局", "湖南省怀化市", "怀化市洪江区社会事务局"),
        ("滨河新区管委会", ZHONGWEI, "中卫滨河新区管理委员会"),
        ("兰州新区财政局", "甘肃省兰州市", "兰州新区财政局"),
        ("县税务局", TONGXIN, "国家税务总局同心县税务局"),
        ("国家税务总局同心县税务局", TONGXIN, "国家税务总局同心县税务局"),
        ("税务部门", HONGSIBU, "国家税务总局吴忠市红寺堡区税务局"),
        ("交警部门", ZHONGWEI, "中卫市公安局交通警察支队"),
        ("市公安局交警支队", ZHONGWEI, "中卫市公安局交通警察支队"),
        ("人行甘肃省分行", "甘肃省", "中国人民银行甘肃省分行"),
        ("农发行县支行", TONGXIN, "中国农业发展银行同心县支行"),
        ("交通银行同心支行", TONGXIN, "交通银行同心支行"),
        ("人保财险同心支公司", TONGXIN, "中国人民财产保险股份有限公司同心支公司"),
        ("县调查队", TONGXIN, "国家统计局同心调查队"),
        ("沙坡头公安分局", ZHONGWEI, "中卫市公安局沙坡头分局"),
        ("公安沙坡头分局", ZHONGWEI, "中卫市公安局沙坡头分局"),
        ("市公安局沙坡头分局", ZHONGWEI, "中卫市公安局沙坡头分局"),
        ("区公安分局", HONGSIBU, "吴忠市公安局红寺堡分局"),
        ("开发区公安分局", ZHONGWEI, "中卫市开发区公安分局"),
        ("省国资委", "甘肃省", "甘肃省人民政府国有资产监督管理委员会"),
        ("市国资委", "上海市", "上海市国有资产监督管理委员会"),
        ("县城管执法委", TONGXIN, "同心县城市管理执法委员会"),
        ("县文明办", TONGXIN, "同心县精神文明建设指导委员会办公室"),
        ("县委文明办", TONGXIN, "同心县精神文明建设指导委员会办公室"),
        ("县纪委监委", TONGXIN, "同心县纪委监委"),
        ("甘肃广播电视台", "甘肃省", "甘肃广播电视台"),
        ("市教科院", ZHONGWEI, "中卫市教育科学研究院"),
        ("县委农村工作领导小组", TONGXIN, "中共同心县委农村工作领导小组"),
        ("市卫健委机关党委", ZHONGWEI, "中卫市卫生健康委员会机关党委"),
    ],
)
def test_official_names(name: str, path: str, official: str) -> None:
    assert one(name, path).name == official


@pytest.mark.parametrize(
    ("name", "official", "kind"),
    [
        ("局综合管理岗位", "同心县卫生健康局综合管理岗位", "unit"),
        ("规划发展岗位", "同心县卫生健康局规划发展岗位", "unit"),
        ("局机关各岗位", "同心县卫生健康局机关各岗位", "collective"),
        ("我局", "同心县卫生健康局", "government"),
        ("机关党委", "同心县卫生健康局机关党委", "party"),
        ("中共同心县卫生健康局党组", "中共同心县卫生健康局党组", "party"),
    ],
)
def test_parts_of_the_issuer(name: str, official: str, kind: str) -> None:
    found = one(name, TONGXIN, "中共同心县卫生健康局党组")
    assert (found.name, found.value("type")) == (official, kind)


@pytest.mark.parametrize(
    ("name", "issuer", "official"),
    [
        ("规划处", "中卫市卫生健康委员会办公室", "中卫市卫生健康委员会规划处"),
        ("财务科", "中卫市教育局办公室", "中卫市教育局财务科"),
        ("委办公室", "中卫市卫生健康委员会办公室", "中卫市卫生健康委员会办公室"),
        ("委办公室", "中卫市卫生健康委员会", "中卫市卫生健康委员会办公室"),
        ("秘书科", "中卫市人民政府办公室", "中卫市人民政府办公室秘书科"),
        ("委办公室", "中共中卫市委员会", "中共中卫市委办公室"),
    ],
)
def test_an_office_writes_for_its_body(name: str, issuer: str, official: str) -> None:
    assert one(name, ZHONGWEI, issuer).name == official


def test_our_commission_is_the_one_the_document_names() -> None:
    found = linked(["我委", "市卫生健康委", "自治区卫生健康委"], ZHONGWEI, "我委")
    assert [link.entity.name for link in found if isinstance(link, Link)] == [
        "中卫市卫生健康委员会",
        "中卫市卫生健康委员会",
        "宁夏回族自治区卫生健康委员会",
    ]


def test_values() -> None:
    found = one("卫健局", TONGXIN)
    assert found.id == "organization/同心县卫生健康局"
    assert dict(found.values) == {
        "type": "government",
        "level": "county",
        "jurisdiction": area(TONGXIN).id,
        "parent": "organization/同心县人民政府",
        "succeeds": "organization/同心县卫生和计划生育局",
        "since": "2019",
    }
    commission = one("国家卫健委", TONGXIN)
    assert commission.value("succeeds") == "organization/国家卫生和计划生育委员会"
    assert (commission.value("level"), commission.value("parent")) == ("country", "organization/国务院")
    unit = one("县人民医院急诊科", TONGXIN)
    assert unit.value("unit_of") == "organization/同心县人民医院"


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["局老龄服务和妇幼健康岗位", "局老龄服务和妇幼健康岗位", "局老龄服务和妇幼保健岗位"], "同心县卫生健康局老龄服务和妇幼健康岗位"),
        (["发展和改革局", "发展和改革局", "发展和改革委员会"], "同心县发展和改革局"),
        (["县医院", "县人民医院"], "同心县人民医院"),
        (["有关部门", "各有关部门（单位）"], "同心县各有关部门（单位）"),
        (["各医疗机构", "各级各类医疗机构"], "同心县各级各类医疗机构"),
    ],
)
def test_spellings_of_one_body_get_one_name(names: list[str], name: str) -> None:
    found = linked(names, TONGXIN, "同心县卫生健康局")
    assert {link.entity.name for link in found if isinstance(link, Link)} == {name}


def test_a_body_and_its_predecessor_stay_two() -> None:
    found = linked(["区卫计委", "区卫健委"], TONGXIN)
    assert len({link.entity.id for link in found if isinstance(link, Link)}) == 2


def test_not_certain_is_an_answer() -> None:
    (county,) = linked(["县教育局"], "甘肃省")
    assert isinstance(county, Unlinked)
    assert "县" in county.reason
    (district,) = linked(["鼓楼区教育局"], "甘肃省")
    assert isinstance(district, Unlinked)
    assert len(district.candidates) > 1
    assert all(c.name.endswith("鼓楼区教育局") for c in district.candidates)


def test_an_area_is_chosen_by_the_governed_one() -> None:
    assert one("鼓楼区教育局", "江苏省南京市").name == "南京市鼓楼区教育局"


def test_a_field_is_the_bureau_that_holds_it() -> None:
    found = linked(["科技工业和信息化局", "科技部门", "教育部门"], HONGSIBU)
    assert [link.entity.name for link in found if isinstance(link, Link)] == [
        "吴忠市红寺堡区科技工业和信息化局",
        "吴忠市红寺堡区科技工业和信息化局",
        "吴忠市红寺堡区教育局",
    ]


def test_a_department_in_running_text_of_the_country_is_a_kind() -> None:
    (kind,) = linked(["民政部门"], "中国", rule="body-field")
    assert isinstance(kind, Unlinked)
    (kind,) = linked(["红十字会"], "中国", rule="body-tail")
    assert isinstance(kind, Unlinked)


def test_a_kind_is_no_body_where_there_are_several() -> None:
    (kind,) = linked(["中医医院"], "甘肃省", rule="body-one-of-a-kind")
    assert isinstance(kind, Unlinked)
    (single,) = linked(["中医医院"], TONGXIN, rule="body-one-of-a-kind")
    assert isinstance(single, Link)


def test_two_posts_are_not_taken_for_spellings_of_one() -> None:
    found = linked(["局综合管理岗位", "局综合监督岗位"], TONGXIN, "同心县卫生健康局")
    assert len({link.entity.id for link in found if isinstance(link, Link)}) == 2
