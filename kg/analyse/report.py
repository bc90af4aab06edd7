"""The figures of a build's report, section by section, each number with the words it rests on. Nothing here draws."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.analyse.across import Across
from kg.analyse.figures import Chart, Row, Section, Source, Table, Words, bars, columns, row, source
from kg.analyse.ledger import LedgerRow
from kg.analyse.report_network import network
from kg.analyse.report_quality import quality
from kg.analyse.report_series import Grounds, series
from kg.analyse.themes import Placed, named
from kg.analyse.verdicts import figure
from kg.assemble.schema import Record
from kg.rules.themes import instrument_rules

KINDS = ("task", "safeguard", "achievement", "problem", "principle")
VERDICTS = {
    "met": "完成 met",
    "met later": "逾期完成 met later",
    "missed": "未完成 missed",
    "open": "未到期 open",
    "not comparable": "不可比 not comparable",
    "unknown": "无从判断 unknown",
}
_MATRIX_DOCUMENTS, _MATRIX_PROGRAMS = 14, 40


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
        lambda: subjects(given),
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


# ---------------------------------------------------------------- who carries the load


def workload(records: Sequence[Record]) -> Section:
    """Tasks led and supported, by body and by person; an item counts once for a body and role, a body that leads does not support."""
    held: dict[tuple[str, str], dict[str, list[Source]]] = defaultdict(lambda: {"lead": [], "support": []})
    for record in records:
        for item in record["items"]:
            leads = {d["name"] for d in item["duties"] if d["role"] == "lead"}
            for key, duty in {(d["role"], d["name"]): d for d in item["duties"]}.items():
                role, name = key
                if role == "support" and name in leads:
                    continue
                kind, counted = ("person", "lead") if role == "person" else ("body", role)
                held[kind, name][counted].append(source(record["source"]["id"], item["id"], role, duty["evidence"]))
    tables = tuple(_loads(kind, title, held) for kind, title in (("body", Words("机构", "Bodies")), ("person", Words("责任人", "Persons"))))
    text = Words("按所任牵头任务数排列；同一条目中同一机构同一角色计一次。", "By tasks led; a body counts once for an item and role.")
    charts = tuple(
        bars(f"chart-{t.id}", f"{t.title.zh} {t.title.en}", t, 0, (("牵头 lead", 1), ("配合 support", 2))) for t in tables if t.rows
    )
    return Section("workload", Words("工作量", "Workload"), text, tuple(t for t in tables if t.rows), charts)


def _loads(kind: str, title: Words, held: Mapping[tuple[str, str], Mapping[str, list[Source]]]) -> Table:
    found = [(name, roles["lead"], roles["support"]) for (of, name), roles in held.items() if of == kind]
    found.sort(key=lambda each: (-len(each[1]), -len(each[2]), each[0]))
    rows = [
        row((name, len(lead), len(support), len({s.document for s in (*lead, *support)})), (*lead, *support)) for name, lead, support in found
    ]
    head = columns(("name", "名称", "name"), ("leads", "牵头", "leads"), ("supports", "配合", "supports"), ("documents", "文件", "documents"))
    return Table(f"workload_{kind}", title, head, tuple(rows), 20)


# ---------------------------------------------------------------- themes and instruments


def subjects(given: Input) -> Section:
    """Tasks by main theme and by instrument."""
    themes: dict[str, list[Source]] = defaultdict(list)
    tools: dict[str, list[Source]] = defaultdict(list)
    tasks = unplaced = 0
    for record, placed in zip(given.records, given.placed, strict=True):
        kinds = {item["id"]: item["kind"] for item in record["items"]}
        mains = {p.item: p for p in placed if p.scheme == "theme" and p.rank == 1}
        tasks += (own := sum(kind == "task" for kind in kinds.values()))
        unplaced += own - sum(kinds[item] == "task" for item in mains)
        for p in placed:
            if kinds[p.item] == "task" and (p.scheme == "instrument" or p.rank == 1):
                ground = Source(record["source"]["id"], p.item, "", p.quote, p.start, p.end)
                (themes if p.scheme == "theme" else tools)[p.key].append(ground)
    first = _subjects("themes", Words("政策主题（每项任务取主要主题）", "Themes (main theme of each task)"), themes)
    second = _subjects("instruments", Words("政策工具（可多选）", "Instruments (a task may use several)"), tools)
    text = Words(
        f"{tasks} 项任务中 {unplaced} 项的用词不足以判定主题，不作归类。工具分类据 Rothwell 与 Zegveld（1985）。",
        f"Of {tasks} tasks the words of {unplaced} do not decide a theme: they have none. Instruments after Rothwell & Zegveld (1985).",
    )
    tables = tuple(t for t in (first, second) if t.rows)
    return Section("themes", Words("主题与政策工具", "Themes and instruments"), text, tables, tuple(_theme_bars(t) for t in tables))


def _theme_bars(table: Table) -> Chart:
    return bars(f"chart-{table.id}", f"{table.title.zh} {table.title.en}", table, 0, (("任务 tasks", 3),), 30)


def _subjects(name: str, title: Words, found: Mapping[str, list[Source]]) -> Table:
    groups = {group.id: f"{group.zh} {group.en}" for group in instrument_rules().groups}
    rows = []
    for key, sources in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        concept = named(key)
        group = groups.get(concept.broader or "", "") or concept.close
        rows.append(row((concept.zh, concept.en, group, len(sources), len({s.document for s in sources})), sources))
    head = columns(
        ("zh", "中文", "Chinese"), ("en", "英文", "English"), ("group", "类", "group"), ("tasks", "任务", "tasks"), ("documents", "文件", "documents")
    )
    return Table(name, title, head, tuple(rows))


# ---------------------------------------------------------------- programs × documents


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


# ---------------------------------------------------------------- ledger


def ledger(found: Sequence[LedgerRow], grounds: Grounds) -> Section:
    """Aims against later reports: how many by verdict, then each with both quotes, those decided first."""
    by_verdict: dict[str, list[Source]] = {verdict: [] for verdict in VERDICTS}
    rows: list[tuple[int, Row]] = []
    for each in found:
        target, seen = each["target"], each["observation"]
        sources = [grounds.of(target, "目标 target")] + ([grounds.of(seen, "报告 reported")] if seen else [])
        by_verdict[each["verdict"]].append(sources[0])
        cells = (VERDICTS[each["verdict"]], target["place"], target["indicator"], figure(target), target["time"])
        rows.append((list(VERDICTS).index(each["verdict"]), row((*cells, figure(seen) if seen else None, seen["time"] if seen else None, each["why"]), sources)))
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
    text = Words("目标与此后同一地区、同一指标的报告数相比；没有可比的数就不下结论。", "Aims against what was later reported of the same indicator and place; without a comparable figure there is no verdict.")
    charts = (bars("chart-verdicts", "结论 verdicts", verdicts, 0, (("目标 targets", 1),)),) if verdicts.rows else ()
    return Section("ledger", Words("目标台账", "Ledger"), text, (verdicts, each_target) if rows else (), charts)

