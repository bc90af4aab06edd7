"""Names of areas in running text, and words that only look like them."""

import time

import pytest

from kg.model import Part, Passage
from kg.recognise.places import places
from kg.text.view import view


def read(*texts: str, part: Part = Part.BODY) -> list[tuple[str, str]]:
    """Words and path of each mention; every text a passage."""
    return [(m.text, m.name) for m in places([Passage(part, view(text), "i1") for text in texts])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由威海市环翠区统筹推进", [("威海市", "威海市"), ("环翠区", "威海市环翠区")]),
        ("学习福建三明经验", [("福建", "福建"), ("三明", "福建三明")]),
        ("组织人员赴银川参观", [("银川", "银川")]),
        ("黑河、牡丹江两市先行", [("黑河", "黑河"), ("牡丹江", "牡丹江")]),
        ("支持浙江、长江流域协作", [("浙江", "浙江")]),
        ("提高全县和我市水平", [("全县", "全县"), ("我市", "我市")]),
        ("创建自治区示范单位", [("自治区", "自治区")]),
        ("内蒙古自治区和宁夏", [("内蒙古自治区", "内蒙古自治区"), ("宁夏", "宁夏")]),
        ("推进北钦防一体化", [("北", "北海市"), ("钦", "钦州市"), ("防", "防城港市")]),
        ("支持闽宁协作", [("闽", "福建省"), ("宁", "宁夏回族自治区")]),
        ("做好对口援藏援疆工作", [("藏", "西藏自治区"), ("疆", "新疆维吾尔自治区")]),
        ("上海市浦东新区先行", [("上海市", "上海市"), ("浦东新区", "上海市浦东新区")]),
        ("阜新蒙古族自治县境内", [("阜新蒙古族自治县", "阜新蒙古族自治县")]),
        ("西和县礼县两地", [("西和县", "西和县"), ("礼县", "礼县")]),
        ("海州、太平、新邱区先行", [("海州", "海州"), ("太平", "太平"), ("新邱区", "新邱区")]),
        ("威海市威海市羊亭镇试点", [("威海市", "威海市"), ("威海市", "威海市"), ("羊亭镇", "环翠区羊亭镇")]),
        ("金昌经济技术开发区建成", [("金昌", "金昌"), ("金昌经济技术开发区", "金昌经济技术开发区")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "集中卫生资源保障运行",  # 中卫
        "做到三明确三落实",  # 三明
        "实现社会长治久安，力戒文山会海",
        "完成县域规划和县乡一体",  # 成县, 和县
        "健全县级制度，安全区间管控",  # 全县, 全区
        "促进经济南北协调，确保定点供应",  # 济南, 保定
        "坚持和平发展，深化开放合作，同心协力",
        "各省、自治区、直辖市有关部门",
        "聘请北京大学教授授课",
        "通报有关情况，公安机关联合办案",
        "东方市场与西部城区建设",
        "新疆生产建设兵团民政局",
        "处于合理均衡水平",  # 衡水
        "沿海城市率先开放",  # 海城市
        "健全国家安全体系",  # 全国
        "河南村民小组",
        "改造南京东路",
        "县财政局会同县民政局办理",  # 会同县
        "治理黑河流域，巡查牡丹江、松花江干流和左右江",  # rivers
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert read(text) == []


def test_short_name_of_county_needs_its_full_name_or_province() -> None:
    assert read("海原一带降雨") == []
    assert ("海原", "海原") in read("海原县医院开诊。", "海原一带降雨")
    assert ("海原", "海原") in read("宁夏中卫市部署。", "海原一带降雨")


def test_ordinary_word_counts_in_a_list_of_counties() -> None:
    found = read("宁夏全面推开。", "在盐池县、同心、红寺堡区试点")
    assert ("同心", "同心") in found
    assert ("同心", "同心") not in read("宁夏全面推开。", "上下同心推进试点")


def test_townships_of_the_counties_named() -> None:
    assert read("同心县部署，河西镇卫生院落实") == [("同心县", "同心县"), ("河西镇", "同心县河西镇")]
    assert read("河西镇卫生院落实") == []


def test_members_of_a_list_share_their_kind() -> None:
    found = read("渭源县各乡镇", "在会川、五竹2镇建设", "路园、清源等乡镇要加强", "会川做得好")
    assert [name for _, name in found[1:]] == ["渭源县会川镇", "渭源县五竹镇", "渭源县路园镇", "渭源县清源镇"]


def test_name_inside_a_township_is_no_name_of_its_own() -> None:
    assert read("左权县辽阳镇") == [("左权县", "左权县"), ("辽阳镇", "左权县辽阳镇")]


def test_name_that_begins_inside_an_accident() -> None:
    assert read("多次亲临海南视察") == [("海南", "海南")]


def test_township_of_a_common_name_lies_in_the_county_named_before() -> None:
    found = read("梨树县胜利乡与汤原县胜利乡")
    assert [path for word, path in found if word == "胜利乡"] == ["梨树县胜利乡", "汤原县胜利乡"]


def test_the_country_is_a_place_only_where_it_speaks() -> None:
    assert read("全国统一部署，我国加快推进") == [("全国", "全国"), ("我国", "我国")]
    assert read("全县部署，我县落实，全国先进") == [("全县", "全县"), ("我县", "我县")]


def test_words_that_are_names_at_home() -> None:
    assert read("河南各地，杞县特产，示范县建设") == [("河南", "河南"), ("杞县", "杞县")]
    assert read("山西各地，大同特产") == [("山西", "山西"), ("大同", "大同")]
    assert read("甘肃各地，世界大同，杞县特产") == [("甘肃", "甘肃")]


def test_names_inside_those_of_enterprises() -> None:
    assert read("引进宁德时代、上海电气") == []


def test_joined_signs_mean_other_areas_elsewhere() -> None:
    assert read("宁夏各地深化沪宁合作") == [("宁夏", "宁夏"), ("沪", "上海市"), ("宁", "宁夏回族自治区")]
    assert read("江苏各地建设沪宁通道") == [("江苏", "江苏")]


def test_spans_hold_in_the_raw_text() -> None:
    text = "由威 海市\n环翠区承办"
    (passage,) = [Passage(Part.BODY, view(text), "i7")]
    found = places([passage])
    assert [(text[m.span.start : m.span.end], m.text, m.item) for m in found] == [("威 海市", "威海市", "i7"), ("环翠区", "环翠区", "i7")]


def test_chrome_is_not_read() -> None:
    assert read("威海市人民政府网站", part=Part.CHROME) == []


@pytest.mark.parametrize("text", ["全" * 100_000, "中" * 100_000, "、" * 100_000, "市县区镇" * 25_000, "同心县河西镇" + "河西" * 50_000])
def test_hostile_text_is_not_slow(text: str) -> None:
    places([Passage(Part.BODY, view("暖身"))])
    passage = Passage(Part.BODY, view(text))
    start = time.process_time()
    places([passage])
    assert time.process_time() - start < 0.5
