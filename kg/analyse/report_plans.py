"""Report: programs across plans, and aims against what was reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.analyse.figures import Row, Section, Source, Table, Words, bars, columns, row, source
from kg.analyse.ledger import LedgerRow
from kg.analyse.report_series import Grounds
from kg.analyse.verdicts import figure
from kg.assemble.schema import Record

VERDICTS = {
    "met": "完成 met",
    "met later": "逾期完成 met later",
    "missed": "未完成 missed",
    "open": "未到期 open",
    "not comparable": "不可比 not comparable",
    "unknown": "无从判断 unknown",
}
_MATRIX_DOCUMENTS, _MATRIX_PROGRAMS = 14, 40


def matrix(records: Sequence[Record]) -> Section:
    """Programs named in most documents, against the documents that name most of them; a cell is the number of items."""
    held: dict[str, dict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        for program in record["programs"]:
            name = record["source"]["id"]
            for mention in program["mentions"]:
                items = mention["items"] or [""]
                held[program["name"]][name] += [source(name, item or None, "", mention["evidence"]) for item in items]
    ranked = sorted(held.items(), key=lambda pair: (-len(pair[1]), -sum(map(len, pair[1].values())), pair[0]))[:_MATRIX_PROGRAMS]
    count = Counter(document for _, where in ranked for document in where)
    documents = [name for name, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:_MATRIX_DOCUMENTS]]
    documents.sort()
    rows = [
        row(
            (name, len(where), *(len({s.item for s in where[d]}) if d in where else None for d in documents)),
            [s for d in sorted(where) for s in where[d]],
        )
        for name, where in ranked
    ]
    head = columns(("program", "项目", "program"), ("documents", "文件数", "documents"), *((d, d, d) for d in documents))
    text = Words("格中为提到该项目的条目数。", "A cell holds the number of items that name the program.")
    table = Table("matrix", Words("项目 × 文件", "Programs × documents"), head, tuple(rows))
    return Section("matrix", Words("项目与规划矩阵", "Programme × plan matrix"), text, (table,) if rows else ())


def ledger(found: Sequence[LedgerRow], grounds: Grounds) -> Section:
    """Aims against later reports: how many by verdict, then each with both quotes, those decided first."""
    by_verdict: dict[str, list[Source]] = {verdict: [] for verdict in VERDICTS}
    rows: list[tuple[int, Row]] = []
    for each in found:
        target, seen = each["target"], each["observation"]
        sources = [grounds.of(target, "目标 target")] + ([grounds.of(seen, "报告 reported")] if seen else [])
        by_verdict[each["verdict"]].append(sources[0])
        cells = (VERDICTS[each["verdict"]], target["place"], target["indicator"], figure(target), target["time"])
        rows.append(
            (
                list(VERDICTS).index(each["verdict"]),
                row((*cells, figure(seen) if seen else None, seen["time"] if seen else None, each["why"]), sources),
            )
        )
    rows.sort(key=lambda pair: pair[0])
    verdicts = Table(
        "verdicts",
        Words("目标完成情况", "Verdicts"),
        columns(("verdict", "结论", "verdict"), ("targets", "目标", "targets")),
        tuple(row((VERDICTS[verdict], len(sources)), sources) for verdict, sources in by_verdict.items() if sources),
    )
    each_target = Table(
        "ledger",
        Words("逐项对照", "Target by target"),
        columns(
            ("verdict", "结论", "verdict"),
            ("place", "地区", "place"),
            ("indicator", "指标", "indicator"),
            ("target", "目标", "target"),
            ("due", "期限", "due"),
            ("observed", "报告值", "reported"),
            ("time", "时间", "time"),
            ("why", "理由", "why"),
        ),
        tuple(pair[1] for pair in rows),
    )
    text = Words(
        "目标与此后同一地区、同一指标的报告数相比；没有可比的数就不下结论。",
        "Aims against what was later reported of the same indicator and place; without a comparable figure there is no verdict.",
    )
    charts = (bars("chart-verdicts", "结论 verdicts", verdicts, 0, (("目标 targets", 1),)),) if verdicts.rows else ()
    return Section("ledger", Words("目标台账", "Ledger"), text, (verdicts, each_target) if rows else (), charts)
