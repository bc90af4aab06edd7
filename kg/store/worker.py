"""The process that evaluates queries: `python -m kg.store.worker MEMORY`.

It reads one JSON request a line from standard input and answers each with a JSON header line and the payload. It ends when its input
ends, even in the middle of a query. Whatever a query does to it (crash, memory, time) ends here and nowhere else.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Store

from kg.errors import QueryError
from kg.store.evaluate import evaluate


def main(memory: int) -> None:
    """Serves requests until the input ends; `memory` is the most address space in bytes, 0 for no limit."""
    limit(memory)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    stores: dict[str, Store] = {}
    try:
        while True:
            _serve(json.loads(requests.get()), stores, sys.stdout.buffer)
    except Exception:  # noqa: BLE001 -- a defect of ours: told on standard error, which the parent reads; a plain exit would hang on the listener
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def limit(memory: int) -> None:
    """Caps this process's address space and forbids core dumps, where the platform can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit remains
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def peak() -> int:
    """The most memory this process has held, in bytes; 0 where the platform does not say.

    Linux counts the parent's memory at the fork into `ru_maxrss`, so there its own figure is taken.
    """
    try:
        own = next((line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith("VmHWM:")), None)
    except (OSError, UnicodeDecodeError):
        own = None
    if own is not None:
        return int(own.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def _listen(source: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    for line in source:
        requests.put(line)
    os._exit(0)  # the parent is gone: no one waits for the query that may be running


def _serve(request: dict[str, Any], stores: dict[str, Store], out: BinaryIO) -> None:
    path, cut = request.pop("store"), request.pop("cut")
    payload = b""
    try:
        if path not in stores:
            stores.clear()
            stores[path] = Store.read_only(path)
        result = evaluate(stores[path], **request)
        if result.truncated and not cut:
            header: dict[str, object] = {"error": "size", "message": ""}
        else:
            header = {"kind": result.kind, "columns": result.columns, "truncated": result.truncated}
            payload = result.payload
    except QueryError as problem:
        header = {"error": "query", "message": str(problem)}
    except MemoryError:
        header = {"error": "memory", "message": ""}
    except (OSError, RuntimeError) as problem:
        header = {"error": "store", "message": str(problem)}
    out.write(json.dumps({**header, "length": len(payload), "peak": peak()}).encode() + b"\n" + payload)
    out.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
