"""Worker processes seen from outside: start one, ask it, and kill it when it passes a limit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg.errors import KGError, QueryError, StoreError
from kg.store.embedded import current_store
from kg.store.evaluate import Result
from kg.store.memory import cpu_clock

_MEMORY_SIGNALS = {-6, -9}  # what a failed allocation (abort) or the system's own killer leave behind


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds, bytes of memory, rows (or triples) and bytes of the answer.

    An answer beyond the last two is `cut` and marked, or else refused.
    """

    seconds: float = 30.0
    memory: int = 2 << 30
    rows: int = 100_000
    size: int = 64 << 20
    cut: bool = True


class LimitError(QueryError):
    """A query that passed a limit; the server answers 503."""


class Worker:
    """One process that answers queries, one at a time."""

    def __init__(self, memory: int) -> None:
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH")) if p)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.store.worker", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2"},  # else idle threads reserve most of the memory allowed
        )
        self._stopped: QueryError | None = None
        self._clock, self._started = cpu_clock(self._process.pid), time.monotonic()
        self.peak = 0

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._stopped is None and self._process.poll() is None

    def used(self) -> float:
        """Seconds of work it has done: of processor time where the system tells, else since it started."""
        try:
            return time.clock_gettime(self._clock) if self._clock is not None else time.monotonic() - self._started
        except OSError:  # it has ended
            return 0.0

    def kill(self) -> None:
        """Ends it at once, whatever it is doing, and leaves no process behind."""
        self._process.kill()
        self._process.wait()
        self._complaints.close()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def yield_to_others(self) -> None:
        """Lets other processes go first from now on, where the system allows it; there is no way back."""
        if hasattr(os, "setpriority"):
            with suppress(OSError):  # it may have ended meanwhile
                os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    def ask(self, store: Path, sparql: str, limits: Limits, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Result:
        """The answer of the generation at `store`; passing a limit kills the worker and raises `LimitError`."""
        request = {
            "store": str(store),
            "sparql": sparql,
            "rows": limits.rows,
            "size": limits.size,
            "cut": limits.cut,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        late = LimitError(f"the query took longer than {limits.seconds:g} s and was stopped; narrow it or add LIMIT")
        timer = threading.Timer(limits.seconds, self.stop, [late])
        timer.daemon = True
        timer.start()
        try:
            header, payload = self._exchange(json.dumps(request).encode() + b"\n")
        finally:
            timer.cancel()
        if header is None:
            raise self._ended(limits)
        self.peak = header["peak"]
        if "error" in header:
            raise _refusal(header["error"], header["message"], limits)
        return Result(header["kind"], payload, tuple(header["columns"]), header["truncated"])

    def stop(self, reason: QueryError) -> None:
        """Ends the query under way, from another thread; whoever asked it gets `reason`."""
        self._stopped = reason
        self._process.kill()

    def _said(self) -> str:
        """The last line of what it wrote about its own failure."""
        if self._complaints.closed:
            return ""
        self._complaints.seek(0)
        lines = self._complaints.read(1 << 16).decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def _exchange(self, line: bytes) -> tuple[dict[str, Any] | None, bytes]:
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except (BrokenPipeError, OSError):
            return None, b""
        head = self._process.stdout.readline()
        if not head.endswith(b"\n"):
            return None, b""
        header = json.loads(head)
        payload = self._process.stdout.read(header["length"])
        return (header, payload) if len(payload) == header["length"] else (None, b"")

    def _ended(self, limits: Limits) -> KGError:
        code = self._process.wait()
        said = self._said()
        self.kill()
        if self._stopped is not None:
            return self._stopped
        if code in _MEMORY_SIGNALS:
            return _refusal("memory", "", limits)
        if code > 0:
            return StoreError(f"the process that answers queries ended by itself ({said or f'code {code}'}); please report this")
        reason = signal.Signals(-code).name
        return LimitError(f"the query made the engine fail ({reason}) and was stopped; write it flatter or in parts")


def _refusal(error: str, message: str, limits: Limits) -> KGError:
    if error == "memory":
        return LimitError(f"the query needed more than {limits.memory >> 20:,} MB of memory and was stopped; narrow it or add LIMIT")
    if error == "size":
        return LimitError(f"the answer has more than {limits.rows:,} rows or {limits.size >> 20:,} MB; narrow the query or add LIMIT")
    if error == "query":
        return QueryError(message)
    return StoreGoneError(f"the store could not be read: {message}; build it again with build_graph.py")


class StoreGoneError(StoreError):
    """The generation could not be opened or read: replaced meanwhile, or damaged."""


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # what was still to be written has no reader


def ask_current(worker: Worker, folder: Path, sparql: str, limits: Limits, **graphs: Sequence[str]) -> Result:
    """The answer of the folder's current generation; asks once more if a build switched generations in between."""
    path = current_store(folder)
    try:
        return worker.ask(path, sparql, limits, **graphs)
    except StoreGoneError:
        if path == current_store(folder):
            raise
        return worker.ask(current_store(folder), sparql, limits, **graphs)
