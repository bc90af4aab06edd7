"""The figures of a build's report, section by section, each number with the words it rests on. Nothing here draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.analyse.across import Across
from kg.analyse.figures import Section, Table, Words, columns, row, source
from kg.analyse.placed import Placed
from kg.analyse.report_load import subjects, workload
from kg.analyse.report_network import network
from kg.analyse.report_plans import ledger, matrix
from kg.analyse.report_quality import quality
from kg.analyse.report_series import Grounds, series
from kg.assemble.schema import Record

KINDS = ("task", "safeguard", "achievement", "problem", "principle")


@dataclass(frozen=True, slots=True)
class Input:
    """What the report is made from; `placed` are the placements of each record, in its order."""

    records: Sequence[Record]
    across: Across
    placed: Sequence[Sequence[Placed]]


def report(given: Input) -> tuple[Section, ...]:
    """Every section; the same input gives the same values."""
    grounds = Grounds(given.records)
    makers: tuple[Callable[[], Section], ...] = (
        lambda: overview(given.records),
        lambda: workload(given.records),
        lambda: subjects(given.records, given.placed),
        lambda: matrix(given.records),
        lambda: series(given.across, grounds),
        lambda: ledger(given.across["ledger"], grounds),
        lambda: network(given.records),
        lambda: quality(given.records),
    )
    return tuple(make() for make in makers)


# ---------------------------------------------------------------- what is in the graph


def overview(records: Sequence[Record]) -> Section:
    """The documents, with how much was read from each."""
    rows = []
    for record in records:
        head, name = record["document"], record["source"]["id"]
        kinds = Counter(item["kind"] for item in record["items"])
        found = [source(name, None, field, e) for field in ("title", "number", "issued") for e in head["evidence"].get(field, [])]
        found += [source(name, item["id"], item["kind"], item["mark"]) for item in record["items"]]
        counts = (*(kinds[kind] for kind in KINDS), len(record["targets"]), len(record["programs"]), len(record["organizations"]))
        rows.append(row((head["title"] or name, head["number"], head["issued"], head["place"], *counts), found))
    sums = [sum(int(str(one.cells[n])) for one in rows) for n in range(4, 12)]
    table = Table(
        "documents",
        Words("文件", "Documents"),
        columns(
            ("title", "标题", "title"),
            ("number", "文号", "number"),
            ("issued", "成文日期", "issued"),
            ("place", "地区", "place"),
            ("tasks", "任务", "tasks"),
            ("safeguards", "保障措施", "safeguards"),
            ("achievements", "成效", "achievements"),
            ("problems", "问题", "problems"),
            ("principles", "原则", "principles"),
            ("targets", "指标数值", "figures"),
            ("programs", "政策项目", "programs"),
            ("organizations", "机构", "organizations"),
        ),
        tuple(rows),
    )
    text = Words(
        f"{len(records)} 份文件，{sums[0]} 项任务，{sums[5]} 个指标数值。点击数字可见其依据的原文。",
        f"{len(records)} documents, {sums[0]} tasks, {sums[5]} figures. Follow a number to the words it rests on.",
    )
    return Section("overview", Words("图谱内容", "What is in the graph"), text, (table,))
