"""Answers over many documents: tables, projections to networkx, workload, what ties documents together."""
