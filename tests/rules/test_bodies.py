"""Short forms and full forms of public bodies."""

import pytest

from kg.model import OrganizationType
from kg.rules.bodies import department, is_body, is_collective, known_tail, lookup
from kg.rules.body_places import place_before, place_start
from kg.rules.body_tables import heads, local_forms, national_forms, nationals, stems


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("区卫健委", "区", "{p}卫生健康委员会"),
        ("县卫健局", "县", "{p}卫生健康局"),
        ("卫生计生委", "", "{p}卫生和计划生育委员会"),
        ("科技局", "", "{p}科学技术局"),
        ("市科委", "市", "{p}科学技术委员会"),
        ("省发展改革委", "省", "{p}发展和改革委员会"),
        ("自治区民政厅", "自治区", "{p}民政厅"),
        ("市市场监管局", "市", "{p}市场监督管理局"),
        ("工信和商务局", "", "{p}工业和信息化和商务局"),
        ("教育体育局", "", "{p}教育体育局"),
        ("应急管理局", "", "{p}应急管理局"),
        ("机关事务服务中心", "", "{p}机关事务服务中心"),
        ("区委编办", "区", "中共{p}委机构编制委员会办公室"),
        ("区委政法委", "区", "中共{p}委政法委员会"),
        ("自治区党委组织部", "自治区", "中共{p}委组织部"),
        ("县委", "县", "中共{p}委员会"),
        ("市政协", "市", "中国人民政治协商会议{p}委员会"),
        ("县妇联", "县", "{p}妇女联合会"),
        ("团市委", "", "共青团{p}委员会"),
        ("杭州市西湖区财政局", "杭州市西湖区", "{p}财政局"),
    ],
)
def test_short_forms_are_written_out(name: str, place: str, full: str) -> None:
    found = lookup(name)
    assert found is not None
    assert (found[0], found[1].full[2]) == (place, full)


def test_a_court_is_named_by_its_level() -> None:
    found = lookup("市法院")
    assert found is not None
    assert found[1].full[:3] == ("{p}高级人民法院", "{p}中级人民法院", "{p}人民法院")


def test_a_field_is_the_bureau_where_its_form_is_certain() -> None:
    insurance, police = lookup("医保部门"), lookup("公安部门")
    assert insurance is not None
    assert police is not None
    assert insurance[1].full[2] == "{p}医疗保障局"
    assert police[1].full[2] == "{p}公安部门", "a district has a 分局, a county a 局"


def test_a_shared_short_form_is_national_only_in_a_text_of_the_country() -> None:
    local, national = known_tail("发展改革委"), known_tail("发展改革委", country=True)
    assert local is not None
    assert national is not None
    assert (local[1].national, national[1].national) == (False, True)
    assert national[1].full[0] == "国家发展和改革委员会"


@pytest.mark.parametrize("name", ["教育局", "各乡镇", "有关部门", "孙家庄社区卫生服务中心", "我委", "局综合管理岗位", "县总工会", "国务院"])
def test_is_body(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", ["发展", "岗位", "教育", "工作", "加强教育", "六月底", ""])
def test_is_no_body(name: str) -> None:
    assert not is_body(name)


def test_is_collective() -> None:
    assert is_collective("县直各单位")
    assert not is_collective("县财政局")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("请吴忠市红寺堡区", "吴忠市红寺堡区"),
        ("督促我区", "我区"),
        ("在自治区", "自治区"),
        ("完善社区", ""),
        ("打造城市", ""),
        ("直辖市", ""),
        ("由浙江省", "浙江省"),
    ],
)
def test_place_before(text: str, place: str) -> None:
    assert text[place_before(text, len(text)) :] == place


def test_place_start() -> None:
    assert place_start("红寺堡区医改领导小组") == 4
    assert place_start("市体育馆") == 1
    assert place_start("市场中心") == 0
    assert place_start("健康建设领导小组") == 0


def test_department_begins_where_the_fields_begin() -> None:
    found = department("由文化旅游体育广电局")
    assert found is not None
    assert found[0] == 1


def test_tables_are_sound() -> None:
    for body in nationals().values():
        assert not body.successor or body.successor in nationals(), body.name
        assert not body.parent or body.parent in nationals(), body.name
        assert not body.until or body.successor or body.name == "国家减灾委员会", body.name
    assert all("{p}" in full or "{w}" in full for body in local_forms().values() for full in body.full)
    assert set(heads().abbreviations) <= set(stems())
    assert national_forms()["卫生部"].type is OrganizationType.GOVERNMENT


def test_former_bodies_lead_to_their_successors() -> None:
    chain = ["卫生部"]
    while nationals()[chain[-1]].successor:
        chain.append(nationals()[chain[-1]].successor)
    assert chain == ["卫生部", "国家卫生和计划生育委员会", "国家卫生健康委员会"]
