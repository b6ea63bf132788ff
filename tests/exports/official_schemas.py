"""The official schemas, where a folder of them is named; see tests/exports/schemas/README.md."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

VARIABLE = "BLOC_QTI_SCHEMAS"
# Our items hold neither mathematics nor speech, and the copies of these two schemas that go round
# with QTI 3 have another namespace than QTI 3 asks for.
STUBS = {
    "mathml3.xsd": ("http://www.w3.org/1998/Math/MathML", "math"),
    "ssmlv1p1-core.xsd": (
        "http://www.w3.org/2001/10/synthesis",
        "audio break emphasis mark p phoneme prosody s say-as speak sub voice",
    ),
}


class _Stubs(etree.Resolver):
    def resolve(self, system_url, _public_id, context):
        name = system_url.rpartition("/")[2]
        if name not in STUBS:
            return None
        namespace, elements = STUBS[name]
        declared = "".join(f'<element name="{one}"/>' for one in elements.split())
        text = (
            '<schema xmlns="http://www.w3.org/2001/XMLSchema"'
            f' targetNamespace="{namespace}">{declared}</schema>'
        )
        return self.resolve_string(text, context)


@cache
def schema(*names: str) -> etree.XMLSchema:
    """The schema in the first of these files that the folder holds; skips where it holds none."""
    folder = os.environ.get(VARIABLE, "")
    if not folder:
        pytest.skip(f"the official schemas are not named by {VARIABLE}")
    found = [path for name in names for path in sorted(Path(folder).rglob(name))]
    if not found:
        pytest.skip(f"{folder} holds none of {', '.join(names)}")
    parser = etree.XMLParser(no_network=True)
    try:
        return etree.XMLSchema(etree.parse(str(found[0]), parser))
    except etree.XMLSchemaParseError:
        parser.resolvers.add(_Stubs())
        return etree.XMLSchema(etree.parse(str(found[0]), parser))


def faults(document: bytes, *names: str) -> list[str]:
    """What the schema finds wrong in a document; empty where it is valid."""
    one = schema(*names)
    one.validate(etree.fromstring(document))
    return [f"{entry.line}: {entry.message}" for entry in one.error_log]
