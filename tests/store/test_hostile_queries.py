"""A hundred hostile queries and eight clients with good ones at once: every good one answered, nothing left behind."""

import http.client
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
HOSTILE = [
    f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }} ORDER BY ?a ?o LIMIT 5",
    f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }}",
    f"SELECT DISTINCT * {{ {CROSS} }}",
    f"CONSTRUCT {{ ?a ?b ?o }} WHERE {{ {CROSS} }}",
    f"SELECT ?a (COUNT(DISTINCT ?o) AS ?n) {{ {CROSS} }} GROUP BY ?a ?d ?g",
    "SELECT * { ?s (<>|!<>)* ?o . ?o (<>|!<>)* ?p . ?p (<>|!<>)* ?q . ?q (<>|!<>)* ?r }".replace("<>", "<x:y>"),
    "SELECT * " + "{" * 2206 + "}" * 2206,
    "SELECT * { ?s ?p ?o FILTER(" + "(" * 50_000 + "true" + ")" * 50_000 + ") }",
    "SELECT * { ?s ?p ?o FILTER(" + "!" * 90_000 + "true) }",
    "SELECT * { ?s ?p ?o FILTER(1" + "+1" * 40_000 + " > 0) }",
    "SELECT * { ?s ?p ?o FILTER(" + " || ".join(["?o = 1"] * 9_000) + ") }",
    "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 6_000) + " }",
    "SELECT * { VALUES ?x { " + "1 " * 45_000 + "} }",
    "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '^(a+)+$')) }",
    f"SELECT (STRLEN(CONCAT({', '.join(['?x'] * 5000)})) AS ?n) {{ BIND('{'a' * 50_000}' AS ?x) }}",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "ASK {",
    '"' * 99_000,
    "SELECT * { ?s ?p \\u0022 }",
    "",
    "SELECT ?x { BIND(REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a?){40}', 'b') AS ?x) }",
]
GOOD = "SELECT ?i ?n { ?i pol:ledBy ?b . ?b skos:prefLabel ?n } ORDER BY ?i"
FINE = {200, 400, 503}


def post(port, sparql, timeout=60):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    body = urlencode({"query": sparql})
    connection.request("POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


SERVER = """
import sys
from pathlib import Path
from kg.store.endpoint import endpoint
from kg.store.pool import Lanes
from kg.store.process import Limits

limits = Limits(seconds=3, memory=600 << 20, rows=2000, size=8 << 20, cut=False)
with endpoint(Path(sys.argv[1]), limits=limits, lanes=Lanes(fast=3, slow=1, waiting=200, patience=0.3)) as server:
    print(server.server_port, flush=True)
    server.serve_forever(0.05)
"""


def memory(pid):
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()


class Crowd:
    """Ten attackers and eight good clients, at once."""

    def __init__(self, port):
        self.port = port
        self.left = list(itertools.islice(itertools.cycle(HOSTILE), 100))
        self.outcomes, self.good = [], []
        self.lock, self.done = threading.Lock(), threading.Event()

    def run(self):
        attackers = [threading.Thread(target=self.attack) for _ in range(10)]
        workers = [threading.Thread(target=self.work) for _ in range(8)]
        for thread in (*attackers, *workers):
            thread.start()
        for thread in attackers:
            thread.join()
        self.done.set()
        for thread in workers:
            thread.join()

    def attack(self):
        while True:
            with self.lock:
                if not self.left:
                    return
                sparql = self.left.pop()
            self.outcomes.append(post(self.port, sparql)[0])

    def work(self):
        while not self.done.is_set():
            self.good.append(post(self.port, GOOD))
            time.sleep(0.02)


@pytest.fixture
def server(small_store):
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(small_store)], stdout=subprocess.PIPE, text=True)
    yield process, int(process.stdout.readline())
    process.kill()
    process.wait()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
def test_good_clients_are_served_among_hostile_ones(server):
    process, port = server
    assert post(port, GOOD)[0] == 200, post(port, GOOD)
    held = memory(process.pid)
    crowd = Crowd(port)
    crowd.run()
    assert len(crowd.outcomes) == 100
    assert set(crowd.outcomes) <= FINE
    assert len(crowd.good) >= 8
    assert {status for status, _ in crowd.good} == {200}, {body for status, body in crowd.good if status != 200}
    assert all(len(json.loads(body)["results"]["bindings"]) == 2 for _, body in crowd.good)
    assert memory(process.pid) - held < 30 << 20
    assert len(children(process.pid)) <= 4
    workers = children(process.pid)
    process.kill()  # even so no worker outlives the server
    process.wait()
    until = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
