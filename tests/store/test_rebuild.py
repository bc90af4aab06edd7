"""Builds under a running server: every answer is of one build or of the next, and none is an error."""

import json
import re
import threading
import urllib.request
from urllib.parse import urlencode

import pytest

from kg.build import build
from kg.store.endpoint import endpoint

TEXTS = 'SELECT ?doc ?text { ?item a pol:Item ; pol:document ?doc ; pol:text ?text FILTER(CONTAINS(STR(?text), "轮")) }'
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
PLAN = """山川县2024年卫生工作要点

一、加强基层服务
（一）推进第{n}轮家庭医生签约。（牵头单位：县卫生健康局）
（二）完成第{n}轮健康小屋建设。（牵头单位：县民政局；配合单位：县财政局）
"""


def write(folder, n):
    for name in ("甲", "乙", "丙"):
        (folder / f"{name}.txt").write_text(PLAN.format(n=n), "utf-8")


@pytest.mark.parametrize("rebuilds", [3])
def test_builds_switch_under_four_clients(tmp_path, rebuilds):
    documents, out = tmp_path / "in", tmp_path / "out"
    documents.mkdir()
    write(documents, 0)
    build([documents], out, workers=1)
    seen, problems, done = [], [], threading.Event()
    with endpoint(out / "store") as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

        def ask(sparql):
            with urllib.request.urlopen(f"{server.url}?{urlencode({'query': sparql})}", timeout=60) as response:
                return json.load(response)["results"]["bindings"]

        def client():
            while not done.is_set():
                try:
                    rows = ask(TEXTS)
                    seen.append((len(rows), frozenset(re.search(r"第(\d+)轮", row["text"]["value"])[1] for row in rows)))
                    ask(COUNT)
                except Exception as problem:  # noqa: BLE001 -- whatever it is, the test must show it
                    problems.append(repr(problem))

        clients = [threading.Thread(target=client) for _ in range(4)]
        for one in clients:
            one.start()
        for n in range(1, rebuilds + 1):
            write(documents, n)
            build([documents], out, workers=1)
        last = ask(TEXTS)
        done.set()
        for one in clients:
            one.join()
        server.shutdown()
    assert problems == []
    assert {count for count, _ in seen} == {6}
    assert {len(rounds) for _, rounds in seen} == {1}  # never two builds in one answer
    assert {r for _, rounds in seen for r in rounds} >= {"0", str(rebuilds)} or len(seen) < 2 * rebuilds
    assert {re.search(r"第(\d+)轮", row["text"]["value"])[1] for row in last} == {str(rebuilds)}
