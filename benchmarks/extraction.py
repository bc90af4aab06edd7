"""Extraction against plain segmentation: `uv run benchmarks/extraction.py [FOLDER]` (default: the demo corpus)."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

ROUNDS = 5


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall-clock seconds of the work; the first tells more where other programs share the machine."""
    processor, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True), default=Path(__file__).parent.parent / "data" / "corpus")
def main(folder: Path) -> None:
    """Prints characters per second of processor time of both, round by round in turn, and the medians of the ratios."""
    import logging

    import jieba

    from kg.extract import extract
    from kg.read import gather, read

    jieba.setLogLevel(logging.WARNING)
    documents = [read(path) for path in gather([folder]).files]
    size = sum(len(d.text) for d in documents)
    jieba.initialize()
    extract(documents[0])  # tables loaded, patterns compiled
    ratios, wall_ratios = [], []
    for _ in range(ROUNDS):
        ours, our_wall = seconds(lambda: [extract(d) for d in documents])
        theirs, their_wall = seconds(lambda: [list(jieba.cut(d.text)) for d in documents])
        ratios.append(theirs / ours)
        wall_ratios.append(their_wall / our_wall)
        click.echo(
            f"extraction {size / ours:12,.0f} characters/s   jieba.cut {size / theirs:12,.0f} characters/s"
            f"   ratio {ratios[-1]:.2f} processor, {wall_ratios[-1]:.2f} wall clock"
        )
    click.echo(
        f"{len(documents)} documents, {size:,} characters; median ratio {statistics.median(ratios):.2f} processor, "
        f"{statistics.median(wall_ratios):.2f} wall clock (1 = as fast as jieba.cut)"
    )


if __name__ == "__main__":
    sys.exit(main())
