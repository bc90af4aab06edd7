"""Loads data/lexicon and data/rules into frozen, compiled values; a bad row is named by file and row."""
