"""The public vocabulary: prefixes, terms, and the one way to turn a compact name into an IRI.

Stable from the first release, since saved queries depend on it: extend it, never rename. `ontology/policy.ttl` says what each term means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.errors import KGError

PREFIXES = {
    "pol": "https://w3id.org/policy-kg/ontology#",
    "id": "https://w3id.org/policy-kg/id/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

ITEM_KINDS = ("pol:Task", "pol:Safeguard", "pol:Achievement", "pol:Problem", "pol:Principle")
QUANTITIES = ("pol:Target", "pol:Observation", "pol:Baseline")
ORGANIZATION_KINDS = (
    "pol:PartyBody",
    "pol:GovernmentBody",
    "pol:Institution",
    "pol:Enterprise",
    "pol:Association",
    "pol:Unit",
    "pol:Collective",
)
CLASSES = (
    "pol:Document",
    "pol:Section",
    "pol:Item",
    *ITEM_KINDS,
    "pol:Quantity",
    *QUANTITIES,
    "pol:Indicator",
    "pol:Program",
    "pol:Theme",
    "pol:Instrument",
    "pol:Organization",
    *ORGANIZATION_KINDS,
    "pol:Person",
    "pol:Place",
    "pol:Evidence",
)
PROPERTIES = (
    # of a document
    "pol:documentNumber",
    "pol:period",
    "pol:documentKind",
    "pol:governs",
    "pol:addressedTo",
    "pol:copiedTo",
    "pol:cites",
    "pol:implements",
    "pol:issues",
    # of an item
    "pol:document",
    "pol:label",
    "pol:text",
    "pol:order",
    "pol:ledBy",
    "pol:supportedBy",
    "pol:responsiblePerson",
    "pol:deadline",
    "pol:ongoing",
    "pol:mentionsProgram",
    "pol:mentionsOrganization",
    "pol:mentionsPlace",
    "pol:theme",
    "pol:instrument",
    "pol:sets",
    "pol:reports",
    # of a quantity and its indicator
    "pol:indicator",
    "pol:comparator",
    "pol:value",
    "pol:high",
    "pol:unit",
    "pol:time",
    "pol:place",
    "pol:quote",
    "pol:population",
    "pol:direction",
    # of an organization or place
    "pol:jurisdiction",
    "pol:succeeds",
    "pol:since",
    "pol:until",
    "pol:code",
    "pol:level",
    "pol:within",
    # of evidence
    "pol:start",
    "pol:end",
    "pol:rule",
)
REUSED = (
    "dcterms:creator",
    "dcterms:identifier",
    "dcterms:isPartOf",
    "dcterms:isReplacedBy",
    "dcterms:issued",
    "dcterms:title",
    "foaf:name",
    "org:subOrganizationOf",
    "org:unitOf",
    "rdf:object",
    "rdf:predicate",
    "rdf:subject",
    "rdf:type",
    "rdfs:label",
    "skos:altLabel",
    "skos:broader",
    "skos:definition",
    "skos:prefLabel",
    "skos:related",
)
"""Terms of other vocabularies that stand in the data."""

BROADER = {
    **dict.fromkeys(ITEM_KINDS, ("pol:Item",)),
    **dict.fromkeys(QUANTITIES, ("pol:Quantity",)),
    **dict.fromkeys(ORGANIZATION_KINDS, ("pol:Organization",)),
    "pol:implements": ("pol:cites",),
    "pol:issues": ("pol:cites",),
}
"""The wider terms that hold wherever a narrower one does; they stand in the graph too, so that no query needs inference."""

SHARED = frozenset({"organization", "place", "program", "indicator", "person", "document", "cited", "theme", "instrument"})
"""First step of the path of an entity that several documents speak of: `id:place/…`."""

_OPEN = frozenset({"id"})  # any local name; the others only declared terms
_DECLARED = frozenset({*CLASSES, *PROPERTIES, *REUSED})
_DATATYPES = {"string", "decimal", "integer", "boolean", "gYear", "gYearMonth", "date"}
_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))  # without their two noncharacters
_ESCAPED = re.compile(f"\\s|[^/A-Za-z0-9._~!$&'()*+,;=:@\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}-]")


class TermError(KGError):
    """A compact name that cannot become an IRI."""


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def expand(compact: str) -> str:
    """The IRI of a compact name as text: `id:place/同心县` → `https://w3id.org/policy-kg/id/place/同心县`.

    Characters an IRI may not hold and white space are percent-encoded; an unknown prefix or term or a control character raises.
    """
    prefix, colon, local = compact.partition(":")
    if not colon or prefix not in PREFIXES:
        raise TermError(f"{compact!r}: unknown prefix {prefix!r}; known are {', '.join(PREFIXES)}")
    if prefix in _OPEN:
        if not local or any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in local):
            raise TermError(f"{compact!r}: an identifier may be neither empty nor hold control characters")
        return PREFIXES[prefix] + _ESCAPED.sub(_percent, local)
    if compact not in _DECLARED and not (prefix == "xsd" and local in _DATATYPES):
        raise TermError(f"{compact!r} is no term of the public vocabulary (kg/rdf/vocabulary.py, ontology/policy.ttl)")
    return PREFIXES[prefix] + local


@lru_cache(maxsize=65536)
def iri(compact: str) -> NamedNode:
    """The checked IRI of a compact name (see `expand`)."""
    return NamedNode(expand(compact))


def compact(full: str) -> str:
    """The shortest form of an IRI for people: `pol:ledBy` for a term, the IRI itself where no prefix fits."""
    for prefix, start in PREFIXES.items():
        if full.startswith(start) and len(full) > len(start):
            return f"{prefix}:{full[len(start) :]}"
    return full
