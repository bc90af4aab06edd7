"""Our graph page against plain pyvis and bare sigma.js, in a headless browser: `uv run benchmarks/drawing.py [--sizes 1000,5000,20000]`.

From opening the file to drawn, on the same graph (three edges a node), in turn in one run; the medians and their ratios are printed.
Drawn means painted: the clock stops when the pixels of all canvases have been read back, and then it is counted how many nodes and lines
have ink where the page says they stand. Sigma leaves the painting to the graphics card, and where there is none it is slow; so the moment its
script is done (`sigma's script`, nothing painted yet) is compared too: ours should not be later even than that. The longest pause is that
of the browser while the picture is dragged, zoomed and a node chosen. Sigma comes from npm into a temporary folder; without npm its column is left out. Plain pyvis (its default physics) is
measured up to 1,000 nodes, to its first picture.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import click
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from pyvis.network import Network

from visualize.layout import places
from visualize.page import html
from visualize.picture import Edge, Node, Picture, Said

ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"]
WATCH = """
const look = new MutationObserver(() => {
  if (!document.body || !document.body.dataset.drawn) return;
  look.disconnect();
  window.calledAt = performance.now();
  const sheet = document.createElement("canvas"), paper = sheet.getContext("2d", { willReadFrequently: true });
  Object.assign(sheet, { width: innerWidth, height: innerHeight });
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, innerWidth, innerHeight);
  for (const canvas of document.querySelectorAll("canvas")) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    if (canvas.width && width) paper.drawImage(canvas, left, top, width, height);
  }
  const ink = new Uint32Array(paper.getImageData(0, 0, innerWidth, innerHeight).data.buffer);
  window.drawnAt = performance.now();
  if (window.stands) window.share = share(ink, window.stands());
});
look.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-drawn"] });
function share(ink, { nodes, lines }) {
  const inked = ([x, y]) => [-1, 0, 1].some(i => [-1, 0, 1].some(j => ink[(Math.round(y) + j) * innerWidth + Math.round(x) + i] !== 0xffffffff));
  const part = places => places.filter(inked).length / places.length;
  return [part(nodes), part(lines.map(([[a, b], [c, d]]) => [a * .6 + c * .4, b * .6 + d * .4]))];
}
window.pause = 0;
let last = 0;
requestAnimationFrame(function beat(now) { if (window.drawnAt && last) window.pause = Math.max(window.pause, now - last); last = window.drawnAt ? now : 0; requestAnimationFrame(beat); });
"""
OURS_STANDS = """
window.stands = () => {
  const { px, py, from, to } = policyGraph.canvas, { left, top } = document.querySelector("#graph").getBoundingClientRect(), at = n => [px[n] + left, py[n] + top];
  return { nodes: Array.from(px, (_, n) => at(n)), lines: from.map((a, e) => [at(a), at(to[e])]) };
};
"""
SIGMA = """<!doctype html><meta charset="utf-8"><style>html, body, #graph { height: 100%%; margin: 0 }</style><body><div id="graph"></div>
<script>%(graphology)s</script><script>%(sigma)s</script><script type="application/json" id="data">%(data)s</script><script>
const data = JSON.parse(document.getElementById("data").textContent), graph = new graphology.MultiDirectedGraph();
for (const n of data.nodes) graph.addNode(n.id, n);
for (const [from, to] of data.edges) graph.addEdge(from, to, { size: .7, color: "#b3bcc6" });
const sigma = new Sigma(graph, document.getElementById("graph"));
const at = n => { const { x, y } = sigma.graphToViewport(graph.getNodeAttributes(n)); return [x, y]; };
window.stands = () => ({ nodes: graph.mapNodes(at), lines: graph.mapEdges((_e, _a, from, to) => [at(from), at(to)]) });
document.body.dataset.drawn = graph.order;
</script>"""
LEAST_INK = 0.98
PYVIS_MOST = 1000


def picture(size: int) -> Picture:
    """A graph that grows by preference for the well connected, as ours do: three edges a node, Chinese labels."""
    source = random.Random(size)
    kinds = ("task", "program", "organization", "target", "cited")
    nodes = tuple(Node(f"n{n}", kinds[n % len(kinds)], f"推进第{n}项重点工作", ("d",)) for n in range(size))
    ends: list[int] = [0]
    edges: list[Edge] = []
    for n in range(1, size):
        for other in (source.choice(ends) for _ in range(3)):
            edges.append(Edge(f"n{n}", f"n{other}", "names", Said("d", None, f"推进第{other}项", 0)))
            ends += [n, other]
    return Picture(("图", "graph"), nodes, tuple(edges))


def ours(shown: Picture, folder: Path) -> Path:
    path = folder / f"ours_{len(shown.nodes)}.html"
    path.write_text(html(shown), "utf-8")
    return path


def plain_pyvis(shown: Picture, folder: Path) -> Path:
    """What pyvis makes by itself, told to say when it has drawn."""
    network = Network(height="900px", directed=True, cdn_resources="in_line")
    for node in shown.nodes:
        network.add_node(node.id, label=node.label)
    for edge in shown.edges:
        network.add_edge(edge.start, edge.end)
    text = network.generate_html()
    told = 'drawGraph(); network.once("afterDrawing", () => { document.body.dataset.drawn = 1; });'
    before, mark, after = text.rpartition("drawGraph();")
    path = folder / f"pyvis_{len(shown.nodes)}.html"
    path.write_text(before + (told if mark else "") + after, "utf-8")
    return path


def bare_sigma(shown: Picture, folder: Path, library: Path) -> Path:
    at = places(shown)
    nodes = [{"id": n.id, "label": n.label, "x": at[n.id][0], "y": -at[n.id][1], "size": 4, "color": "#0072B2"} for n in shown.nodes]
    data = json.dumps({"nodes": nodes, "edges": [(e.start, e.end) for e in shown.edges]}, ensure_ascii=False)
    scripts = {
        "graphology": (library / "graphology/dist/graphology.umd.min.js").read_text("utf-8"),
        "sigma": (library / "sigma/dist/sigma.min.js").read_text("utf-8"),
        "data": data.replace("<", "\\u003c"),
    }
    path = folder / f"sigma_{len(shown.nodes)}.html"
    path.write_text(SIGMA % scripts, "utf-8")
    return path


def sigma_library(folder: Path) -> Path | None:
    """The folder of sigma and graphology, fetched with npm; None where there is none."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    done = subprocess.run(
        [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "sigma@3", "graphology@0.26"], capture_output=True, check=False
    )
    return folder / "node_modules" if done.returncode == 0 else None


class Opened(NamedTuple):
    """Seconds to painted and until the script was done, the shares of nodes and lines that have ink, the longest pause afterwards in seconds."""

    seconds: float
    script: float = 0.0
    nodes: float = 0.0
    lines: float = 0.0
    pause: float = 0.0


def opened(browser: Browser, path: Path, limit: float) -> Opened:
    """From the start of loading to drawn; infinite where the limit passes or something is not painted."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, offline=True)
    try:
        page = context.new_page()
        page.add_init_script(WATCH + (OURS_STANDS if path.name.startswith("ours") else ""))
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function("() => window.drawnAt", timeout=limit * 1000)
        taken, script = (float(at) / 1000 for at in page.evaluate("() => [window.drawnAt, window.calledAt]"))
        if path.name.startswith("pyvis"):
            return Opened(taken)
        nodes, lines = page.evaluate("() => window.share")
        return Opened(taken if min(nodes, lines) >= LEAST_INK else float("inf"), script, nodes, lines, worked_with(page))
    except TimeoutError as problem:  # a page that is never drawn is a result, not a failure
        click.echo(f"  {path.name}: {str(problem).splitlines()[0]}", err=True)
        return Opened(float("inf"))
    finally:
        context.close()


def worked_with(page: Page) -> float:
    """The longest pause, in seconds, while the picture is dragged, zoomed and a node chosen."""
    page.wait_for_timeout(300)
    page.evaluate("() => { window.pause = 0; }")
    x, y = page.evaluate("() => window.stands().nodes[0]")
    page.mouse.move(x + 200, y + 90)
    page.mouse.down()
    page.mouse.move(x + 260, y + 130, steps=12)
    page.mouse.up()
    for _ in range(6):
        page.mouse.wheel(0, -100)
    page.wait_for_timeout(600)
    page.mouse.click(*page.evaluate("() => window.stands().nodes[0]"))
    page.wait_for_timeout(600)
    return float(page.evaluate("() => window.pause")) / 1000


@click.command()
@click.option("--sizes", default="1000,5000,20000", show_default=True)
@click.option("--rounds", default=3, show_default=True)
@click.option("--limit", default=300.0, show_default=True, help="seconds given to a page")
def main(sizes: str, rounds: int, limit: float) -> None:
    """Prints medians and ratios for each size."""
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        raise click.ClickException("no Chromium on this machine")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as tools:
        folder = Path(made)
        library = sigma_library(folder)
        browser = tools.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for size in map(int, sizes.split(",")):
            shown = picture(size)
            pages = {"ours": ours(shown, folder)}
            if library is not None:
                pages["sigma"] = bare_sigma(shown, folder, library)
            times: dict[str, list[Opened]] = {name: [] for name in pages}
            for _ in range(rounds):
                for name, path in pages.items():
                    times[name].append(opened(browser, path, limit))
            if size <= PYVIS_MOST:
                times["pyvis"] = [opened(browser, plain_pyvis(shown, folder), limit)]
            report(size, len(shown.edges), times)
        browser.close()


def report(nodes: int, edges: int, times: dict[str, list[Opened]]) -> None:
    median = {name: statistics.median(one.seconds for one in found) for name, found in times.items()}
    if "sigma" in times:
        median["sigma's script"] = statistics.median(one.script for one in times["sigma"])
    told = "   ".join(f"{name} {value:.2f} s" for name, value in median.items())
    ratios = "   ".join(f"{name}/ours {value / median['ours']:.2f}" for name, value in median.items() if name != "ours")
    click.echo(f"{nodes:6,} nodes {edges:6,} edges   {told}   {ratios}")
    for name, found in times.items():
        if found[0].lines:
            ink = f"ink at {min(one.nodes for one in found):.1%} of nodes, {min(one.lines for one in found):.1%} of lines"
            click.echo(f"       {name}: {ink}; longest pause afterwards {statistics.median(one.pause for one in found):.2f} s")


if __name__ == "__main__":
    sys.exit(main())
