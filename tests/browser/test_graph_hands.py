"""Working with a graph page by mouse and keys, at a size where pictures are painted in slices."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from visualize.page import html
from visualize.picture import Edge, Node, Picture, Said

pytestmark = pytest.mark.browser
NODES = 6000
CAMERA = "() => { const { x, y, scale } = policyGraph.canvas.at; return [x, y, scale]; }"
SPOT = "n => { const c = policyGraph.canvas, { left, top } = document.querySelector('#graph').getBoundingClientRect(); return [c.px[n] + left, c.py[n] + top]; }"
RESTED = "() => { const c = policyGraph.canvas; return !c.job && !c.front.style.transform && c.painted.w === c.box.getBoundingClientRect().width; }"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = Said("d", None, "牵头", 0)
    nodes = tuple(Node(f"n{n}", ("program", "task", "organization")[n % 3], f"事项{n}", ("d",)) for n in range(NODES))
    ends = [(n, n * 7919 % (n // 2 + 1)) for n in range(1, NODES)] + [(n, n * 104729 % n) for n in range(1, NODES)]
    file = tmp_path_factory.mktemp("large") / "large.html"
    file.write_text(html(Picture(("大图", "large"), nodes, tuple(Edge(f"n{a}", f"n{b}", "names", said) for a, b in ends))), "utf-8")
    return file


@pytest.fixture
def opened(page: Page, large: Path) -> Page:
    page.goto(large.as_uri())
    page.wait_for_selector("body[data-drawn]")
    return page


def test_everything_is_painted_at_once(opened: Page) -> None:
    assert opened.get_attribute("body", "data-drawn") == str(NODES)
    assert opened.get_attribute("body", "data-ties") == str(2 * (NODES - 1))
    inked = opened.evaluate(
        """() => { const { front, px, py } = policyGraph.canvas, ink = front.getContext("2d").getImageData(0, 0, front.width, front.height).data;
        return Array.from(px, (x, n) => 4 * (Math.round(py[n]) * front.width + Math.round(x))).filter(i => ink[i] + ink[i + 1] + ink[i + 2] < 765).length; }"""
    )
    assert inked > 0.95 * NODES  # the white around a name may stand on a node


def test_the_hand_moves_the_picture_and_the_wheel_enlarges_it(opened: Page) -> None:
    x, y, scale = opened.evaluate(CAMERA)
    opened.mouse.move(250, 900)
    opened.mouse.down()
    opened.mouse.move(350, 850, steps=4)
    opened.mouse.up()
    opened.wait_for_function(RESTED)
    moved = opened.evaluate(CAMERA)
    assert [moved[0], moved[1]] == pytest.approx([x - 100 / scale, y + 50 / scale], rel=1e-3)
    before = opened.evaluate(SPOT, 5)
    opened.mouse.move(*before)
    opened.mouse.wheel(0, -100)
    opened.wait_for_function(RESTED)
    assert opened.evaluate(CAMERA)[2] > 1.15 * scale
    assert opened.evaluate(SPOT, 5) == pytest.approx(before, abs=1)  # what is under the pointer stays there


def test_a_press_chooses_a_node_and_a_drag_moves_it(opened: Page) -> None:
    opened.evaluate("() => (c => c.look({ x: c.x[0], y: c.y[0], scale: 0.9 }))(policyGraph.canvas)")
    opened.wait_for_function(RESTED)
    opened.mouse.move(*opened.evaluate(SPOT, 0))
    assert opened.inner_text("#hint") == "事项0"
    opened.mouse.down()
    opened.mouse.up()
    assert opened.inner_text("#panel h2") == "事项0"
    opened.wait_for_function(RESTED)
    at, spot = "() => [policyGraph.canvas.x[0], policyGraph.canvas.y[0]]", opened.evaluate(SPOT, 0)
    x, y = opened.evaluate(at)
    opened.mouse.move(*spot)
    opened.mouse.down()
    opened.mouse.move(spot[0] + 60, spot[1] - 30, steps=3)
    opened.mouse.up()
    scale = opened.evaluate(CAMERA)[2]
    assert opened.evaluate(at) == pytest.approx([x + 60 / scale, y - 30 / scale], abs=1)


def test_arranging_moves_what_is_in_view_and_says_when_that_is_too_much(opened: Page) -> None:
    opened.click("#physics")
    assert "6000" in opened.inner_text("#told-now")
    assert opened.get_attribute("#physics", "aria-pressed") == "false"
    opened.evaluate(
        "() => { (c => c.look({ x: c.x[0], y: c.y[0], scale: 0.9 }))(policyGraph.canvas); policyGraph.before = Array.from(policyGraph.canvas.x); }"
    )
    opened.click("#physics")
    assert opened.is_hidden("#told-now")
    moved = "() => { const { x } = policyGraph.canvas; return policyGraph.before.filter((old, n) => Math.abs(old - x[n]) > 1).length; }"
    opened.wait_for_function(f"() => ({moved})() > 10")
    assert opened.evaluate(moved) <= 1500
    opened.click("#physics")
    assert opened.get_attribute("#physics", "aria-pressed") == "false"


def test_keys_move_and_enlarge_and_show_all(opened: Page) -> None:
    whole = opened.evaluate(CAMERA)
    opened.focus("#graph")
    for key in ("ArrowRight", "ArrowDown", "+", "+"):
        opened.keyboard.press(key)
    x, y, scale = opened.evaluate(CAMERA)
    assert x > whole[0]
    assert y > whole[1]
    assert scale > 1.5 * whole[2]
    opened.keyboard.press("0")
    assert opened.evaluate(CAMERA) == whole
