"""The store as an `rdflib.Dataset`, for those who work in rdflib; Oxigraph evaluates its queries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.rdf.vocabulary import PREFIXES
from kg.store.embedded import open_store

if TYPE_CHECKING:
    import rdflib


def dataset(folder: Path) -> rdflib.Dataset:
    """The store under `folder`, read-only, with our prefixes bound and the union of its graphs as default graph.

    Queries run in this process without limits and may call SERVICE: for one's own code, not for strangers' queries.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset
    from rdflib.namespace import NamespaceManager

    found = Dataset(store=OxigraphStore(store=open_store(folder)), default_union=True)
    found.namespace_manager = NamespaceManager(found, bind_namespaces="none")
    for prefix, start in PREFIXES.items():
        found.bind(prefix, start, replace=True)
    return found
