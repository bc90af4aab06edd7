"""Extraction against plain segmentation: `uv run benchmarks/extraction.py [FOLDER]` (default: the demo corpus)."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True), default=Path(__file__).parent.parent / "data" / "corpus")
def main(folder: Path) -> None:
    """Prints characters per second of both, round by round in turn, and the median of the ratios."""
    import logging

    import jieba

    from kg.build.extract import extract
    from kg.read import gather, read

    jieba.setLogLevel(logging.WARNING)
    documents = [read(path) for path in gather([folder]).files]
    size = sum(len(d.text) for d in documents)
    jieba.initialize()
    extract(documents[0])  # tables loaded, patterns compiled
    ratios = []
    for _ in range(ROUNDS):
        ours = seconds(lambda: [extract(d) for d in documents])
        theirs = seconds(lambda: [list(jieba.cut(d.text)) for d in documents])
        ratios.append(theirs / ours)
        click.echo(f"extraction {size / ours:12,.0f} characters/s   jieba.cut {size / theirs:12,.0f} characters/s   ratio {theirs / ours:.2f}")
    click.echo(f"{len(documents)} documents, {size:,} characters; median ratio {statistics.median(ratios):.2f} (1 = as fast as jieba.cut)")


if __name__ == "__main__":
    sys.exit(main())
