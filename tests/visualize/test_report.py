"""The report's figures against records read by hand; the page, the tables and the workbook as text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.analyse.across import across
from kg.analyse.figures import Section, Source, Table, Words, bars, columns, row
from kg.analyse.report import Input, report
from kg.analyse.themes import themes
from kg.assemble.record import record
from kg.assemble.schema import Record
from kg.extract import extract
from kg.model import Document
from visualize.report import draw_report, html
from visualize.workbook import Sheet, write_workbook

PLAN = """某县卫生健康局2020年卫生健康工作要点
一、重点任务
（一）做实家庭医生签约服务。签约覆盖率达到60%以上。（牵头单位：县卫生健康局；配合单位：县财政局、县医保局）
（二）推进分级诊疗，建设县域医共体。（牵头单位：县卫生健康局；配合单位：县医保局）
（三）加大财政投入。（牵头单位：县财政局）
"""
SUMMARY = """某县卫生健康局2020年工作总结
一、工作成效
（一）家庭医生签约服务稳步推进，签约覆盖率为63%。
（二）分级诊疗有序开展。
"""


def made(name: str, text: str) -> Record:
    return record(extract(Document(name, f"{name}.txt", text, "utf-8", "0" * 64)), "test")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [made("plan", PLAN), made("summary", SUMMARY)]


def sections(records: list[Record]) -> dict[str, Section]:
    found = report(Input(records, across(records), [themes(r) for r in records]))
    return {section.id: section for section in found}


def table(found: dict[str, Section], section: str, name: str) -> dict[object, tuple[object, ...]]:
    held = next(t for t in found[section].tables if t.id == name)
    return {one.cells[0]: one.cells for one in held.rows}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "xlink:href", "src"):
                self.links.append(value or "")
            if key.startswith("on"):
                self.handlers.append(key)


def test_the_load_is_what_the_plan_says(records: list[Record]) -> None:
    loads = table(sections(records), "workload", "workload_body")
    by_end = {str(name)[-5:]: cells[1:4] for name, cells in loads.items()}
    assert by_end["卫生健康局"] == (2, 0, 1)
    assert {cells[1:3] for name, cells in loads.items() if "财政" in str(name)} == {(1, 1)}
    assert {cells[1:3] for name, cells in loads.items() if "医保" in str(name) or "医疗保障" in str(name)} == {(0, 2)}


def test_documents_themes_and_programs_are_counted(records: list[Record]) -> None:
    found = sections(records)
    counted = [cells[4:9] for cells in table(found, "overview", "documents").values()]
    assert counted[0][0] == 3 and counted[1][2] == 2
    subjects = {str(name): cells[3] for name, cells in table(found, "themes", "themes").items()}
    assert subjects["医药卫生体制改革"] == 1 and subjects["财政金融与投入"] == 1
    assert table(found, "matrix", "matrix")["家庭医生签约服务"][1] == 2


def test_every_row_names_the_words_it_rests_on(records: list[Record]) -> None:
    texts = {"plan": PLAN, "summary": SUMMARY}
    for section in sections(records).values():
        for held in section.tables:
            for one in held.rows:
                assert one.sources, (held.id, one)
                for source in one.sources:
                    if source.start >= 0:
                        assert source.quote.rstrip("…").startswith(" ".join(texts[source.document][source.start : source.end].split())[:20])


def test_every_link_of_the_page_leads_somewhere(records: list[Record]) -> None:
    page = Page(html(tuple(sections(records).values())))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links) and len(page.links) > 20


def test_the_same_records_give_the_same_bytes(records: list[Record], tmp_path: Path) -> None:
    held = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        draw_report(records, across(records), tmp_path / name)
        held.append({p.relative_to(tmp_path / name): p.read_bytes() for p in sorted((tmp_path / name).rglob("*.*"))})
    assert held[0] == held[1]
    assert {Path("report.html"), Path("tables/all.xlsx"), Path("tables/themes.csv"), Path("tables/report_ledger.csv")} <= set(held[0])
    rows = list(csv.DictReader(io.StringIO(held[0][Path("tables/report_workload_body.csv")].decode("utf-8-sig"))))
    assert int(rows[0]["leads"]) == 2 and re.search(r"plan \[\d+:\d+\]", rows[0]["evidence"])


def test_an_empty_build_has_a_report(tmp_path: Path) -> None:
    draw_report([], across([]), tmp_path)
    assert "没有数据" in (tmp_path / "report.html").read_text("utf-8")


HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(1)</script>\" ' {{7*7}} </svg> </style> javascript:1 -->"


def hostile() -> tuple[Section, ...]:
    said = Source(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, 2, HOSTILE, HOSTILE)
    held = Table("t", Words(HOSTILE, HOSTILE), columns(("name", HOSTILE, HOSTILE), ("count", "数", "n")), (row((HOSTILE, 1), [said]),))
    return (
        Section("s", Words(HOSTILE, HOSTILE), Words(HOSTILE, HOSTILE), (held,), (bars("c", HOSTILE, held, 0, ((HOSTILE, 1), ("b", 1))),)),
    )


def test_nothing_a_document_says_is_markup() -> None:
    page = Page(html(hostile()))
    assert not {"script", "img", "iframe", "object"} & set(page.tags)
    assert page.handlers == []
    assert "{{7*7}}" in html(hostile())


def test_a_workbook_holds_texts_and_numbers(tmp_path: Path) -> None:
    rows = [{"a": "=1+1", "b": 2.5}, {"a": "x\x07y" + "长" * 40_000, "b": None}]
    write_workbook(tmp_path / "a.xlsx", [Sheet("one", ("a", "b"), rows)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert {info.date_time[0] for info in book.infolist()} == {1980}
    assert "<f>" not in sheet and "=1+1" in sheet and "<v>2.5</v>" in sheet and "\x07" not in sheet
    assert max(len(text) for text in re.findall(r"<t[^>]*>([^<]*)</t>", sheet)) == 32_767
