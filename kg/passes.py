"""The two passes over the documents: each read into its record; then, with all of them known, each one's share of the graph."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg.analyse.theme_facts import scheme_facts
from kg.assemble.cited import Answers, citations_meant, with_citations
from kg.assemble.facts import facts
from kg.assemble.record import record
from kg.assemble.schema import Record
from kg.assemble.shared import shared
from kg.engine import run
from kg.errors import KGError
from kg.extract import extract
from kg.outputs.files import Dumps, records
from kg.outputs.fingerprint import extractor
from kg.rdf.shards import Shard, shard
from kg.read import read
from kg.rules.decisions import NONE, Decisions

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


def write_records(
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
