"""`datapackage.json`: the data files described for catalogues (Frictionless Data Package v2).

Title, description, keywords and people are written by hand in the file and kept; version, sizes
and hashes are made from the data.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.schemas import FOLDER

FILE = "datapackage.json"
# What is written by hand, in the order of the file.
_BY_HAND = ("name", "title", "description", "homepage", "licenses", "contributors", "keywords")


def package(dataset: Dataset, folder: Path) -> bytes:
    """The description of the data files in `folder`, with what is written by hand there."""
    described = _default(dataset) | _by_hand(folder)
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **{key: described[key] for key in _BY_HAND if key in described},
        "version": dataset.version,
        "sources": [_source(dataset.article)],
        "resources": [
            _resource("article", r.Article, folder),
            *(_resource(kind.FILE, kind, folder) for kind in r.KINDS),
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def write(dataset: Dataset, folder: Path) -> Path:
    """Write the description anew; returns the file."""
    path = folder / FILE
    path.write_bytes(package(dataset, folder))
    return path


def _source(article: r.Article) -> dict[str, str]:
    """The article; its address only once somebody has confirmed it."""
    address = {"path": article.url} if article.url_confirmed else {}
    return {"title": article.bibliography, **address}


def _default(dataset: Dataset) -> dict[str, Any]:
    return {
        "name": "bloc-course-data",
        "title": f"What is said in {dataset.article.title}",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "contributors": [{"title": "bloc_course contributors", "roles": ["author"]}],
    }


def _by_hand(folder: Path) -> dict[str, Any]:
    """What the file in the folder says already, if there is one that can be read."""
    with suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        known = msgspec.json.decode((folder / FILE).read_bytes(), type=dict[str, Any])
        return {key: value for key, value in known.items() if key in _BY_HAND}
    return {}


def _resource(name: str, struct: type[msgspec.Struct], folder: Path) -> dict[str, Any]:
    # As a checkout with line feeds has it: the version does not depend on line ends either.
    content = (folder / f"{name}.yaml").read_bytes().replace(b"\r\n", b"\n")
    return {
        "name": name,
        "path": f"{name}.yaml",
        "description": (struct.__doc__ or "").strip().split("\n")[0],
        "format": "yaml",
        "mediatype": "application/yaml",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "jsonSchema": f"{FOLDER}/{name}.schema.json",
    }
