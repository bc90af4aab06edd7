"""Report: who carries the load, and what the tasks are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.analyse.figures import Chart, Section, Source, Table, Words, bars, columns, row, source
from kg.analyse.placed import Placed, named
from kg.assemble.schema import Record
from kg.rules.themes import instrument_rules


def workload(records: Sequence[Record]) -> Section:
    """Tasks led and supported, by body and by person, counted as `kg.analyse.workload` counts them."""
    held: dict[tuple[str, str], dict[str, list[Source]]] = defaultdict(lambda: {"lead": [], "support": []})
    for record in records:
        for item in (i for i in record["items"] if i["kind"] == "task"):
            leads = {d["name"] for d in item["duties"] if d["role"] == "lead"}
            for key, duty in {(d["role"], d["name"]): d for d in item["duties"]}.items():
                role, name = key
                if role == "support" and name in leads:
                    continue
                kind, counted = ("person", "lead") if role == "person" else ("body", role)
                held[kind, name][counted].append(source(record["source"]["id"], item["id"], role, duty["evidence"]))
    tables = tuple(_loads(kind, title, held) for kind, title in (("body", Words("机构", "Bodies")), ("person", Words("责任人", "Persons"))))
    text = Words(
        "按牵头任务数排列；只计任务，同一任务中同一机构同一角色计一次。",
        "By tasks led; only tasks count, and a body once for a task and role.",
    )
    charts = tuple(
        bars(f"chart-{t.id}", f"{t.title.zh} {t.title.en}", t, 0, (("牵头 lead", 1), ("配合 support", 2))) for t in tables if t.rows
    )
    return Section("workload", Words("工作量", "Workload"), text, tuple(t for t in tables if t.rows), charts)


def _loads(kind: str, title: Words, held: Mapping[tuple[str, str], Mapping[str, list[Source]]]) -> Table:
    found = [(name, roles["lead"], roles["support"]) for (of, name), roles in held.items() if of == kind]
    found.sort(key=lambda each: (-len(each[1]), -len(each[2]), each[0]))
    rows = [
        row((name, len(lead), len(support), len({s.document for s in (*lead, *support)})), (*lead, *support))
        for name, lead, support in found
    ]
    head = columns(
        ("name", "名称", "name"), ("leads", "牵头", "leads"), ("supports", "配合", "supports"), ("documents", "文件", "documents")
    )
    return Table(f"workload_{kind}", title, head, tuple(rows), 20)


def subjects(records: Sequence[Record], placements: Sequence[Sequence[Placed]]) -> Section:
    """Tasks by main theme and by instrument."""
    themes: dict[str, list[Source]] = defaultdict(list)
    tools: dict[str, list[Source]] = defaultdict(list)
    tasks = unplaced = 0
    for record, placed in zip(records, placements, strict=True):
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
        ("zh", "中文", "Chinese"),
        ("en", "英文", "English"),
        ("group", "类", "group"),
        ("tasks", "任务", "tasks"),
        ("documents", "文件", "documents"),
    )
    return Table(name, title, head, tuple(rows))
