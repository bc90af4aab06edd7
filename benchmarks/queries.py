"""Saved questions against rdflib's own evaluator, a bare pyoxigraph call and our endpoint: `uv run benchmarks/queries.py`.

The graphs are made by the build's own stages: the documents are read once, their records replicated under new ids, and each copy goes
through facts and shares into a store, until the graph has as many triples as asked. Times of rdflib, pyoxigraph and ours are of the
processor; those of the endpoint, and what isolation adds to a bare call, are by the clock on the wall.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import click
from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.rdf.vocabulary import PREFIXES

ROUNDS, CALLS = 7, 20  # by the processor's clock, and over the wire
ASKED: dict[str, dict[str, str]] = {  # the ten most asked, with the values they are asked with
    "q01": {"document": "tongxin"},
    "q02": {"document": "tongxin"},
    "q03": {"document": "hongsibu"},
    "q04": {"program": "三减三健"},
    "q05": {"indicator": "家庭医生"},
    "q07": {"place": "红寺堡", "year": "2025"},
    "q10": {"document": "tongxin"},
    "q11": {"text": "家庭医生"},
    "q16": {},
    "q19": {},
}
Run = Callable[[], int]


def seconds(work: Run, clock: Callable[[], float] = time.process_time) -> float:
    """Processor time by default: other work on the machine does not count."""
    start = clock()
    work()
    return clock() - start


def replicated(folder: Path, triples: int) -> Iterator[Quad]:
    """The graph of copies of the folder's documents, of at least so many triples."""
    from kg.assemble.facts import facts, shared_facts
    from kg.assemble.record import record
    from kg.extract import extract
    from kg.rdf.shards import prefixes, shard
    from kg.read import gather, read

    documents = [read(path) for path in gather([folder]).files]
    records = [json.dumps(record(extract(document), "benchmark"), ensure_ascii=False) for document in documents]
    first = [json.loads(text) for text in records]
    shared = shard(dict.fromkeys(fact for made in first for fact in shared_facts(made)), "", "")
    yield from parse(prefixes() + shared.trig, RdfFormat.TRIG)
    count, copy = shared.statements, 0
    while count < triples:
        copy += 1
        for document, text in zip(documents, records, strict=True):
            name = f"{document.id}_{copy}"
            share = shard(facts(json.loads(text.replace(document.id, name))), name, document.text)
            count += share.statements
            yield from parse(prefixes() + share.trig, RdfFormat.TRIG)
            if count >= triples:
                return


def rdflib_graph(store: Store) -> Any:
    """The union of the store's graphs in rdflib's Memory store."""
    import rdflib

    graph = rdflib.Graph(store="Memory")
    text = b"\n".join({str(quad.triple).encode() + b" ." for quad in store})
    graph.parse(data=text, format="ox-nt")
    gc.collect()
    gc.freeze()  # else collections over rdflib's millions of objects fall on whoever is measured
    return graph


def bare(store: Store, sparql: str) -> int:
    solutions: Any = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sum(1 for solution in solutions if tuple(solution))


def ours(store: Store, sparql: str) -> int:
    from kg.store.evaluate import evaluate

    return len(evaluate(store, sparql, rows=10_000_000, size=1 << 30).payload)


def over_http(url: str, sparql: str) -> int:
    with urllib.request.urlopen(url + "?" + urlencode({"query": sparql}), timeout=120) as response:
        return len(response.read())


def over_rdflib(graph: Any, sparql: str) -> int:
    return sum(1 for _ in graph.query(sparql))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    from kg.store.endpoint import LIMITS, endpoint

    with endpoint(folder, limits=LIMITS) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


def capped(work: Run, cap: float) -> tuple[float, str]:
    """Seconds the work took in a process of its own and "", or `cap` and ">" if it was not done by then, or 0 and "fails"."""
    import multiprocessing

    context = multiprocessing.get_context("fork")  # the graph is shared, not copied
    near, far = context.Pipe(duplex=False)

    def run() -> None:
        try:
            far.send((seconds(work), ""))
        except Exception:  # noqa: BLE001 -- rdflib's evaluator has defects of its own; that is a result
            far.send((0.0, "fails"))

    process = context.Process(target=run, daemon=True)
    process.start()
    took: tuple[float, str] = near.recv() if near.poll(cap) else (cap, ">")
    process.kill()
    process.join()
    return took


def measure(folder: Path, triples: int, cap: float) -> None:
    """Prints one line a question: rdflib, bare, ours, endpoint; then what was wanted and what holds."""
    from kg.store.embedded import open_store, write_store
    from kg.store.questions import bind, question

    with tempfile.TemporaryDirectory() as place:
        write_store(replicated(folder, triples), Path(place))
        store = open_store(Path(place))
        click.echo(f"\n{len(store):,} triples in {len(list(store.named_graphs())):,} graphs")
        graph = rdflib_graph(store)
        totals = {"rdflib": 0.0, "bare": 0.0, "ours": 0.0, "compared": 0.0}
        marks: list[str] = []
        click.echo(_HEAD)
        with served(Path(place)) as url:
            for name, values in ASKED.items():
                sparql = bind(question(name), values)
                found = bare(store, sparql)
                plain, mine = best(partial(bare, store, sparql), partial(ours, store, sparql))
                wall, http = best(partial(bare, store, sparql), partial(over_http, url, sparql), clock=time.perf_counter, rounds=CALLS)
                theirs, mark = capped(partial(over_rdflib, graph, sparql), cap)
                marks.append(mark)
                totals["rdflib"] += theirs
                totals["bare"] += plain
                totals["ours"] += mine
                totals["compared"] += 0 if mark == "fails" else mine
                click.echo(_line(name, found, theirs, mark, plain, mine) + f"{http * 1000:10.1f}{(http - wall) * 1000:8.1f} ms")
        least = "at least " if ">" in marks else ""
        ratio = totals["rdflib"] / totals["compared"]
        click.echo(
            f"together {least}{ratio:.1f} times as fast as rdflib, and {totals['ours'] / totals['bare']:.2f} of the time of a bare call"
        )
        click.echo(f"rdflib: {marks.count('>')} stopped after {cap:g} s and counted so, {marks.count('fails')} failed and not counted")


_HEAD = f"{'':6}{'rows':>7}{'rdflib ms':>12}{'bare ms':>10}{'ours ms':>10}{'x rdflib':>10}{'x bare':>8}{'endpoint':>10}{'isolation':>11}"


def _line(name: str, found: int, theirs: float, mark: str, plain: float, mine: float) -> str:
    slow, ratio = (mark, mark) if mark == "fails" else (f"{mark}{theirs * 1000:,.0f}", f"{mark}{theirs / mine:.1f}")
    return f"{name:6}{found:7}{slow:>12}{plain * 1000:10.1f}{mine * 1000:10.1f}{ratio:>10}{mine / plain:8.2f}"


def best(*works: Run, clock: Callable[[], float] = time.process_time, rounds: int = ROUNDS) -> list[float]:
    """The least seconds of each over some rounds, taken in turn: other work on the machine only ever adds."""
    took = [[seconds(work, clock) for work in works] for _ in range(rounds)]
    return [min(column) for column in zip(*took, strict=True)]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True), default=Path(__file__).parent.parent / "data" / "corpus")
@click.option("--triples", type=int, multiple=True, default=(100_000, 1_000_000), show_default=True, help="sizes of the graphs")
@click.option("--cap", type=float, default=60.0, show_default=True, help="seconds rdflib may take for one question")
def main(folder: Path, triples: tuple[int, ...], cap: float) -> None:
    """The ten most asked saved questions, side by side in one run."""
    for size in triples:
        measure(folder, size, cap)


if __name__ == "__main__":
    sys.exit(main())
