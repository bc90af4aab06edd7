"""The web app of the demo corpus in a real browser: from a search, a table, a path or a query to the sentence behind it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page
from steps import follow

from kg.cli.build import build
from kg.rules.files import root
from kg.store.process import Limits
from visualize.web.server import SiteServer, site

pytestmark = pytest.mark.browser
ARTEFACTS = Path(__file__).resolve().parents[2] / "artifacts"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    out = tmp_path_factory.mktemp("web") / "out"
    answer = CliRunner().invoke(build, [str(root("data") / "corpus"), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    with site(out, limits=Limits(memory=1 << 30, rows=2000, cut=False)) as opened:
        thread = threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield opened
        opened.shutdown()


@pytest.fixture
def app(page: Page, server: SiteServer) -> Iterator[Page]:
    """A page at the app's door; whatever it asks of another server, or complains of, fails the test."""
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: requests.append(r.url) if not r.url.startswith((server.address, "data:", "blob:")) else None)
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(server.address)
    yield page
    assert requests == []
    assert complaints == []


def count(page: Page, selector: str) -> int:
    """How many there are once the page has loaded."""
    page.wait_for_load_state()
    return page.locator(selector).count()


def shot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.wait_for_load_state()
    page.screenshot(path=ARTEFACTS / f"web_{name}.png")


def test_from_search_to_the_highlighted_sentence(app: Page) -> None:
    shot(app, "overview")
    app.fill("header input[type=search]", "sjsj")
    follow(app, "header input[type=search]", "Enter")
    shot(app, "search")
    follow(app, "text='三减三健'")
    assert app.inner_text("h1") == "三减三健"
    shot(app, "entity")
    follow(app, "ul.evidence blockquote a >> nth=0")
    assert "三减三健" in app.inner_text("#at")
    box = app.locator("#at").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 1000  # it is in sight
    shot(app, "document")
    follow(app, "#at >> xpath=ancestor-or-self::*[1] >> a >> nth=0")
    assert app.inner_text("h1") == "三减三健"


def test_the_reader_shows_the_text_as_it_was_read(app: Page, server: SiteServer) -> None:
    follow(app, "text=关于2020年全县卫生健康工作要点暨任务分工的通知")
    shown = app.evaluate("() => document.querySelector('.text').textContent")
    source = server.app.site.source("tongxin_2020_task_division")
    assert source is not None
    assert shown == source.text
    follow(app, ".outline a:has-text('三减三健') >> nth=0")
    assert "三减三健" in app.inner_text(".outline [aria-current]")
    assert app.url.endswith("#at")


def test_a_path_with_its_sentences(app: Page) -> None:
    follow(app, "nav a:has-text('关联')")
    app.fill("input[name=a]", "三减三健")
    app.fill("input[name=b]", "无烟党政机关")
    follow(app, "input[name=b]", "Enter")
    assert "三减三健" in app.inner_text(".paths li >> nth=0")
    assert count(app, ".paths blockquote") > 0
    shot(app, "connect")
    follow(app, ".paths .item >> nth=0")
    assert count(app, "#at") == 1


def test_an_unclear_end_of_a_path_is_asked_for(app: Page) -> None:
    app.goto(app.url + "connect?a=健康&b=三减三健")
    assert count(app, ".notice a") > 3
    follow(app, ".notice a >> nth=0")
    assert count(app, ".verdict") == 1


def test_from_a_ledger_row_to_the_highlighted_sentence(app: Page) -> None:
    follow(app, "nav a:has-text('目标台账')")
    assert count(app, "svg.plot") > 0
    shot(app, "ledger")
    quote = app.inner_text(".ledger .sentence >> nth=0")
    follow(app, ".ledger .sentence >> nth=0")
    marked = "".join(app.locator(".text mark").all_inner_texts())
    assert "".join(marked.split()) == quote
    app.go_back()
    with app.expect_navigation():
        app.select_option("select[name=verdict]", "open")
    assert set(app.locator(".badge").all_inner_texts()) == {"未到期"}


def test_a_saved_question_with_its_field_and_its_csv(app: Page) -> None:
    follow(app, "nav a:has-text('查询')")
    follow(app, ".questions a >> nth=0")
    everything = count(app, "#answer tbody tr")
    app.fill("input[name=p_document]", "tongxin")
    follow(app, "input[name=p_document]", "Enter")
    assert 0 < count(app, "#answer tbody tr") < everything
    shot(app, "query")
    with app.expect_download() as waiting:
        app.click("#csv")
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("id,body,tasks")
    assert len(lines) == 1 + count(app, "#answer tbody tr")
    follow(app, "#answer a >> nth=0")
    assert "关于2020年全县卫生健康工作要点" in app.inner_text("h1")


def test_an_own_query_and_what_is_wrong_with_one(app: Page) -> None:
    follow(app, "nav a:has-text('查询')")
    app.wait_for_selector(".code pre .k")  # keywords are coloured
    follow(app, "button:has-text('运行')")
    assert count(app, "#answer tbody tr") == 20
    app.fill("#sparql", "SELECT * WHERE { ?a ?b ?c }")
    follow(app, "#sparql", "Control+Enter")
    assert "限度" in app.inner_text("[role=alert]")  # too many rows: said in words
    app.fill("#sparql", "SELEC nothing")
    follow(app, "#sparql", "Control+Enter")
    assert "查询有误" in app.inner_text("[role=alert]")


def test_two_documents_and_who_carries_what(app: Page) -> None:
    follow(app, "nav a:has-text('比较')")
    app.select_option("select[name=a]", "zhongwei_2019_work_points")
    app.select_option("select[name=b]", "tongxin_2020_task_division")
    follow(app, "button:has-text('比较')")
    assert "重点人群家庭医生签约率" in app.inner_text("#target")
    shot(app, "compare")
    follow(app, "#target blockquote a >> nth=0")
    assert count(app, "#at") == 1
    follow(app, "nav a:has-text('任务负担')")
    assert count(app, "svg.bar") > 5
    shot(app, "workload")
    follow(app, "td a >> nth=0")
    assert count(app, "ul.evidence li") > 5
    follow(app, "nav a:has-text('建图信息')")
    shot(app, "build")
    assert "site.sqlite" in app.inner_text("main")


def test_the_other_language_stays_on_every_link(app: Page) -> None:
    follow(app, "a.language")
    assert app.inner_text("h1") == "Overview"
    follow(app, "nav a:has-text('Ledger')")
    assert app.inner_text("h1") == "Ledger of aims"
    shot(app, "ledger_en")
    follow(app, "a.language")
    assert app.inner_text("h1") == "目标台账"


def test_the_graph_is_served_and_draws(app: Page) -> None:
    follow(app, "text=打开图")
    app.wait_for_selector("body[data-drawn]")
    follow(app, "#links a:has-text('机构协作')")  # a page that shares its scripts
    app.wait_for_selector("body[data-drawn]")
    app.go_back()
    app.go_back()
    follow(app, "text=分析报告")
    assert count(app, "table") > 0


def test_all_can_be_reached_by_keyboard(app: Page) -> None:
    app.keyboard.press("Tab")
    assert app.evaluate("() => document.activeElement.className") == "skip"
    app.keyboard.press("Enter")
    seen = set()
    for _ in range(60):
        app.keyboard.press("Tab")
        seen.add(app.evaluate("() => document.activeElement.closest('table, .ranked, form') && document.activeElement.tagName"))
    assert {"A", "INPUT", "SELECT", "BUTTON"} <= seen


def test_drawn_pages_are_served_with_their_scripts(app: Page, server: SiteServer) -> None:
    app.goto(server.address + "/graph.html#lang=en")
    app.wait_for_selector("body[data-drawn]")
    follow(app, "#links a:has-text('bodies')")
    app.wait_for_selector("body[data-drawn]")
    assert app.inner_text("#title") == "Who works with whom"
    before = app.evaluate("Array.from(policyGraph.canvas.x)")
    app.click("#physics")
    app.wait_for_function("old => policyGraph.canvas.x.some((x, n) => Math.abs(x - old[n]) > 1)", arg=before)
    follow(app, "#links a:has-text('programs')")
    follow(app, "td.has a >> nth=0")
    app.wait_for_selector("#panel blockquote")
