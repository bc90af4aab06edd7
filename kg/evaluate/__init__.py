"""Records against annotations: precision, recall and F1 by kind, the errors by kind, and the change since an earlier run."""

from kg.evaluate.score import Tally, evaluate, figures

__all__ = ["Tally", "evaluate", "figures"]
