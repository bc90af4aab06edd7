"""graph.html of the demo corpus, opened from disk with the network cut."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page
from steps import follow

from kg.cli.build import build
from kg.outputs.files import records
from kg.rules.files import root
from visualize.communities import levels
from visualize.draw import addressed
from visualize.matrix import matrix
from visualize.page import html, write_assets
from visualize.picture import RELATIONS, STYLES, Edge, Node, Picture, Plan, Said

pytestmark = pytest.mark.browser
ARTEFACTS = Path(__file__).resolve().parents[2] / "artifacts"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("page") / "out"
    answer = CliRunner().invoke(build, [str(root("data") / "corpus"), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    return out / "graph.html"


def opened(page: Page, file: Path, fragment: str = "") -> tuple[list[str], list[str]]:
    """Opens the page without network; returns the requests it makes beyond itself, and what it complains of."""
    requests: list[str] = []
    complaints: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda r: requests.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(file.resolve().as_uri() + fragment)
    page.wait_for_selector("body[data-drawn]")
    return requests, complaints


def shot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def test_it_draws_offline_without_a_request(page: Page, graph: Path) -> None:
    requests, complaints = opened(page, graph)
    assert int(page.get_attribute("body", "data-drawn") or 0) > 300
    painted = "() => { const c = document.querySelector('#graph canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return new Set(new Uint32Array(d.buffer)).size }"
    assert page.evaluate(painted) > 50  # an empty canvas has one colour
    legend = page.inner_text("#legend")
    assert all(word in legend for word in ("文件", "机构", "政策项目", "任务", "目标"))
    shot(page, "graph")
    assert requests == []
    assert complaints == []
    assert graph.stat().st_size < 3_000_000


def test_from_search_to_the_sentence_and_back(page: Page, graph: Path) -> None:
    opened(page, graph)
    page.fill("#search", "三减三健")
    page.click("#found button >> nth=0")
    assert page.inner_text("#panel h2") == "三减三健"
    assert "三减三健" in page.inner_text("#panel blockquote >> nth=0")
    shot(page, "graph_panel")
    address = page.url
    page.click("#panel .go >> nth=0")
    assert page.inner_text("#panel h2") != "三减三健"
    page.goto("about:blank")
    opened(page, graph, "#" + address.split("#")[1])
    assert page.inner_text("#panel h2") == "三减三健"


def test_filters_and_the_other_language(page: Page, graph: Path) -> None:
    opened(page, graph)
    shown = "() => policyGraph.shown()"
    everything = page.evaluate(shown)
    page.uncheck("#legend label:has-text('任务') input")
    without_tasks = page.evaluate(shown)
    assert without_tasks < everything - 100
    page.select_option("#document", index=1)
    assert page.evaluate(shown) < without_tasks
    page.click("#language")
    assert "program" in page.inner_text("#legend")
    assert page.inner_text("#title") == "Policy knowledge graph"


HOSTILE = "<img src=x onerror=document.title='hit'></script><script>document.title='hit'</script>\" ' href=javascript:1 {{7*7}} ${1} -->"


def test_nothing_a_document_says_runs(page: Page, tmp_path: Path) -> None:
    said = Said(HOSTILE, HOSTILE, HOSTILE, 0, HOSTILE, HOSTILE)
    kinds = list(STYLES)
    nodes = tuple(Node(f"{HOSTILE}{n}", kind, HOSTILE, (HOSTILE,), ((HOSTILE, HOSTILE, HOSTILE),), said) for n, kind in enumerate(kinds))
    edges = tuple(Edge(nodes[n].id, nodes[n - 1].id, relation, said) for n, relation in enumerate(list(RELATIONS)[: len(kinds)]))
    file = tmp_path / "hostile.html"
    file.write_text(html(Picture((HOSTILE, HOSTILE), nodes, edges, (HOSTILE, HOSTILE))), "utf-8")
    requests, complaints = opened(page, file)
    page.fill("#search", "<img")
    page.click("#found button >> nth=0")
    assert HOSTILE.split(" ")[0] in page.inner_text("#panel h2")
    page.hover("#graph")
    assert page.evaluate("document.title") != "hit"
    assert page.query_selector("#panel img, #found img, #panel script") is None
    assert requests == []
    assert complaints == []


def test_search_by_sound_and_by_english(page: Page, graph: Path) -> None:
    opened(page, graph)
    for words in ("sanjiansanjian", "sjsj", "three reductions"):
        page.fill("#search", words)
        assert "三减三健" in page.inner_text("#found button >> nth=0"), words


def test_filters_by_year_place_and_theme(page: Page, graph: Path) -> None:
    opened(page, graph)
    shown = "() => policyGraph.shown()"
    everything = page.evaluate(shown)
    for name in ("year", "place", "theme"):
        page.select_option(f"#{name}", index=1)
        assert 0 < page.evaluate(shown) < everything, name
        page.select_option(f"#{name}", index=0)
        assert page.evaluate(shown) == everything


def test_neighbours_alone_and_step_by_step(page: Page, graph: Path) -> None:
    opened(page, graph, "#node=program/三减三健")
    everything = page.evaluate("policyGraph.shown()")
    page.click("#panel button:has-text('只看相邻')")
    near = page.evaluate("policyGraph.shown()")
    assert near == page.locator("#panel blockquote").count() + 1
    page.click("#panel .go >> nth=0")
    page.click("#panel button:has-text('展开')")
    wider = page.evaluate("policyGraph.shown()")
    assert near < wider < everything
    page.click("#panel button:has-text('关闭')")
    assert page.evaluate("policyGraph.shown()") == everything


def test_every_node_is_reached_by_keyboard(page: Page, graph: Path) -> None:
    opened(page, graph)
    page.focus("#list")
    page.keyboard.press("Enter")
    drawn = int(page.get_attribute("body", "data-drawn") or 0)
    for _ in range(drawn):
        more = page.query_selector_all("#panel .more")
        if not more:
            break
        more[0].press("Enter")
    assert page.locator("#panel .go").count() == drawn
    page.locator("#panel .go >> nth=0").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote").count() > 0
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_large_letters_for_a_projector(page: Page, graph: Path) -> None:
    opened(page, graph)
    size = "() => parseFloat(getComputedStyle(document.getElementById('search')).fontSize)"
    before = page.evaluate(size)
    page.click("#large")
    assert page.evaluate(size) >= 1.3 * before
    shot(page, "graph_large")


def test_from_the_overview_into_a_plan_and_back(page: Page, graph: Path) -> None:
    requests, complaints = opened(page, graph)
    page.fill("#search", "吴忠市红寺堡区全民健康水平提升行动实施方案")
    page.click("#found button >> nth=0")
    follow(page, "#panel > a")
    page.wait_for_selector("body[data-drawn]")
    assert page.inner_text("#title") == "吴忠市红寺堡区全民健康水平提升行动实施方案"
    shot(page, "graph_plan")
    follow(page, "#links a:has-text('机构协作')")
    page.wait_for_selector("body[data-drawn]")
    shot(page, "graph_departments")
    follow(page, "#links a:has-text('项目')")
    shot(page, "graph_programs")
    follow(page, "td.has a >> nth=0")
    page.wait_for_selector("#panel h2")
    follow(page, "#links a >> nth=0")
    page.wait_for_selector("body[data-drawn]")
    assert page.inner_text("#title") == "政策知识图谱"
    assert all(url.endswith((".js", ".html")) and url.startswith("file:") for url in requests)
    assert complaints == []


def test_pages_that_share_scripts_run_nothing_else(page: Page, tmp_path: Path) -> None:
    said = Said(HOSTILE, HOSTILE, HOSTILE, 0, HOSTILE, HOSTILE)
    node = Node(HOSTILE, "document", HOSTILE, (HOSTILE,), ((HOSTILE, HOSTILE, HOSTILE),), said, (HOSTILE,), HOSTILE)
    picture = Picture(
        (HOSTILE, HOSTILE), (node,), (), (HOSTILE, HOSTILE), (Plan(HOSTILE, HOSTILE, HOSTILE, HOSTILE),), ((HOSTILE, HOSTILE, HOSTILE),)
    )
    write_assets(tmp_path / "assets")
    (tmp_path / "hostile.html").write_text(html(picture, assets="assets"), "utf-8")
    requests, complaints = opened(page, tmp_path / "hostile.html")
    page.fill("#search", "<img")
    page.click("#found button >> nth=0")
    page.click("#list")
    assert page.evaluate("document.title") != "hit"
    assert page.query_selector("#panel img, #found img, #panel script, header img") is None
    assert requests == []
    assert complaints == []


def test_the_matrix_shows_hostile_names_as_words(page: Page, graph: Path, tmp_path: Path) -> None:
    held = list(records(graph.parent / "records"))
    for record in held:
        for program in record["programs"]:
            program["name"] += HOSTILE
            program["entity"] += HOSTILE
        record["document"]["title"] = HOSTILE
        record["document"]["place"] = HOSTILE
    (tmp_path / "matrix.html").write_text(matrix(held), "utf-8")
    page.goto((tmp_path / "matrix.html").as_uri())
    assert page.title() != "hit"
    assert page.query_selector("img, script") is None
    assert "onerror" in page.inner_text("table")


def test_from_the_communities_into_one_and_to_what_is_drawn_there(page: Page, tmp_path: Path) -> None:
    nodes, edges = [], []
    for word, documents in {"水": ("a1", "a2", "a3"), "林": ("b1", "b2", "b3")}.items():
        nodes += [Node(f"document/{d}", "document", f"{word}文件{d}", (d,)) for d in documents]
        nodes += [Node(f"program/{word}{n}", "program", f"{word}项目{n}", documents[: 3 - n // 8]) for n in range(16)]
        edges += [
            Edge(f"document/{d}", f"program/{word}{n}", "names", Said(d, None, f"{word}{n}", 0)) for d in documents for n in range(16)
        ]
    views = tmp_path / "pages" / "views"
    write_assets(tmp_path / "pages" / "assets")
    views.mkdir()
    for stem, shown in levels(Picture(("图", "graph"), tuple(nodes), tuple(edges)), most=20):
        if stem == "community":
            (tmp_path / "graph.html").write_text(html(addressed(shown, "pages/")), "utf-8")
        else:
            (views / f"{stem}.html").write_text(html(addressed(shown, "../../pages/"), assets="../assets"), "utf-8")
    requests, complaints = opened(page, tmp_path / "graph.html", "#lang=en")
    assert page.locator("#legend label").first.inner_text().split() == ["community", "2"]
    page.fill("#search", "林项目15")  # not drawn on this page
    follow(page, "#found a >> nth=0")
    page.wait_for_selector("#panel blockquote")
    assert page.inner_text("#panel h2") == "林项目15"
    assert page.inner_text("#title").startswith("Community: ")  # the language comes along
    page.goto((tmp_path / "graph.html").as_uri())
    page.fill("#search", "水项目")
    page.click("#found button >> nth=0")
    page.click("#panel .go >> nth=0")  # the community that names it
    assert page.locator("#panel h3:has-text('文件') + ul li").count() == 3
    follow(page, "#panel .own")
    page.wait_for_selector("body[data-drawn]")
    assert page.inner_text("#title").startswith("群落：")
    assert complaints == []
    assert all(url.startswith("file:") for url in requests)
