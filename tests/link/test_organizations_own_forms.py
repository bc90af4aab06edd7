"""Short forms in a document that writes the body in full elsewhere, and the parts and groups of its issuer."""

import pytest

from kg.link.areas import entity
from kg.link.organizations import link_organizations
from kg.model import Header, Link, OrganizationMention, Outline, Span, Stated
from kg.rules.places import gazetteer

TONGXIN = "宁夏回族自治区吴忠市同心县"
LIXIA = "山东省济南市历下区"


def last(names: list[str], path: str = TONGXIN, issuer: str = "") -> str:
    place = gazetteer().at_path(path)
    assert place is not None
    mentions = [OrganizationMention(name, Span(i, i + 1), None, "duty-lead", name) for i, name in enumerate(names)]
    issuers = (Stated(issuer, Span(0, 1), "issuer"),) if issuer else ()
    found = link_organizations(mentions, entity(place), issuers, Outline(Header(), (), (), ()))[-1]
    assert isinstance(found, Link), found
    return found.entity.name


@pytest.mark.parametrize(
    ("names", "official"),
    [
        (["同心县城市管理执法委员会", "县城管委"], "同心县城市管理执法委员会"),
        (["县城管委"], "同心县城市管理委员会"),
        (["县文化旅游体育和广播电视局", "县文旅局"], "同心县文化旅游体育和广播电视局"),
        (["县优化营商环境工作领导小组", "县营商环境办"], "同心县优化营商环境工作领导小组办公室"),
        (["县黄河流域治理工作领导小组", "领导小组办公室（设在县水务局）"], "同心县黄河流域治理工作领导小组办公室"),
        (["县黄河流域治理工作领导小组", "县就业工作领导小组", "领导小组办公室"], "同心县领导小组办公室"),
        (["县社会保险基金管理中心", "社保中心"], "同心县社会保险基金管理中心"),
        (["县交通运输综合行政执法局", "县交通局"], "同心县交通运输局"),
        (["吴忠市城市管理执法委员会", "县城管委"], "同心县城市管理委员会"),
        (["县财政投资评审局", "县财政局"], "同心县财政局"),
    ],
)
def test_a_short_form_stands_for_what_the_document_writes_in_full(names: list[str], official: str) -> None:
    assert last(names) == official


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("驻局纪检监察组", "济南市历下区纪委监委驻区教育局纪检监察组"),
        ("区纪委监委驻区教育局纪检监察组", "济南市历下区纪委监委驻区教育局纪检监察组"),
        ("直属各单位", "济南市历下区教育局各直属单位"),
        ("局机关党委", "济南市历下区教育局机关党委"),
        ("局党组", "中共济南市历下区教育局党组"),
        ("城区教育工作领导小组", "济南市历下区教育工作领导小组"),
        ("区政府残工委", "济南市历下区人民政府残疾人工作委员会"),
        ("高新区管委会", "历下高新技术产业开发区管理委员会"),
    ],
)
def test_parts_and_groups_of_a_bureau(name: str, official: str) -> None:
    assert last([name], LIXIA, "济南市历下区教育局") == official


def test_a_town_called_like_its_county_is_the_countys() -> None:
    assert last(["全州镇人民政府"], "广西壮族自治区桂林市全州县") == "全州县全州镇人民政府"
