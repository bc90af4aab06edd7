"""One machine: a plain loop for a few documents, a process pool for many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741

FEW = 24  # documents; below this a pool costs more than it saves


def run(function: Callable[[I], O], inputs: Sequence[I], workers: int | None = None) -> Iterator[O]:
    """`function` of each input, in order. `workers` processes (default: one per core); 1, or few inputs, stay in this process.

    `function` must be a module-level function, inputs and results picklable.
    """
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(inputs) < FEW:
        yield from map(function, inputs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(function, inputs, chunksize=max(1, min(16, len(inputs) // (workers * 4))))
