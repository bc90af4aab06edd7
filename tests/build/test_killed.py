"""A build killed at any moment leaves the earlier outputs whole."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.rules.files import root

CLONE = Path(__file__).resolve().parents[2]
STEADY = ("across.json", "graph.trig", "graph.ttl", "issues.jsonl", "manifest.json", "records", "tables")


def content(out: Path) -> dict[str, bytes]:
    files = [f for name in STEADY for f in ([out / name] if (out / name).is_file() else sorted((out / name).iterdir()))]
    return {f.relative_to(out).as_posix(): f.read_bytes() for f in files}


def command(corpus: Path, out: Path) -> list[str]:
    return [sys.executable, str(CLONE / "build_graph.py"), str(corpus), "--out", str(out), "--no-page"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    shutil.copytree(root("data") / "corpus", corpus)
    start = time.monotonic()
    subprocess.run(command(corpus, out), check=True, capture_output=True)
    took = time.monotonic() - start
    states = [content(out)]
    for file in corpus.iterdir():
        file.write_text(file.read_text("utf-8").replace("加强", "增强"), "utf-8")
    subprocess.run(command(corpus, tmp_path / "reference"), check=True, capture_output=True)
    new = content(tmp_path / "reference")
    ignored = {"manifest.json"}  # names the paths relative to its own folder
    unfinished = 0
    for part in (0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05):
        build = subprocess.Popen(command(corpus, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * part)
        build.send_signal(signal.SIGKILL)
        build.wait()
        now = content(out)
        if now == states[0]:
            unfinished += 1
        else:
            assert [k for k in new if k not in ignored and now.get(k) != new[k]] == []
            break
    assert unfinished, "every build was finished before it could be killed"
    subprocess.run(command(corpus, out), check=True, capture_output=True)
    finished = content(out)
    assert [k for k in new if k not in ignored and finished.get(k) != new[k]] == []
