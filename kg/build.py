"""The main job: inputs → records → graph, store, tables; incremental, all outputs replaced together."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.analyse.across import Across, across
from kg.analyse.everything import every_table
from kg.analyse.workload import Load, workload
from kg.assemble.schema import IssueRow, Record
from kg.errors import KGError
from kg.outputs import generation
from kg.outputs.files import records, write_csv, write_json, write_lines
from kg.outputs.fingerprint import extractor, package_of
from kg.passes import Progress, write_records
from kg.rdf.dump import scan
from kg.read import Gathered, gather
from kg.rules.decisions import NAME as DECISIONS
from kg.rules.decisions import NONE, beside, load_decisions
from kg.store.embedded import write_store

Draw = Callable[[Sequence[Record], Across, Path], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `unchanged` builds wrote nothing; `problems` are sentences for the user, none of them fatal to the rest."""

    out: Path
    unchanged: bool
    documents: int
    problems: tuple[str, ...]
    passed_over: tuple[Path, ...]
    counts: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    loads: tuple[Load, ...] = ()


def build(
    paths: Iterable[Path],
    out: Path,
    *,
    draw: Draw | None = None,
    workers: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
    decisions: Path | None = None,
) -> Report:
    """Reads every document under `paths` and writes the graph to `out`. Raises KGError only when nothing at all can be built.

    `decisions` is a file of human decisions on identity; by default the `decisions.tsv` in an input folder, if there is one.
    """
    paths = tuple(paths)
    gathered = _without_decisions(gather(paths))
    decisions = decisions or beside(paths)
    decided = load_decisions(decisions) if decisions else NONE
    problems = [str(p) for p in gathered.problems]
    if not gathered.files:
        raise KGError("\n".join(problems) or "没有输入文件 / no input file: name files or folders")
    before = generation.current(out)
    name = _generation_name(gathered.files, (package_of(draw) if draw else "") + decided.digest)
    if not force and before is not None and _name_of(before) == name:
        kept = _manifest(before)
        return Report(out, True, len(kept["documents"]), (*problems, *kept["problems"]), gathered.passed_over)
    with generation.writing(out):
        staging = generation.stage(out, name)
        sentences, statements = write_records(gathered.files, staging, before, workers, progress, decided)
        found = list(records(staging / "records"))
        if not found:
            raise KGError("\n".join([*problems, *sentences]))
        report = _write_graph(found, gathered, staging, out, [*problems, *sentences], statements, draw)
        _write_manifest(staging, name, found, gathered.files, out, sentences)
        generation.switch(out, staging)
    return report


def _without_decisions(gathered: Gathered) -> Gathered:
    """A file of decisions in an input folder is not a document of an unknown format."""
    return replace(gathered, passed_over=tuple(path for path in gathered.passed_over if path.name != DECISIONS))


def _generation_name(files: Sequence[Path], options: str) -> str:
    """Names a build by all it depends on: the inputs' names and bytes, our code and tables, options and decisions."""
    digest = hashlib.sha256(f"{extractor()}{options}".encode())
    for file in files:
        try:
            content = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError:
            content = "unreadable"
        digest.update(f"{file.name}\0{content}\0".encode())
    return digest.hexdigest()[:16]


def _manifest(folder: Path) -> dict[str, list[str]]:
    manifest: dict[str, list[str]] = json.loads((folder / generation.MANIFEST).read_text("utf-8"))
    return manifest


def _name_of(folder: Path) -> object:
    try:
        return _manifest(folder).get("name")
    except (OSError, ValueError):
        return None  # a damaged folder is built anew


def _write_manifest(staging: Path, name: str, found: Sequence[Record], files: Sequence[Path], out: Path, problems: Sequence[str]) -> None:
    """What `verify` needs to find the sources again: their paths, relative to the output folder."""
    where = {file.stem: Path(os.path.relpath(file.resolve(), out.resolve())).as_posix() for file in files}
    documents = {r["source"]["id"]: {"path": where[r["source"]["id"]], "digest": r["source"]["digest"]} for r in found}
    write_json(staging / generation.MANIFEST, {"name": name, "extractor": extractor(), "documents": documents, "problems": list(problems)})


def _write_graph(
    found: Sequence[Record], gathered: Gathered, staging: Path, out: Path, problems: Sequence[str], statements: int, draw: Draw | None
) -> Report:
    write_store(scan(staging / "graph.trig"), staging / "store")
    loads = workload(found)
    ties = across(found)
    _write_tables(found, loads, ties, staging / "tables")
    write_json(staging / "across.json", ties)
    issues = [issue for r in found for issue in r["issues"]]
    write_lines(staging / "issues.jsonl", issues)
    if draw is not None:
        draw(found, ties, staging)
    return Report(
        out,
        False,
        len(found),
        tuple(problems),
        gathered.passed_over,
        _counts(found) | {"triples": statements},
        _by_code(issues),
        tuple(loads),
    )


def _write_tables(found: Sequence[Record], loads: Sequence[Load], ties: Across, folder: Path) -> None:
    folder.mkdir()
    for name, columns, rows in every_table(found, ties, loads):
        write_csv(folder / f"{name}.csv", columns, rows)


def _counts(found: Sequence[Record]) -> dict[str, int]:
    return {
        "items": sum(len(r["items"]) for r in found),
        "duties": sum(len(i["duties"]) for r in found for i in r["items"]),
        "targets": sum(len(r["targets"]) for r in found),
        "programs": len({p["entity"] for r in found for p in r["programs"]}),
        "organizations": len({o["entity"] for r in found for o in r["organizations"]}),
        "citations": sum(len(r["citations"]) for r in found),
    }


def _by_code(issues: Iterable[IssueRow]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for issue in issues:
        counts[issue["code"]] = counts.get(issue["code"], 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
