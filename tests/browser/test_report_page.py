"""report.html of the demo corpus, opened from disk with the network cut."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.analyse.across import across
from kg.analyse.figures import Section, Source, Table, Words, bars, columns, row
from kg.assemble.record import record
from kg.extract import extract
from kg.read import read
from kg.rules.files import root
from visualize.report import draw_report, html

pytestmark = pytest.mark.browser
ARTEFACTS = Path(__file__).resolve().parents[2] / "artifacts"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    held = [record(extract(read(path)), "test") for path in sorted((root("data") / "corpus").iterdir()) if path.suffix in (".txt", ".md")]
    draw_report(held, across(held), out)
    return out / "report.html"


def opened(page: Page, file: Path) -> tuple[list[str], list[str]]:
    requests: list[str] = []
    complaints: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda r: requests.append(r.url) if not r.url.startswith("file:") else None)
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(file.resolve().as_uri())
    return requests, complaints


def test_it_opens_offline_with_charts_and_tables(page: Page, drawn: Path) -> None:
    requests, complaints = opened(page, drawn)
    assert (requests, complaints) == ([], [])
    assert page.locator("section").count() == 8
    assert page.locator("figure svg").count() >= 5
    boxes = [page.locator("figure svg").nth(n).bounding_box() for n in range(3)]
    assert all(box is not None and box["height"] > 80 and box["width"] > 400 for box in boxes)
    assert drawn.stat().st_size < 3_000_000
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "report.png")


def test_a_number_leads_to_its_words(page: Page, drawn: Path) -> None:
    opened(page, drawn)
    said = page.locator("#workload_body-0")
    assert not said.is_visible()
    page.locator("#workload_body tbody tr").first.locator("a").first.click()
    expect(said).to_be_visible()
    assert page.locator("#workload_body-0 mark").first.inner_text()
    assert "–" in page.locator("#workload_body-0 .where").first.inner_text()
    page.locator("#workload_body-0 .close").click()
    expect(said).to_be_hidden()


def test_a_bar_leads_to_its_words(page: Page, drawn: Path) -> None:
    opened(page, drawn)
    page.locator("#chart-chart-workload_body a").first.click()
    expect(page.locator("tr.evidence:target")).to_be_visible()
    assert page.evaluate("location.hash").startswith("#workload_body-")


def test_labels_of_bars_stand_inside_the_picture(page: Page, drawn: Path) -> None:
    opened(page, drawn)
    inside = """() => [...document.querySelectorAll('figure svg .axis text')].every(t => {
        const a = t.getBoundingClientRect(), b = t.ownerSVGElement.getBoundingClientRect(); return a.left >= b.left - 1 && a.right <= b.right + 1 })"""
    assert page.evaluate(inside)


def test_the_other_language(page: Page, drawn: Path) -> None:
    opened(page, drawn)
    assert "工作量" in page.inner_text("#s-workload h2")
    page.click("label[for=in-en]")
    expect(page.locator("#s-workload h2")).to_have_text("Workload", use_inner_text=True)
    assert page.inner_text("#s-workload > p >> nth=0") == "By tasks led; only tasks count, and a body once for a task and role."


def test_in_print_the_words_are_shown(page: Page, drawn: Path) -> None:
    opened(page, drawn)
    page.emulate_media(media="print")
    assert page.locator("#workload_body-0").is_visible()
    assert not page.locator("nav").is_visible()


HOSTILE = "<img src=x onerror=document.title='hit'></script><script>document.title='hit'</script>\" ' </svg></style> {{7*7}} -->"


def test_nothing_a_document_says_runs(page: Page, tmp_path: Path) -> None:
    said = Source(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 0, 1, HOSTILE, HOSTILE)
    held = Table("t", Words(HOSTILE, HOSTILE), columns(("name", HOSTILE, HOSTILE), ("n", "n", "n")), (row((HOSTILE, 1), [said]),))
    chart = bars("c", HOSTILE, held, 0, ((HOSTILE, 1), (HOSTILE, 1)))
    file = tmp_path / "hostile.html"
    file.write_text(html((Section("s", Words(HOSTILE, HOSTILE), Words(HOSTILE, HOSTILE), (held,), (chart,)),)), "utf-8")
    requests, complaints = opened(page, file)
    page.click("#t tbody a >> nth=0")
    expect(page.locator("#t-0")).to_contain_text(HOSTILE.split(" ")[0])
    assert page.evaluate("document.title") != "hit"
    assert page.query_selector("main img, main script") is None
    assert (requests, complaints) == ([], [])
