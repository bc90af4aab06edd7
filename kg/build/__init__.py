"""Composes the stages; the only place that knows them all."""
