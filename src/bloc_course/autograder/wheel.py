"""The package as it runs here, as a wheel without the dataset: what a grading machine installs.

Kept keys govern grading, so no data are needed there, and without them nobody can draw items from
what lies on that machine. The local version "+grader" tells it from the whole package.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from email.parser import HeaderParser
from importlib.metadata import Distribution, distribution, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from bloc_course import __version__
from bloc_course.autograder._zips import zip_bytes

PACKAGE = "bloc_course"
VERSION = f"{__version__}+grader"
NAME = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
# What grading imports beside the standard library.
NEEDS = ("msgspec", "PyYAML", "tqdm")
_KEPT = ("Metadata-Version", "Name", "Summary", "License-Expression", "License-File")
_TAGS = "Wheel-Version: 1.0\nGenerator: bloc_course\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_ENTRY = "[console_scripts]\nbloc-course = bloc_course.cli:main\n"


def wheel_bytes() -> bytes:
    """The wheel."""
    found = {f"{PACKAGE}/{name}": data for name, data in _tree(files(PACKAGE))}
    info = f"{PACKAGE}-{VERSION}.dist-info"
    installed = distribution(PACKAGE)
    for name in ("LICENSE", "LICENSE-CONTENT"):
        text = installed.read_text(f"licenses/{name}")
        if text is not None:
            found[f"{info}/licenses/{name}"] = text.encode()
    found[f"{info}/METADATA"] = _metadata(installed).encode()
    found[f"{info}/WHEEL"] = _TAGS.encode()
    found[f"{info}/entry_points.txt"] = _ENTRY.encode()
    found[f"{info}/RECORD"] = _record(found, f"{info}/RECORD").encode()
    return zip_bytes(found)


def requirements() -> str:
    """The packages that grading needs, pinned to the versions that are installed here."""
    return "".join(f"{name}=={version(name)}\n" for name in NEEDS)


def _tree(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name in {"__pycache__", "_data"} or entry.name.endswith(".pyc"):
            continue
        if entry.is_dir():
            yield from _tree(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry.read_bytes()


def _metadata(installed: Distribution) -> str:
    known = HeaderParser().parsestr(installed.read_text("METADATA") or "")
    lines = [
        f"{name}: {value}" for name in _KEPT for value in known.get_all(name, []) if value.strip()
    ]
    lines += [f"Version: {VERSION}", f"Requires-Python: {known['Requires-Python']}"]
    lines += [
        f"Requires-Dist: {one}"
        for one in known.get_all("Requires-Dist", [])
        if "extra ==" not in one
    ]
    return "\n".join([*lines, ""])


def _record(found: Mapping[str, bytes], own: str) -> str:
    lines = []
    for name in sorted(found):
        digest = base64.urlsafe_b64encode(hashlib.sha256(found[name]).digest()).rstrip(b"=")
        lines.append(f"{name},sha256={digest.decode()},{len(found[name])}")
    return "\n".join([*lines, f"{own},,", ""])
