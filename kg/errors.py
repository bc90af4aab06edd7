"""What a person must fix, worded for that person: the file, the place in it, what was expected, what to do."""


class KGError(Exception):
    """Anything the user can put right; the command line prints its message alone, without a traceback."""


class SourceError(KGError):
    """An input file or folder that is missing, empty, unreadable, binary or ambiguous."""


class RuleError(KGError):
    """A row under data/ that does not say what its table requires; names file and row."""


class StoreError(KGError):
    """An output folder or store that is missing, locked, of another version, or damaged."""


class QueryError(KGError):
    """A query that does not parse, is not allowed, or passed a limit."""
