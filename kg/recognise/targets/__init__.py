"""Numeric targets and reported figures: every number of a passage that measures something, with what it measures."""

from kg.recognise.targets.recogniser import targets

__all__ = ["targets"]
