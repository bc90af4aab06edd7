"""Worker processes kept ready for a server: a fair queue, and lanes that keep long queries from holding up short ones.

A query starts in a fast lane. If it is not done after `patience` seconds of work it must move to one of the few slow lanes, where it may stay
until its time limit; if those are taken it is stopped and told so. So a crowd of hostile queries holds a fast lane for a moment only.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.store.evaluate import Result
from kg.store.process import LimitError, Limits, Worker, ask_current

_TICK = 0.05


@dataclass(frozen=True, slots=True)
class Lanes:
    """How many queries at once: `fast` short ones, `slow` long ones, `waiting` in the queue, for `wait` seconds at most.

    `recycle` is the memory in bytes at which a worker's life ends.
    """

    fast: int = 4
    slow: int = 2
    waiting: int = 64
    patience: float = 1.0
    wait: float = 60.0
    recycle: int = 256 << 20


class BusyError(LimitError):
    """No room for the query now; it may be asked again."""


class LeftError(QueryError):
    """The client left before the answer; nobody reads this."""


class Pool:
    """Answers queries of one store folder from worker processes; `close` leaves none behind."""

    def __init__(self, folder: Path, limits: Limits, lanes: Lanes | None = None) -> None:
        self._folder, self._limits, self.lanes = folder, limits, lanes or Lanes()
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()
        self._fast = self.lanes.fast
        self._slow = self.lanes.slow
        self._idle = [Worker(limits.memory) for _ in range(self.lanes.fast)]
        self._busy: set[Worker] = set()
        self._closed = False

    def ask(
        self,
        sparql: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        left: Callable[[], bool] = lambda: False,
    ) -> Result:
        """The answer of the current generation. `left` says whether the client is gone; then, as at a limit, the query is stopped."""
        self._enter(left)
        try:
            run = _Run(self, self._take())
        except OSError as problem:  # no more processes or memory to start one
            with self._changed:
                self._fast += 1
            raise BusyError(f"no process could be started ({problem}); ask again in a moment") from problem
        watch = threading.Thread(target=run.watch, args=(left,), daemon=True)
        watch.start()
        try:
            return ask_current(run.worker, self._folder, sparql, self._limits, default_graphs=default_graphs, named_graphs=named_graphs)
        finally:
            run.done.set()
            watch.join()
            self._give(run)

    def close(self) -> None:
        """Ends every worker; queries under way get an answer that says so."""
        with self._changed:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
            self._changed.notify_all()
        for worker in idle:
            worker.kill()
        for worker in busy:  # whoever asked it tidies up after it
            worker.stop(BusyError("the server is closing"))

    def _enter(self, left: Callable[[], bool]) -> None:
        """Waits for a fast lane, first come first served."""
        ticket, until = object(), time.monotonic() + self.lanes.wait
        with self._changed:
            if self._closed:
                raise BusyError("the server is closing")
            if len(self._queue) >= self.lanes.waiting:
                raise BusyError("too many queries are waiting; ask again in a moment")
            self._queue.append(ticket)
            try:
                while self._queue[0] is not ticket or not self._fast:
                    self._changed.wait(_TICK * 4)
                    if self._closed or time.monotonic() > until:
                        raise BusyError("the server is busy; ask again in a moment")
                    if left():
                        raise LeftError("the client left")
                self._fast -= 1
            finally:
                self._queue.remove(ticket)
                self._changed.notify_all()

    def _take(self) -> Worker:
        with self._changed:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    break
                worker.kill()
            else:
                worker = Worker(self._limits.memory)
            self._busy.add(worker)
            return worker

    def _give(self, run: _Run) -> None:
        """Frees the lane; a worker that died, grew or was slowed down is replaced by a fresh one, so that the next query need not wait."""
        worker = run.worker
        keep = worker.alive and not run.slow and worker.peak < self.lanes.recycle
        with self._changed:
            self._busy.discard(worker)
            if run.slow:
                self._slow += 1
            else:
                self._fast += 1
            room = not self._closed and len(self._idle) < self.lanes.fast
            if room:
                self._idle.append(worker if keep else Worker(self._limits.memory))
            self._changed.notify_all()
        if not (room and keep):
            worker.kill()

    def promote(self) -> bool:
        """Moves a query from its fast to a slow lane; False if there is none free."""
        with self._changed:
            if not self._slow:
                return False
            self._slow -= 1
            self._fast += 1
            self._changed.notify_all()
            return True


class _Run:
    """One query under way, and the eye kept on it."""

    def __init__(self, pool: Pool, worker: Worker) -> None:
        self._pool, self.worker = pool, worker
        self.slow = False
        self.done = threading.Event()

    def watch(self, left: Callable[[], bool]) -> None:
        enough = self.worker.used() + self._pool.lanes.patience
        while not self.done.wait(_TICK):
            if left():
                self.worker.stop(LeftError("the client left"))
                return
            if not self.slow and self.worker.used() > enough:
                self.slow = self._pool.promote()
                if self.slow:
                    self.worker.yield_to_others()
                else:
                    self.worker.stop(BusyError("too many long queries at once; narrow the query, or ask again in a moment"))
                    return
