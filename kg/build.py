"""The main job: inputs → records → graph, store, tables; incremental, all outputs replaced together."""

from __future__ import annotations

import hashlib
import json
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from kg.analyse.across import Across, across
from kg.analyse.everything import every_table
from kg.analyse.theme_facts import scheme_facts
from kg.analyse.workload import Load, workload
from kg.assemble.cited import Answers, citations_meant, with_citations
from kg.assemble.facts import facts
from kg.assemble.record import record
from kg.assemble.schema import IssueRow, Record
from kg.assemble.shared import shared
from kg.engine import run
from kg.errors import KGError
from kg.extract import extract
from kg.outputs import generation
from kg.outputs.files import Dumps, records, write_csv, write_json, write_lines
from kg.outputs.fingerprint import extractor, package_of
from kg.rdf.dump import scan
from kg.rdf.shards import Shard, shard
from kg.read import Gathered, gather, read
from kg.rules.decisions import NAME as DECISIONS
from kg.rules.decisions import NONE, Decisions, beside, load_decisions
from kg.store.embedded import write_store

Draw = Callable[[Sequence[Record], Across, Path], None]
Progress = Callable[[Iterable[str], int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: where it is, and the record of an earlier build if nothing it depends on changed."""

    path: Path
    reuse: Path | None
    decisions: Decisions = NONE

    @property
    def reader(self) -> str:
        """What a record depends on besides its document: our code and tables, and what people decided."""
        return extractor() + (f"+{self.decisions.digest}" if self.decisions.digest else "")


@dataclass(frozen=True, slots=True)
class Share:
    """A document whose record is written, and what its citations mean now that all documents are known."""

    path: Path
    record: Path
    answers: Answers


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record as JSON or, in the second pass, its share of the graph; or why there is none (one sentence for the user)."""

    stem: str
    record: str | None = None
    shard: Shard | None = None
    problem: str | None = None


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
        sentences, statements = _write_records(gathered.files, staging, before, workers, progress, decided)
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


# ---------------------------------------------------------------- records


def _write_records(
    files: Sequence[Path], staging: Path, before: Path | None, workers: int | None, progress: Progress | None, decided: Decisions
) -> tuple[list[str], int]:
    """Writes one record a document and its share of the dumps; a sentence for each document that gave none, and the number of statements."""
    folder = staging / "records"
    folder.mkdir()
    jobs = [Job(file, _earlier(before, file), decided) for file in files]
    problems: list[str] = []
    for outcome in _shown(run(process, jobs, workers), len(jobs), progress):
        if outcome.record is not None:
            (folder / f"{outcome.stem}.json").write_text(outcome.record, "utf-8")
        if outcome.problem is not None:
            problems.append(outcome.problem)
    with Dumps(staging) as dumps:
        for outcome in run(share, _shares(files, folder), workers):
            if outcome.shard is not None:
                dumps.add(outcome.shard)
            if outcome.problem is not None:
                problems.append(outcome.problem)
                (folder / f"{outcome.stem}.json").unlink(missing_ok=True)  # no record without its share of the graph
        dumps.add(shard(chain(shared(records(folder)), scheme_facts()), "", ""))
    return problems, dumps.statements


def _shares(files: Sequence[Path], folder: Path) -> list[Share]:
    """The documents that gave a record, with what their citations mean: only together do documents tell which of them one cites."""
    answers = citations_meant(records(folder))
    return [Share(f, at, answers.get(f.stem, {})) for f in files if (at := folder / f"{f.stem}.json").is_file()]


def _shown(outcomes: Iterator[Outcome], total: int, progress: Progress | None) -> Iterator[Outcome]:
    if progress is None:
        yield from outcomes
        return
    held: list[Outcome] = []

    def stems() -> Iterator[str]:
        for outcome in outcomes:
            held.append(outcome)
            yield outcome.stem

    for _ in progress(stems(), total):
        yield held.pop()


def _earlier(before: Path | None, file: Path) -> Path | None:
    path = before / "records" / f"{file.stem}.json" if before else None
    return path if path is not None and path.is_file() else None


def process(job: Job) -> Outcome:
    """The first pass: one document read into its record, or its record of an earlier build."""
    return _guarded(job.path, lambda: _read(job))


def share(job: Share) -> Outcome:
    """The second pass: the record with what its citations mean, written again, and the document's share of the dumps."""
    return _guarded(job.path, lambda: _shared(job))


def _guarded(path: Path, work: Callable[[], Outcome]) -> Outcome:
    """Whatever goes wrong with a document is told in one sentence and does not touch the others."""
    try:
        return work()
    except KGError as problem:
        return Outcome(path.stem, problem=str(problem))
    except Exception as problem:  # noqa: BLE001 -- a defect met in one document must not lose the other thousands; it is reported and fails the run
        place = traceback.extract_tb(problem.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        sentence = (
            f"{path}: 程序缺陷 / a defect of policy-kg ({type(problem).__name__}: {problem}, {where}); please report it with this file"
        )
        return Outcome(path.stem, problem=sentence)


def _read(job: Job) -> Outcome:
    document = read(job.path)
    if job.reuse is not None:
        text = job.reuse.read_text("utf-8")
        kept: Record = json.loads(text)
        source = kept["source"]
        if (source["digest"], source["extractor"], source["file"]) == (document.digest, job.reader, document.file):
            return Outcome(document.id, text)
    made = record(extract(document, job.decisions), job.reader)
    return Outcome(document.id, json.dumps(made, ensure_ascii=False))  # in haste: the second pass writes it for people


def _shared(job: Share) -> Outcome:
    document, text = read(job.path), job.record.read_text("utf-8")
    kept: Record = json.loads(text)
    made = with_citations(kept, job.answers)
    if made != kept or not text.startswith("{\n"):  # an earlier build's record with the same citations stays as it is
        job.record.write_text(_written(made), "utf-8")
    return Outcome(document.id, shard=shard(facts(made), document.id, document.text))


def _written(made: Record) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


# ---------------------------------------------------------------- what is made from the records


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
