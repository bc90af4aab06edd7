"""`policykg build` and `build_graph.py`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kg.rules.files import root

if TYPE_CHECKING:
    from kg.build import Draw

DEFAULT_OUT = Path("out")
MOST_PROBLEMS = 40  # printed; all stand in the manifest


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH …]")
@click.option("--out", type=click.Path(path_type=Path), default=DEFAULT_OUT, show_default=True, help="输出文件夹 / where the results go")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="进程数 / processes [default: one per core]")
@click.option("--force", is_flag=True, help="即使没有变化也重建 / build again even if nothing changed")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="人工判定同一与否的表 / table of human decisions on identity [default: decisions.tsv beside the inputs]",
)
@click.option("--no-page", is_flag=True, help="不画 graph.html / leave out graph.html")
def build(paths: tuple[Path, ...], out: Path, workers: int | None, force: bool, decisions: Path | None, no_page: bool) -> None:
    """读取政策文件（.txt、.md 或文件夹），建成知识图谱。默认读取示例语料 data/corpus。

    Reads plans (.txt, .md or folders of them) and builds the knowledge graph. Without PATH the demo corpus is built.
    """
    from kg.build import build as run
    from kg.cli.main import told
    from kg.cli.summary import summary

    draw = None if no_page else _draw()
    given = paths or (root("data") / "corpus",)
    report = told(lambda: run(given, out, draw=draw, workers=workers, force=force, progress=_progress, decisions=decisions))
    click.echo(summary(report))
    for problem in report.problems[:MOST_PROBLEMS]:
        click.echo(f"错误 / error: {problem}", err=True)
    if len(report.problems) > MOST_PROBLEMS:
        click.echo(f"…… 另有 {len(report.problems) - MOST_PROBLEMS} 处，见 manifest.json / and more, see manifest.json", err=True)
    sys.exit(1 if report.problems else 0)


def _progress(steps: Iterable[str], total: int) -> Iterable[str]:
    """A bar on a terminal, nothing in a pipe."""
    from tqdm import tqdm

    bar: Iterable[str] = tqdm(steps, total=total, unit="份", desc="阅读 / reading", disable=not sys.stderr.isatty(), leave=False)
    return bar


def _draw() -> Draw | None:
    """The page maker that is installed beside `kg`, if any: `kg` knows none."""
    found = entry_points(group="policykg.page")
    return cast("Draw", next(iter(found)).load()) if found else None
