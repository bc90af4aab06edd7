"""The SPARQL 1.1 protocol over a real socket; cases after the W3C protocol test suite (20 query, 14 update), written from the specification."""

import http.client
import json
import os
import socket
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import StoreError
from kg.model import Fact, Value
from kg.rdf.quads import quads
from kg.store.embedded import write_store
from kg.store.endpoint import endpoint
from kg.store.pool import Lanes
from kg.store.process import Limits

GRAPH = "https://w3id.org/policy-kg/id/graph/"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
ROWS_TYPES = {"application/sparql-results+xml", "application/sparql-results+json", "text/csv", "text/tab-separated-values"}
IN_P = "ASK { <https://w3id.org/policy-kg/id/document/p/i1> ?p ?o }"
IN_Q = "ASK { <https://w3id.org/policy-kg/id/document/q/i1> ?p ?o }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"


def running(server):
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    return thread


@pytest.fixture(scope="module")
def server(small_store):
    with endpoint(small_store, limits=Limits(cut=False, seconds=3, memory=1 << 30, rows=50)) as made:
        running(made)
        yield made
        made.shutdown()


def send(server, method="GET", path="/sparql", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response.status, response.headers, text


def get(server, sparql, *more, **headers):
    return send(server, path="/sparql?" + urlencode([("query", sparql), *more]), **headers)


def truth(reply):
    status, headers, body = reply
    assert status == 200, body
    assert headers.get_content_type() in ROWS_TYPES
    return json.loads(body)["boolean"]


# ---------------------------------------------------------------- the query tests of the protocol


def test_query_get(server):
    assert truth(get(server, "ASK {}"))


def test_query_post_form(server):
    assert truth(send(server, "POST", body="query=ASK%20%7B%7D", Content_Type=FORM))


def test_query_post_direct(server):
    assert truth(send(server, "POST", body="ASK {}", Content_Type=QUERY))


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_default_graphs(server, way):
    def ask(sparql, *graphs):
        parameters = [("default-graph-uri", GRAPH + g) for g in graphs]
        if way == "get":
            return truth(get(server, sparql, *parameters))
        if way == "form":
            return truth(send(server, "POST", body=urlencode([("query", sparql), *parameters]), Content_Type=FORM))
        return truth(send(server, "POST", "/sparql?" + urlencode(parameters), sparql, Content_Type=QUERY))

    assert ask(IN_P, "p")
    assert not ask(IN_Q, "p")
    assert ask(IN_P, "p", "q")
    assert ask(IN_Q, "p", "q")


@pytest.mark.parametrize("way", ["get", "form"])
def test_query_dataset_named_graphs(server, way):
    sparql = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    parameters = [("query", sparql), ("named-graph-uri", GRAPH + "p"), ("named-graph-uri", GRAPH + "q")]
    if way == "get":
        _, _, body = send(server, path="/sparql?" + urlencode(parameters))
    else:
        _, _, body = send(server, "POST", body=urlencode(parameters), Content_Type=FORM)
    assert [row["g"]["value"] for row in json.loads(body)["results"]["bindings"]] == [GRAPH + "p", GRAPH + "q"]


def test_query_dataset_full(server):
    item = "<https://w3id.org/policy-kg/id/document/%s/i1>"
    sparql = f"ASK {{ {item % 'p'} ?p ?o . GRAPH <{GRAPH}q> {{ {item % 'q'} ?x ?y }} }}"
    assert truth(get(server, sparql, ("default-graph-uri", GRAPH + "p"), ("named-graph-uri", GRAPH + "q")))
    assert not truth(get(server, sparql, ("default-graph-uri", GRAPH + "q"), ("named-graph-uri", GRAPH + "p")))


def test_query_multiple_dataset_the_requests_replaces_the_querys(server):
    sparql = IN_P.replace("ASK", f"ASK FROM <{GRAPH}q>")
    assert not truth(get(server, sparql))
    assert truth(get(server, sparql, ("default-graph-uri", GRAPH + "p")))


@pytest.mark.parametrize("form", ["SELECT (1 AS ?v) {}", "ASK {}"])
def test_query_content_type_of_rows(server, form):
    for media in ("application/sparql-results+json", "application/sparql-results+xml"):
        status, headers, _ = get(server, form, Accept=media)
        assert (status, headers.get_content_type()) == (200, media)
    assert get(server, form)[1].get_content_type() in ROWS_TYPES


@pytest.mark.parametrize("form", ["DESCRIBE <http://example.org/>", "CONSTRUCT { <s> <p> 1 } {}".replace("<s> <p>", "<x:s> <x:p>")])
def test_query_content_type_of_graphs(server, form):
    for media in ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"):
        status, headers, _ = get(server, form, Accept=media)
        assert (status, headers.get_content_type()) == (200, media)
    assert get(server, form)[1].get_content_type() == "text/turtle"


def test_bad_multiple_queries(server):
    assert get(server, "ASK {}", ("query", "SELECT * {}"))[0] == 400


def test_bad_query_syntax(server):
    status, headers, body = get(server, "ASK {")
    assert (status, headers.get_content_type()) == (400, "text/plain")
    assert b"not valid SPARQL" in body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_bad_query_method(server, method):
    status, headers, _ = send(server, method, "/sparql?query=ASK%20%7B%7D")
    assert (status, headers["Allow"]) == (405, "GET, HEAD, POST")


def test_bad_query_wrong_and_missing_media_type(server):
    assert send(server, "POST", body="ASK {}", Content_Type="text/plain")[0] == 415
    for body in ("query=ASK%20%7B%7D", "ASK {}"):
        connection = socket.create_connection(("127.0.0.1", server.server_port))
        host = f"127.0.0.1:{server.server_port}"
        connection.sendall(f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 415")
        connection.close()


def test_bad_query_non_utf8(server):
    assert send(server, "POST", body="ASK {}".encode("utf-16"), Content_Type=QUERY + "; charset=UTF-16")[0] == 415


# ---------------------------------------------------------------- the update tests: all refused

CHANGE = "INSERT DATA { <x:a> <x:b> <x:c> }"
UPDATES = {
    "post_form": ("POST", "", FORM, urlencode({"update": "CLEAR ALL"})),
    "post_direct": ("POST", "", UPDATE, "CLEAR ALL"),
    "base_uri": ("POST", "", UPDATE, "BASE <http://x/> " + CHANGE),
    "dataset_default_graph": ("POST", "", FORM, urlencode({"update": CHANGE, "using-graph-uri": GRAPH + "p"})),
    "dataset_default_graphs": ("POST", f"?using-graph-uri={quote(GRAPH)}p&using-graph-uri={quote(GRAPH)}q", UPDATE, CHANGE),
    "dataset_named_graphs": ("POST", f"?using-named-graph-uri={quote(GRAPH)}p", UPDATE, CHANGE),
    "dataset_full": ("POST", f"?using-graph-uri={quote(GRAPH)}p&using-named-graph-uri={quote(GRAPH)}q", UPDATE, CHANGE),
    "bad_multiple_updates": ("POST", "", FORM, urlencode([("update", CHANGE), ("update", CHANGE)])),
    "bad_update_get": ("GET", "?" + urlencode({"update": CHANGE}), None, None),
    "bad_update_missing_form_type": ("POST", "", "", urlencode({"update": CHANGE})),
    "bad_update_non_utf8": ("POST", "", UPDATE + "; charset=UTF-16", CHANGE.encode("utf-16")),
    "bad_update_syntax": ("POST", "", FORM, urlencode({"update": "CLEAR XYZ"})),
    "bad_update_wrong_media_type": ("POST", "", "text/plain", CHANGE),
    "bad_update_dataset_conflict": ("POST", "", FORM, urlencode({"using-graph-uri": GRAPH, "update": f"WITH <{GRAPH}p> DELETE {{}}"})),
    "as_query": ("GET", "?" + urlencode({"query": CHANGE}), None, None),
    "as_query_posted": ("POST", "", QUERY, "LOAD <file:///etc/passwd>"),
}


@pytest.mark.parametrize("case", UPDATES)
def test_updates_are_refused(server, case):
    method, parameters, media, body = UPDATES[case]
    status, _, _ = send(server, method, "/sparql" + parameters, body, **({} if media is None else {"Content_Type": media}))
    assert 400 <= status < 500


def test_nothing_was_changed(server, small_quads):
    _, _, body = get(server, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert json.loads(body)["results"]["bindings"][0]["n"]["value"] == str(len(set(small_quads)))


# ---------------------------------------------------------------- what else a client meets


def test_service_description_without_a_query(server):
    status, headers, body = send(server)
    assert (status, headers.get_content_type()) == (200, "text/turtle")
    triples = [q.triple for q in parse(body, RdfFormat.TURTLE)]
    assert any(t.predicate.value.endswith("#endpoint") and t.object.value == server.url for t in triples)
    assert send(server, Accept="application/ld+json")[1].get_content_type() == "application/ld+json"


def test_what_cannot_be_accepted_is_406(server):
    assert get(server, "ASK {}", Accept="image/png")[0] == 406
    assert get(server, "CONSTRUCT WHERE { ?s ?p ?o }", Accept="text/csv")[0] == 406


def test_head_sends_no_body_and_connections_are_kept(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    for method, empty in (("HEAD", True), ("GET", False), ("HEAD", True)):
        connection.request(method, "/sparql?query=ASK%20%7B%7D")
        response = connection.getresponse()
        assert response.status == 200
        assert (response.read() == b"") is empty
    connection.close()


def test_only_this_machines_names_are_answered(server):
    assert get(server, "ASK {}", Host=f"localhost:{server.server_port}")[0] == 200
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1", f"127.0.0.1.evil.example:{server.server_port}"):
        assert get(server, "ASK {}", Host=host)[0] == 403


def test_other_sites_pages_get_nothing(server):
    for origin in ("http://evil.example", "null"):
        status, headers, _ = get(server, "ASK {}", Origin=origin)
        assert status == 403
        assert "Access-Control-Allow-Origin" not in headers
    assert get(server, "ASK {}", Origin=f"http://127.0.0.1:{server.server_port}")[0] == 200


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"


def test_other_paths_and_long_bodies(server):
    assert send(server, path="/")[0] == 404
    assert send(server, path="/sparql/../etc")[0] == 404
    assert send(server, "POST", body="ASK {} #" + "x" * 150_000, Content_Type=QUERY)[0] == 400
    assert send(server, "POST", body="ASK {} #" + "x" * 900_000, Content_Type=QUERY)[0] == 413
    assert send(server, path="/sparql?query=" + "x" * 70_000)[0] == 414


def test_graphs_outside_the_store_are_not_fetched(server):
    for url in ("file:///etc/passwd", "http://127.0.0.1:1/"):
        status, _, body = get(server, "ASK { ?s ?p ?o }", ("default-graph-uri", url))
        assert (status, b"no such graph" in body) == (400, True)
    assert get(server, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")[0] == 400


def test_limits_are_said_with_503(server):
    status, _, body = get(server, "SELECT * { ?s ?p ?o . ?a ?b ?c }")
    assert (status, b"more than 50 rows" in body) == (503, True)
    status, _, body = get(server, f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}")
    assert (status, b"longer than 3 s" in body) == (503, True)
    bomb = "SELECT * { ?s ?p ?o FILTER(" + "!" * 90_000 + "true) }"
    status, _, body = send(server, "POST", body=bomb, Content_Type=QUERY)
    assert (status, b"engine fail" in body) == (503, True)
    assert truth(get(server, "ASK {}"))


def test_han_text_goes_both_ways(server):
    _, _, body = get(server, "SELECT ?n { ?b skos:prefLabel ?n FILTER(CONTAINS(?n, '甲')) }", Accept="text/csv")
    assert body.decode() == "n\r\n甲局\r\n"


def children():
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("ascii").split()


def settle(condition, seconds=5.0):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def test_a_client_that_leaves_stops_its_query(small_store):
    with endpoint(small_store, limits=Limits(cut=False, seconds=30, memory=1 << 30), lanes=Lanes(fast=1, slow=1)) as server:
        running(server)
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", "/sparql?" + urlencode({"query": f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}"}))
        time.sleep(0.5)
        connection.close()
        assert settle(lambda: not server.pool._busy, 3)
        assert truth(get(server, "ASK {}"))
        server.shutdown()


def test_long_queries_do_not_hold_up_short_ones(small_store):
    long = f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}"
    with endpoint(small_store, limits=Limits(seconds=100, memory=1 << 30), lanes=Lanes(fast=2, slow=1, patience=0.3)) as server:
        running(server)
        statuses = []
        threads = [threading.Thread(target=lambda: statuses.append(get(server, long)[0])) for _ in range(6)]
        for thread in threads:
            thread.start()
        start = time.perf_counter()
        assert all(truth(get(server, "ASK {}")) for _ in range(5))
        assert time.perf_counter() - start < 50
        assert settle(lambda: len(statuses) >= 5, 30)  # all but the one in the slow lane are stopped
        server.shutdown()
    for thread in threads:
        thread.join()
    assert statuses == [503] * 6
    assert not server.pool._busy


def test_a_full_queue_says_so(small_store):
    long = f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}"
    with endpoint(
        small_store, limits=Limits(cut=False, seconds=2, memory=1 << 30), lanes=Lanes(fast=1, slow=0, waiting=1, patience=1.5)
    ) as server:
        running(server)
        replies = []
        threads = [threading.Thread(target=lambda: replies.append(get(server, long))) for _ in range(4)]
        for thread in threads:
            thread.start()
            time.sleep(0.1)
        for thread in threads:
            thread.join()
        assert {status for status, _, _ in replies} == {503}
        assert any(b"waiting" in body and headers["Retry-After"] for _, headers, body in replies)
        server.shutdown()


def test_a_rebuild_under_a_running_server_is_neither_error_nor_mixture(tmp_path):
    def generation(n):
        return quads((Fact(f"id:place/{i}", "pol:code", Value(str(n)), ()) for i in range(300)), {}.__getitem__)

    folder = tmp_path / "store"
    write_store(generation(0), folder)
    with endpoint(folder, lanes=Lanes(fast=2)) as server:
        running(server)
        seen, done = [], threading.Event()

        def read():
            while not done.is_set():
                status, _, body = get(server, "SELECT ?c (COUNT(*) AS ?n) { ?s pol:code ?c } GROUP BY ?c")
                seen.append((status, [(r["c"]["value"], r["n"]["value"]) for r in json.loads(body)["results"]["bindings"]]))

        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        for n in range(1, 7):
            write_store(generation(n), folder)
            time.sleep(0.15)
        done.set()
        for thread in threads:
            thread.join()
        assert {(status, len(rows), rows[0][1]) for status, rows in seen} == {(200, 1, "300")}
        assert json.loads(get(server, "SELECT ?c { ?s pol:code ?c } LIMIT 1")[2])["results"]["bindings"][0]["c"]["value"] == "6"
        server.shutdown()


def test_a_folder_without_store_is_said_at_once(tmp_path):
    with pytest.raises(StoreError, match="build"), endpoint(tmp_path):
        pass


def test_no_process_is_left_over(small_store):
    before = set(children())
    with endpoint(small_store, lanes=Lanes(fast=3)) as server:
        running(server)
        assert truth(get(server, "ASK {}"))
        assert len(set(children()) - before) == 3
        server.shutdown()
    assert settle(lambda: set(children()) <= before)


def test_rdflibs_own_client_reads_it(server):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for method in ("GET", "POST", "POST_FORM"):
        client = SPARQLStore(server.url, method=method)
        rows = list(client.query("SELECT ?i ?n { ?i <https://w3id.org/policy-kg/ontology#ledBy> ?b . ?b skos:prefLabel ?n } ORDER BY ?i"))
        assert [(str(i).rpartition("/id/")[2], str(n), n.language) for i, n in rows] == [
            ("document/p/i1", "甲局", "zh"),
            ("document/q/i1", "甲局", "zh"),
        ]
        assert bool(client.query("ASK {}"))
        assert len(client.query("CONSTRUCT WHERE { ?s <https://w3id.org/policy-kg/ontology#ledBy> ?o }").graph) == 2


def test_sparqlwrapper_reads_it(server):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(server.url)
    client.setQuery("SELECT ?n { ?b skos:prefLabel ?n } ORDER BY ?n")
    for form in (wrapper.JSON, wrapper.XML, wrapper.CSV):
        client.setReturnFormat(form)
        assert client.query().convert()
    client.setReturnFormat(wrapper.JSON)
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        rows = client.queryAndConvert()["results"]["bindings"]
        assert [row["n"]["value"] for row in rows] == ["乙局", "甲局"]
    client.setQuery("CONSTRUCT WHERE { ?s skos:prefLabel ?o }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"skos:prefLabel" in client.queryAndConvert()


def test_a_port_in_use_is_told_in_one_sentence(small_store):
    with endpoint(small_store, 0) as first:
        port = int(first.url.split(":")[2].split("/")[0])
        with pytest.raises(StoreError, match=f"port {port} cannot be used"), endpoint(small_store, port):
            pass
