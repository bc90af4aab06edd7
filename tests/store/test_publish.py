"""The graph on servers of other makers: all of it, only what changed, from where it stopped, and what goes wrong is said."""

import pytest
from click.testing import CliRunner
from pyoxigraph import Store
from servers import oxigraph, oxigraph_found, virtuoso, virtuoso_found

from kg.cli.main import main
from kg.errors import QueryError, StoreError
from kg.model import Evidence, Fact, Span, Value
from kg.rdf.dump import trig
from kg.rdf.quads import quads
from kg.store.process import Limits
from kg.store.publish import STATE, publish, published, shares
from kg.store.query import here
from kg.store.remote import Remote
from kg.store.transport import Client, Login, RemoteError
from kg.store.writers import Batch, Storing, Updating, pieces

TEXT = "一、修“渠”。\n\t二、种树\\植草。"
SMALL = Batch(2_000, 7)  # bytes and statements: every graph takes several requests
NASTY = ['带"引号"', "换行\n制表\t回车\r", "反斜线\\n", "表情😀", "} GRAPH <x:y> { <x:a> <x:b> <x:c> } #"]


def facts(name, items):
    def fact(local, predicate, obj):
        return Fact(f"id:document/{name}/{local}", predicate, obj, (Evidence(name, None, Span(0, len(TEXT)), "r"),))

    for n in range(1, items + 1):
        yield fact(f"i{n}", "rdf:type", "pol:Task")
        yield fact(f"i{n}", "pol:order", Value(str(n), "integer"))
        yield fact(f"i{n}", "pol:text", Value(NASTY[n % len(NASTY)], "@zh"))
        yield fact(f"i{n}", "pol:deadline", Value("2020-11", "month"))
        yield fact(f"i{n}", "pol:value", Value("012.50", "decimal"))
        yield fact(f"i{n}", "pol:documentNumber", Value("01"))
        yield Fact("id:organization/甲局", "skos:prefLabel", Value("甲局", "@zh"), ())


def dump(path, **documents):
    found = [q for name, items in documents.items() for q in quads(facts(name, items), lambda _: TEXT)]
    path.write_bytes(trig(found))
    return found


KINDS = {"oxigraph": (oxigraph, oxigraph_found), "virtuoso": (virtuoso, virtuoso_found)}


@pytest.fixture(scope="module", params=KINDS)
def server(request, tmp_path_factory):
    start, found = KINDS[request.param]
    if not found():
        pytest.skip(f"{request.param} is not installed (Debian: virtuoso-opensource; PyPI: oxigraph)")
    with start(tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(params=["update", "gsp"])
def writer(request, server):
    client = Client(server.who, 30)
    made = Updating(server.update, client, SMALL) if request.param == "update" else Storing(server.gsp, client, SMALL)
    reader = Remote(server.query, server.who)
    yield made
    made.drop([*published(reader), STATE])


@pytest.fixture
def reader(server):
    return Remote(server.query, server.who)


def held(reader, graph):
    """What the server has in a graph, page by page."""
    found, start = set(), 0
    while True:
        sparql = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o LIMIT 40 OFFSET {start}"
        rows = reader.ask(sparql, Limits()).rows
        found.update(tuple(map(str, row)) for row in rows)
        if len(rows) < 40:
            return found
        start += 40


def assert_same(reader, expected):
    graphs = {q.graph_name.value for q in expected}
    assert published(reader).keys() == graphs
    for graph in graphs:
        assert held(reader, graph) == {(str(q.subject), str(q.predicate), str(q.object)) for q in expected if q.graph_name.value == graph}


def test_all_of_it_then_only_what_changed(tmp_path, reader, writer):
    path = tmp_path / "graph.trig"
    expected = dump(path, 甲=4, 乙=2, 丙=1)
    done = publish(path, reader, writer, batch=SMALL)
    assert (done.sent, done.unchanged, done.removed, done.statements) == (7, 0, 0, len(set(expected)))
    assert_same(reader, expected)
    assert publish(path, reader, writer, batch=SMALL).sent == 0

    expected = dump(path, 甲=4, 乙=3)  # 乙 changed, 丙 gone
    done = publish(path, reader, writer, batch=SMALL, keep=True)
    assert (done.sent, done.unchanged, done.removed) == (2, 3, 0)
    assert len(published(reader)) == 7
    assert publish(path, reader, writer, batch=SMALL).removed == 2
    assert_same(reader, expected)
    assert held(reader, "https://w3id.org/policy-kg/id/graph/%E4%B8%99") == held(reader, "https://w3id.org/policy-kg/id/graph/丙") == set()


class Breaking:
    """A writer whose connection breaks after so many calls, in the middle of a graph."""

    def __init__(self, writer, calls):
        self._writer, self._left = writer, calls

    def _count(self):
        self._left -= 1
        if self._left < 0:
            raise RemoteError("broken")

    def replace(self, graphs):
        self._count()
        if self._left == 0:  # half of it arrives
            self._writer.replace([(graph, lines[: len(lines) // 2]) for graph, lines in graphs])
            raise RemoteError("broken")
        self._writer.replace(graphs)

    def add(self, graph, lines):
        self._count()
        self._writer.add(graph, lines)

    def drop(self, graphs):
        self._count()
        self._writer.drop(graphs)


def test_a_broken_transfer_is_taken_up_again(tmp_path, reader, writer):
    path = tmp_path / "graph.trig"
    expected = dump(path, 甲=3, 乙=3, 丙=3)
    for calls in (1, 2, 4):
        with pytest.raises(RemoteError, match="broken"):
            publish(path, reader, Breaking(writer, calls), batch=SMALL)
    steps = []
    done = publish(path, reader, writer, batch=SMALL, told=lambda *step: steps.append(step[:2]))
    assert 0 < done.sent < 7
    assert steps[-1] == (done.sent, done.sent)
    assert_same(reader, expected)
    again = dump(path, 甲=3)  # half-sent graphs of documents that are no more go too
    with pytest.raises(RemoteError, match="broken"):
        publish(dump_of(tmp_path, 丁=2), reader, Breaking(writer, 2), batch=SMALL, keep=True)
    publish(path, reader, writer, batch=SMALL)
    assert_same(reader, again)


def dump_of(folder, **documents):
    path = folder / "other.trig"
    dump(path, **documents)
    return path


def test_a_server_that_loses_statements_is_found_out(tmp_path, reader, writer):
    class Losing(Breaking):
        def replace(self, graphs):
            self._writer.replace([(g, lines if g == STATE else lines[1:]) for g, lines in graphs])

    path = tmp_path / "graph.trig"
    dump(path, 甲=1)
    with pytest.raises(RemoteError, match="statements sent, the server has"):
        publish(path, reader, Losing(writer, 99), batch=SMALL)


def test_questions_are_answered_as_by_the_own_store(tmp_path, reader, writer):
    path = tmp_path / "graph.trig"
    store = Store()
    store.bulk_extend(dump(path, 甲=4, 乙=2))
    publish(path, reader, writer, batch=SMALL)
    fresh = Remote(reader.url)
    for sparql in (
        "SELECT * { ?item pol:text ?text ; pol:order ?order } ORDER BY ?item",
        "SELECT ?text ?n { ?item pol:order ?n ; pol:text ?text } ORDER BY DESC(?n) ?item LIMIT 3",
        "SELECT (COUNT(?item) AS ?n) { ?item a pol:Task }",
        "PREFIX p: <https://w3id.org/policy-kg/ontology#> SELECT ?s { ?s p:order 4 }",
    ):
        ours, theirs = here(store, sparql), fresh.run(sparql)
        assert theirs.columns == ours.columns
        assert [list(map(str, row)) for row in theirs.rows] == [list(map(str, row)) for row in ours.rows]
    assert fresh.run("ASK { <https://w3id.org/policy-kg/id/organization/甲局> skos:prefLabel '甲局'@zh }").boolean
    assert not fresh.run("ASK { ?s pol:text 'none' }").boolean
    graph = fresh.run("CONSTRUCT { ?s pol:order ?n } WHERE { ?s pol:order ?n }")
    assert set(graph.triples) == set(here(store, "CONSTRUCT { ?s pol:order ?n } WHERE { ?s pol:order ?n }").triples)
    assert len(graph.triples) == 6


def test_what_a_limit_cut_is_marked(tmp_path, server, reader, writer):
    path = tmp_path / "graph.trig"
    dump(path, 甲=12)
    publish(path, reader, writer, batch=SMALL)
    cut = reader.run("SELECT ?o { ?s pol:order ?o }", Limits(rows=5))
    assert (len(cut.rows), cut.truncated) == (5, True)
    assert not reader.run("SELECT ?o { ?s pol:order ?o }", Limits(rows=12)).truncated
    with pytest.raises(QueryError, match="longer than"):
        reader.run("SELECT ?o { ?s ?p ?o }", Limits(size=200))
    if server.name == "virtuoso":  # its own limit is 50 rows here
        assert reader.run("SELECT ?s ?p ?o { ?s ?p ?o }").truncated


def test_wrong_user_and_updates_by_the_reader(tmp_path, server, reader):
    path = tmp_path / "graph.trig"
    dump(path, 甲=1)
    with pytest.raises(QueryError, match="update"):
        reader.run("DROP ALL")
    if server.who is None:
        return
    for who, words in ((Login("dba", "falsch"), "wrong password"), (None, "POLICYKG_PASSWORD")):
        for make in (Updating(server.update, Client(who), SMALL), Storing(server.gsp, Client(who), SMALL)):
            with pytest.raises(RemoteError, match=words) as told:
                publish(path, reader, make)
            assert "falsch" not in str(told.value)


def test_on_the_command_line(tmp_path, server, monkeypatch):
    dump(tmp_path / "graph.trig", 甲=2)
    for name, value in (("USER", "user"), ("PASSWORD", "password")):
        if server.who is not None:
            monkeypatch.setenv(f"POLICYKG_{name}", getattr(server.who, value))

    def run(*arguments):
        result = CliRunner().invoke(main, [*arguments, "--endpoint", server.query])
        return result.exit_code, result.output

    assert "3 graphs sent" in run("publish", "--out", str(tmp_path), "--gsp", server.gsp)[1]
    assert run("publish", "--out", str(tmp_path), "--update", server.update)[1].count("0 graphs sent")
    assert run("query", "--format", "csv", "-e", "SELECT ?n { ?s pol:order ?n } ORDER BY ?n") == (0, "n\n1\n2\n")
    assert run("ask", "q19")[0] == 0
    code, said = run("publish", "--out", str(tmp_path), "--gsp", server.gsp, "--update", server.update)
    assert (code, "either" in said) == (1, True)
    (tmp_path / "graph.trig").write_text("", "ascii")
    assert "3 removed" in run("publish", "--out", str(tmp_path), "--gsp", server.gsp)[1]


# ---------------------------------------------------------------- without a server


def test_pieces_stay_within_the_batch():
    assert list(pieces(["ab", "cd", "ef"], Batch(6, 9))) == [["ab", "cd"], ["ef"]]
    assert list(pieces(["a"] * 5, Batch(99, 2))) == [["a", "a"], ["a", "a"], ["a"]]
    assert list(pieces(["水" * 40, "b"], Batch(9, 9))) == [["水" * 40], ["b"]]


def test_a_dump_that_cannot_be_published_is_said(tmp_path):
    path = tmp_path / "graph.trig"
    with pytest.raises(StoreError, match="build it first"):
        shares(path)
    for text, words in (
        ("<x:a> <x:b> <x:c> .", "outside named graphs"),
        ("<x:g> { <x:a> <x:b> <x:c> } <x:h> { <x:a> <x:b> <x:c> } <x:g> { <x:a> <x:b> <x:d> }", "two places"),
        ("<x:g> {", "not valid TriG"),
    ):
        path.write_text(text, "ascii")
        with pytest.raises(StoreError, match=words):
            shares(path)


def test_equal_graphs_have_equal_digests_in_any_order(tmp_path):
    one, other = tmp_path / "a.trig", tmp_path / "b.trig"
    one.write_text('<x:g> { <x:a> <x:b> "1", <x:c> }', "ascii")
    other.write_text('@prefix x: <x:> . x:g { x:a x:b x:c . x:a x:b "1" }', "ascii")
    assert shares(one) == shares(other)
    assert shares(one)["x:g"].statements == 2
