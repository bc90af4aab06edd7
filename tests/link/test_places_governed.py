"""Which area a document governs."""

import time

import pytest

from kg.link.places import chain, governed, level_of
from kg.model import Document, Header, Link, Outline, Part, Passage, Span, Stated, Unlinked
from kg.text.view import view

PARTS = {"title": Part.TITLE, "letterhead": Part.LETTERHEAD, "to": Part.RECIPIENTS, "end": Part.CLOSING, "body": Part.BODY}


def document(*, issuers: tuple[str, ...] = (), number: str | None = None, **parts: str) -> tuple[Outline, Document]:
    """An outline whose passages are the named parts, one after the other."""
    text, passages, stated = "", [], []
    for issuer in issuers:
        stated.append(Stated(issuer, Span(len(text), len(text) + len(issuer)), "test"))
        text += issuer + "\n"
    written = Stated(number, Span(len(text), len(text) + len(number)), "test") if number else None
    text += (number or "") + "\n"
    for part, words in parts.items():
        text += words + "\n"
        passages.append(Passage(PARTS[part], view(text, len(text) - len(words) - 1, len(text))))
    outline = Outline(Header(number=written, issuers=tuple(stated)), (), (), tuple(passages))
    return outline, Document("d", "d.txt", text, "utf-8", "0")


def place(*, issuers: tuple[str, ...] = (), number: str | None = None, **parts: str) -> str | None:
    found = governed(*document(issuers=issuers, number=number, **parts))
    return found.entity.name if isinstance(found, Link) else None


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("威海市环翠区卫生健康局", "山东省威海市环翠区"),
        ("中共同心县委员会办公室", "宁夏回族自治区吴忠市同心县"),
        ("国务院办公厅", "中国"),
        ("国家卫生健康委员会", "中国"),
        ("上海市人民政府办公厅", "上海市"),
        ("上海市徐汇区教育局", "上海市徐汇区"),
        ("平潭综合实验区社会事业局", "福建省平潭综合实验区"),
        ("绵阳高新区管委会", "四川省绵阳市绵阳高新技术产业开发区"),
        ("中共金昌经济技术开发区工作委员会", "甘肃省金昌市金昌经济技术开发区"),
        ("同心县河西镇人民政府", "宁夏回族自治区吴忠市同心县河西镇"),
        ("仙桃市财政局", "湖北省仙桃市"),
    ],
)
def test_issuer_decides(issuer: str, expected: str) -> None:
    assert place(issuers=(issuer,), body="北京、上海、北京、上海、北京的做法值得学习。") == expected


def test_text_decides_where_nobody_signs() -> None:
    body = "全市工作取得进展，全市上下努力，我市海原县、中宁县推进健康中卫建设，得到自治区支持。中卫创建成功。"
    assert place(body=body) == "宁夏回族自治区中卫市"


def test_district_of_a_common_name_is_told_by_what_else_is_named() -> None:
    assert place(issuers=("鼓楼区教育局",), body="按照徐州市教育局要求，全区落实。") == "江苏省徐州市鼓楼区"
    assert place(issuers=("鼓楼区教育局",), body="按照福州市教育局要求，全区落实。") == "福建省福州市鼓楼区"


def test_unlinked_where_nothing_speaks_for_an_area() -> None:
    found = governed(*document(body="加强管理，提高水平。"))
    assert isinstance(found, Unlinked)
    assert "too little" in found.reason
    assert isinstance(governed(*document(issuers=("鼓楼区教育局",))), Unlinked)


def test_number_and_recipients_count() -> None:
    assert place(number="国办发〔2020〕6号", to="各省、自治区、直辖市人民政府：") == "中国"
    assert place(to="沙坡头区、中宁县、海原县教育局：", end="宁夏中卫市教育局") == "宁夏回族自治区中卫市"


def test_reasons_and_words_are_given() -> None:
    outline, read = document(issuers=("威海市环翠区卫生健康局",), number="威环卫〔2019〕98号", body="全区落实。")
    found = governed(outline, read)
    assert isinstance(found, Link)
    assert read.quote(found.mention.span) == found.mention.text == "威海市环翠区卫生健康局"
    assert found.why[0] == "issuer +12.0: 威海市环翠区卫生健康局"
    assert any(reason.startswith("number +4.0") for reason in found.why)


def test_chain_and_level() -> None:
    found = governed(*document(issuers=("同心县河西镇人民政府",)))
    assert isinstance(found, Link)
    areas = chain(found.entity)
    assert [area and area.name for area in areas] == [
        "中国",
        "宁夏回族自治区",
        "宁夏回族自治区吴忠市",
        "宁夏回族自治区吴忠市同心县",
        "宁夏回族自治区吴忠市同心县河西镇",
    ]
    assert level_of(found.entity) == "township"
    assert (found.entity.id, found.entity.value("code")) == ("place/640324101", "640324101")


def test_hostile_text_is_not_slow() -> None:
    outline, read = document(body="全市区县" * 25_000)
    governed(outline, read)
    start = time.process_time()
    governed(outline, read)
    assert time.process_time() - start < 0.5
