"""Files → documents. The only place that opens an input file; one module per format."""

from kg.read.inputs import Gathered, gather
from kg.read.source import read

__all__ = ["Gathered", "gather", "read"]
