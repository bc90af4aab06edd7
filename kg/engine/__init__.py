"""Runs the per-document stages: in this process or in several; results come back in the order of the inputs."""

from kg.engine.local import run

__all__ = ["run"]
