"""Each oddity of the digests is found with its quote, and sound texts give nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.analyse.audit import audit
from kg.analyse.finding import Finding
from kg.assemble.schema import Record

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"


def _of(digests: list[Record], name: str) -> list[Finding]:
    record = next(record for record in digests if record["source"]["id"].startswith(name))
    return audit(record, (CORPUS / record["file"]).read_text("utf-8"))


def _items(found: list[Finding], code: str) -> list[tuple[str, ...]]:
    return [one.items for one in found if one.code == code]


def test_tongxin(digests: list[Record]) -> None:
    found = _of(digests, "tongxin")
    assert _items(found, "deadline-before-issue") == [("i45",)]
    assert _items(found, "deadline-in-text-differs") == [("i16",), ("i23",), ("i43",)]
    assert _items(found, "repeated-item") == [("i20", "i21")]
    note = next(one for one in found if one.code == "exclusion")
    assert "新冠肺炎疫情防控" in note.quotes[0].text and "不再列入" in note.quotes[0].text
    names = next(one for one in found if one.code == "two-names")
    assert {"妇幼健康岗位", "妇幼保健岗位"} == {quote.text[-6:] for quote in names.quotes}


def test_hongsibu_names_one_bureau_twice(digests: list[Record]) -> None:
    pairs = [{quote.text for quote in one.quotes} for one in _of(digests, "hongsibu") if one.code == "two-names"]
    assert {"发展和改革局", "发展和改革委员会"} in pairs


def test_zhongwei_review_rate_is_not_the_quotient(digests: list[Record]) -> None:
    found = next(one for one in _of(digests, "zhongwei_2021") if one.code == "rate-contradicts-counts")
    assert [quote.text for quote in found.quotes[1:]] == ["18417人", "18438人"]
    assert "99.89%" in found.zh and "100%" in found.quotes[0].text


def test_every_quote_stands_at_its_offsets(digests: list[Record]) -> None:
    for record in digests:
        text = (CORPUS / record["file"]).read_text("utf-8")
        for one in audit(record, text):
            for quote in one.quotes:
                said = "".join(text[quote.start : quote.end].split())
                assert said.startswith("".join(quote.text.removesuffix("…").split())[:40])


PLAN = "甲县卫生健康局关于印发2022年工作要点的通知\n甲卫发〔2022〕3号\n一、基层服务\n{}\n甲县卫生健康局\n2022年3月1日\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.全县核实患者2000人，已救治1980人，救治率为100%。", "rate-contradicts-counts"),
        ("1.做好健康 and 卫生知识宣传，办好宣传周活动。", "foreign-word"),
        ("1.完成村卫生室改造任务，配齐设备和药品，保证开诊。\n2.完成村卫生室改造任务，配齐设备和药品，保证开诊。", "repeated-item"),
        ("1.完成村卫生室改造。（消防工作已有专门部署，不再列入）", "exclusion"),
    ],
)
def test_found(made: Callable[[str, str], Any], text: str, code: str) -> None:
    source = PLAN.format(text)
    assert code in {one.code for one in audit(made("plan", source), source)}


@pytest.mark.parametrize(
    "text",
    [
        "1.全县核实患者2000人，已救治1980人，救治率为99%。",
        "1.核实患者3000人，救治2000人，其中高血压规范管理率为75%。",
        "1.推广使用APP和HIS系统，接入CT、MRI设备，面积达到120 m 2。",
        "1.完成第一批村卫生室改造任务，共20所，配齐设备。\n2.完成第二批村卫生室改造任务，共30所，配齐设备。",
    ],
)
def test_not_found(made: Callable[[str, str], Any], text: str) -> None:
    source = PLAN.format(text)
    assert [one.code for one in audit(made("plan", source), source)] == []
