"""Report: how far the graph can be trusted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.analyse.figures import Section, Source, Table, Words, columns, row, source
from kg.assemble.schema import EvidenceRow, Record

_PLACE = re.compile(r"( for no| of no) \S{1,10}$")  # reasons that differ only in the kind of place,
_KIND = re.compile(r"^\S{1,40}(?= is a kind of body)")  # or in the kind of body, are one


def quality(records: Sequence[Record]) -> Section:
    """Issues by code, names that could not be linked by reason, and the share of facts that have their quote."""
    tables = tuple(table for table in (_coverage(records), _issues(records), _unlinked(records)) if table.rows)
    text = Words(
        "文件本身的疑点、未能确定所指的名称，以及事实带有原文依据的比例。",
        "Oddities of the documents, names left open, and the share of facts with their quote.",
    )
    return Section("quality", Words("数据质量", "Data quality"), text, tables)


def _facts(record: Record) -> Iterator[tuple[str, str | None, EvidenceRow | None]]:
    """(kind, item, evidence) of everything the record states."""
    for item in record["items"]:
        yield "条目 items", item["id"], item["mark"]
        if item["deadline"] is not None:
            yield "期限 deadlines", item["id"], item["deadline_evidence"]
        for duty in item["duties"]:
            yield "责任 duties", item["id"], duty["evidence"]
    for target in record["targets"]:
        yield "指标数值 figures", target["item"], target["evidence"]
    for kind, rows in (
        ("政策项目 programs", record["programs"]),
        ("引用 citations", record["citations"]),
        ("机构 organizations", record["organizations"]),
        ("地区 places", record["place_rows"]),
    ):
        for each in rows:
            for mention in each["mentions"]:
                yield kind, mention["items"][0] if mention["items"] else None, mention["evidence"]


def _coverage(records: Sequence[Record]) -> Table:
    stated: dict[str, int] = defaultdict(int)
    grounded: dict[str, list[Source]] = defaultdict(list)
    for record in records:
        for kind, item, evidence in _facts(record):
            stated[kind] += 1
            if evidence is not None and evidence["quote"] and evidence["end"] - evidence["start"] == len(evidence["quote"]):
                grounded[kind].append(source(record["source"]["id"], item, evidence["rule"], evidence))
    rows = [
        row((kind, count, len(grounded[kind]), f"{100 * len(grounded[kind]) / count:.1f}%"), grounded[kind])
        for kind, count in sorted(stated.items())
    ]
    head = columns(("kind", "类别", "kind"), ("facts", "事实", "facts"), ("grounded", "有原文", "with quote"), ("share", "比例", "share"))
    return Table("coverage", Words("证据覆盖", "Evidence coverage"), head, tuple(rows))


def _issues(records: Sequence[Record]) -> Table:
    held: dict[str, list[Source]] = defaultdict(list)
    for record in records:
        for issue in record["issues"]:
            at = (-1, -1) if issue["start"] is None or issue["end"] is None else (issue["start"], issue["end"])
            held[issue["code"]].append(Source(issue["document"], None, issue["stage"], issue["message"], *at))
    rows = [row((code, len(found)), found) for code, found in sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))]
    return Table("issues", Words("待核问题", "Issues"), columns(("code", "代码", "code"), ("count", "数量", "count")), tuple(rows))


def _unlinked(records: Sequence[Record]) -> Table:
    held: dict[str, list[Source]] = defaultdict(list)
    for record in records:
        for name in record["unlinked"]:
            held[_KIND.sub("…", _PLACE.sub(r"\1 …", name["reason"]))].append(
                source(record["source"]["id"], None, name["surface"], name["evidence"])
            )
    rows = [row((reason, len(found)), found) for reason, found in sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))]
    head = columns(("reason", "原因", "reason"), ("count", "数量", "count"))
    return Table("unlinked", Words("未确定所指的名称", "Names left open"), head, tuple(rows))
