"""Official Chinese plans → a knowledge graph in which every fact carries the sentence behind it."""

__version__ = "0.1.0"
