"""`policykg COMMAND`: finds the command, and turns what a person must fix into one sentence and an exit code."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import entry_points
from typing import Any

import click

from kg import __version__
from kg.errors import KGError

# command → module under kg.cli whose function of the same name it is
COMMANDS = {
    "build": "build",
    "query": "query",
    "ask": "ask",
    "connect": "connect",
    "explain": "explain",
    "compare": "compare",
    "workload": "workload",
    "collaboration": "collaboration",
    "diffusion": "diffusion",
    "ledger": "ledger",
    "audit": "audit",
    "export": "export",
    "publish": "publish",
    "verify": "verify",
    "validate": "validate",
    "evaluate": "evaluate",
}
ADDED = "policykg.commands"  # the entry-point group of commands from packages beside kg


class _Lazy(click.Group):
    """Imports a command's module only when that command runs: `--help` and short commands start at once.

    Packages beside `kg` add commands through the entry-point group `policykg.commands`; `kg` knows none of them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *sorted(entry_points(group=ADDED).names)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return next((found.load() for found in entry_points(group=ADDED, name=name)), None)
        command: click.Command = getattr(importlib.import_module(f"kg.cli.{COMMANDS[name]}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        return told(super().invoke, ctx)


def told(function: Any, *args: Any) -> Any:
    """Calls the function; a KGError becomes its message on standard error and exit code 1."""
    try:
        return function(*args)
    except KGError as problem:
        click.echo(f"错误 / error: {problem}", err=True)
        sys.exit(1)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policykg")
def main() -> None:
    """政策文件知识图谱：建图、查询、核验。

    Official Chinese plans as a knowledge graph: build, query, verify.
    """
