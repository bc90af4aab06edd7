"""The `policykg` command. Each command is a module of its own; nothing heavy is imported before a command runs."""

from kg.cli.main import main

__all__ = ["main"]
