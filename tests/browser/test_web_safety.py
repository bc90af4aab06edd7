"""Hostile words in every field of every record: nothing runs, nothing is fetched, and the pages still show the words."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from kg.analyse.across import across
from kg.analyse.workload import workload
from kg.cli.build import build
from kg.outputs import generation
from kg.outputs.files import records
from kg.rules.files import root
from visualize.web.index import NAME, write_index
from visualize.web.server import SiteServer, site

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=document.title='hit'></script><script>document.title='hit'</script>\" ' href=javascript:1 {{7*7}} {% raw %} ${1} -->"
_OURS = {
    "role",
    "kind",
    "relation",
    "comparator",
    "type",
    "time",
    "parent",
    "section_id",
    "digest",
    "extractor",
    "stage",
    "item",
    "items",
    "place_id",
}
_IDS = {"entity", "indicator_id"}


def poisoned(value: Any, key: str = "") -> Any:
    """The record with hostile words at the end of every text a document or a table could have put there."""
    if isinstance(value, dict):
        return {k: v if k in _OURS or (k == "id" and "name" not in value) else poisoned(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(one, key) for one in value]
    if isinstance(value, str) and key != "source":
        return value + ("/" if key in _IDS or "/" in value else "") + HOSTILE
    return value


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    out = tmp_path_factory.mktemp("hostile") / "out"
    assert CliRunner().invoke(build, [str(root("data") / "corpus" / "tongxin_2020_task_division.txt"), "--out", str(out)]).exit_code == 0
    folder = generation.current(out)
    assert folder is not None
    path = next((folder / "records").glob("*.json"))
    record = json.loads(path.read_text("utf-8"))
    bad = poisoned(record) | {"source": record["source"]}
    path.write_text(json.dumps(bad, ensure_ascii=False), "utf-8")
    held = list(records(folder / "records"))
    told = poisoned(json.loads(json.dumps(across(held))))
    write_index(held, told, workload(held), folder / NAME)
    with site(out) as opened:
        threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield opened
        opened.shutdown()


def paths(server: SiteServer) -> list[str]:
    with server.app.site.index() as store:
        entities = [row["id"] for row in store.execute("SELECT id FROM entity GROUP BY type")]
    bad = quote(HOSTILE)
    document = "document/tongxin_2020_task_division"
    named = [quote(key, safe="") for key in entities[:2]]
    asked = [f"search?q={bad}", "search?q=img", f"?q={bad}&year={bad}", f"connect?a={bad}&b={bad}", f"connect?a={named[0]}&b={named[1]}"]
    asked += [f"compare?a={document[9:]}&b={document[9:]}", f"ledger?q={bad}", "ledger", f"workload?document={bad}", "workload"]
    asked += [f"query?query={bad}", f"query?ask={bad}", f"query?ask=q01&p_document={bad}", f"build?code={bad}", f"theme/{bad}", bad]
    return ["", document, f"{document}/i3", f"{document}?at=10-60", *asked, *(quote(key) for key in entities)]


def test_nothing_a_record_says_runs(page: Page, server: SiteServer) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: requests.append(r.url) if not r.url.startswith((server.address, "data:")) else None)
    page.on(
        "console",
        lambda m: complaints.append(m.text) if m.type in ("error", "warning") and "404" not in m.text and "400" not in m.text else None,
    )
    shown = 0
    for path in paths(server):
        response = page.goto(server.address + path)
        assert response is not None
        assert response.status != 500, path
        assert page.title() != "hit", path
        assert page.query_selector("main img, main script, main iframe, a[href^='javascript']") is None, path
        shown += "onerror" in page.inner_text("main")
    assert shown > 15  # the words are shown, as words
    assert requests == []
    assert complaints == []


@pytest.mark.parametrize(
    "path", ["pages/../manifest.json", "pages/..%2f..%2fmanifest.json", "static/../app.py", "document/..%2f..%2fmanifest", "graph.html/.."]
)
def test_no_path_leads_out_of_the_pages(server: SiteServer, path: str) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", "/" + path)
    assert connection.getresponse().status == 404


def test_only_this_machine_is_answered(server: SiteServer) -> None:
    import http.client

    for headers, status in (({"Host": "evil.example"}, 403), ({"Origin": "https://evil.example"}, 403), ({}, 200)):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", "/", headers=headers)
        assert connection.getresponse().status == status


def test_sparql_is_answered_on_the_same_port(server: SiteServer) -> None:
    asked = Request(server.url + "?query=ASK%7B%7D", headers={"Accept": "application/sparql-results+json"})
    assert json.load(urlopen(asked))["boolean"] is True
    assert Path(server.app.site.out).is_dir()
