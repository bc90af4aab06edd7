"""Servers that answer badly or not at all: what goes wrong is said in plain words, and nothing is fetched but what was asked."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import StoreError
from kg.store.process import Limits
from kg.store.remote import Remote, declared
from kg.store.transport import PASSWORD, USER, Client, Login, RemoteError, login
from kg.store.writers import again


@contextmanager
def server(status=200, media="application/sparql-results+json", body=b"{}", pause=0.0, **headers):
    class Answering(BaseHTTPRequestHandler):
        def do_POST(self):
            seen.append(dict(self.headers))
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(pause)
            self.send_response(status)
            for name, value in {"Content-Type": media, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, format, *args):
            pass

    seen = []
    with HTTPServer(("127.0.0.1", 0), Answering) as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/sparql", seen
        made.shutdown()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"media": "text/html", "body": b"<html>"}, "no SPARQL result"),
        ({"body": b"[1]"}, "no SPARQL result"),
        ({"body": b'{"head":{}}'}, "no SPARQL result"),
        ({"body": b"\xff\xfe"}, "no SPARQL result"),
        ({"status": 404}, "does not offer"),
        ({"status": 500, "body": b"out\nof luck"}, "out of luck"),
        ({"status": 401, "WWW_Authenticate": 'Basic realm="x"'}, PASSWORD),
        ({"status": 301, "Location": "http://elsewhere.example/"}, "elsewhere.example"),
    ],
)
def test_what_is_no_answer_is_said(answer, words):
    with server(**answer) as (url, seen), pytest.raises(RemoteError, match=words):
        Remote(url).run("SELECT * { ?s ?p ?o }")
    assert len(seen) == 1


def test_a_slow_server_and_none_at_all():
    with server(pause=1.0) as (url, _), pytest.raises(RemoteError, match=r"no answer within 0\.2 s"):
        Client(None, 0.2).send("POST", url, b"x")
    with pytest.raises(RemoteError, match="cannot be reached"):
        Remote(url).run("ASK {}")


def test_only_http_addresses_and_no_password_in_them():
    for url, words in (("file:///etc/passwd", "http or https"), ("ftp://h/x", "http or https"), ("nowhere", "http or https")):
        with pytest.raises(StoreError, match=words):
            Remote(url).run("ASK {}")
    with pytest.raises(StoreError, match="no user or password") as told:
        Remote("http://me:geheim@127.0.0.1/").run("ASK {}")
    assert "geheim" not in str(told.value)


def test_the_password_goes_only_where_it_is_asked_for():
    with server(body=b'{"boolean": true}') as (url, seen):
        assert Remote(url, Login("u", "p")).run("ASK {}").boolean
    assert not any("Authorization" in headers for headers in seen)
    with server(status=401, WWW_Authenticate='Basic realm="x"') as (url, seen), pytest.raises(RemoteError, match="wrong password"):
        Remote(url, Login("u", "p")).run("ASK {}")
    assert any("Authorization" in headers for headers in seen)
    assert "p'" not in repr(Login("u", "p'"))


def test_credentials_come_from_the_environment(monkeypatch):
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(PASSWORD, raising=False)
    assert login() is None
    with pytest.raises(StoreError, match=PASSWORD):
        login("dba")
    monkeypatch.setenv(PASSWORD, "p")
    assert login("dba") == Login("dba", "p")
    monkeypatch.setenv(USER, "other")
    assert login() == Login("other", "p")


def test_old_and_odd_but_valid_answers_are_read():
    rows = {
        "head": {"vars": ["n"]},
        "results": {"bindings": [{"n": {"type": "typed-literal", "datatype": "http://x/d", "value": "1"}}, {}]},
    }
    with server(body=json.dumps(rows).encode()) as (url, _):
        remote = Remote(url)
        remote._union = ()
        found = remote.run("SELECT ?n { ?s ?p ?n }")
    assert [row[0] and row[0].value for row in found.rows] == ["1", None]
    with server(media="text/turtle", body=b"@prefix x: <x:> . x:a x:b 1 .") as (url, _):
        remote = Remote(url)
        remote._union = ()
        assert len(remote.run("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").triples) == 1


def test_truth_written_as_a_table():
    cell = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "1"}
    for bindings, truth in (([{"__ASK_RETVAL": cell}], True), ([], False)):
        body = json.dumps({"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": bindings}}).encode()
        with server(body=body) as (url, _):
            assert Remote(url).ask("ASK { ?s ?p ?o }", Limits()).boolean is truth


def test_prefixes_are_declared_where_the_query_does_not():
    assert declared("ASK { ?s a pol:Task }") == "PREFIX pol: <https://w3id.org/policy-kg/ontology#> ASK { ?s a pol:Task }"
    own = "PREFIX pol: <x:> ASK { ?s a pol:Task ; x:y 'skos:no' } # dcterms:no"
    assert declared(own) == own


def test_what_may_pass_is_tried_again(monkeypatch):
    monkeypatch.setattr("kg.store.writers._PAUSE", 0.0)
    calls = []

    def send(error):
        calls.append(1)
        if len(calls) < 3:
            raise error

    again(lambda: send(RemoteError("busy", again=True)))
    assert len(calls) == 3
    calls.clear()
    with pytest.raises(RemoteError):
        again(lambda: send(RemoteError("never")))
    assert len(calls) == 1
