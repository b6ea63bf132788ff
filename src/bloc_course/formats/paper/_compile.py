"""Typst: a template and plain values → the bytes of a tagged PDF, the same everywhere.

Texts go in as JSON and never as Typst's markup, so no sign in them can mean anything. Only the
fonts inside the `typst` package are used: Libertinus Serif, DejaVu Sans Mono for codes and what the
first lacks. A sign that neither has is spelled out by its Unicode name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from bloc_course.errors import CallError

# Marks that turn the direction of what follows: a text that holds one could garble its page.
_TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_NO_SIGNS = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{_TURNING}]")
_UNSHOWN = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)
_STANDARD = ["ua-1"]
_PROBE = b"""#set document(title: "probe", date: none)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for sign in json(bytes(sys.inputs.given)) [#sign #parbreak()]
"""


def compiled(template: str, given: dict[str, Any]) -> bytes:
    """The PDF of a template beside this file. Raises CallError without the package `typst`."""
    typst, source = _typst(), _source(template)
    spelled = set(_unshown(frozenset(_signs(given))))
    while True:
        text = msgspec.json.encode(_shown(given, spelled)).decode()
        try:
            return bytes(_run(source, text))
        except typst.TypstError as error:
            # Signs that are shown alone may still lack a form in which they are shown together.
            found = _UNSHOWN.search(str(error))
            more = {sign for sign in found[1] if not sign.isascii()} if found else set()
            if more <= spelled:
                raise
            spelled |= more


def ready() -> None:
    """Raises CallError without the package `typst`."""
    _typst()


@cache
def _typst() -> Any:
    try:
        import typst  # noqa: PLC0415
    except ImportError:
        raise CallError('paper needs the extra "paper": pip install bloc_course[paper]') from None
    return typst


@cache
def _fonts() -> Any:
    return _typst().Fonts(include_system_fonts=False)


@cache
def _source(template: str) -> bytes:
    folder = files(__package__)
    parts = (folder.joinpath(f"{name}.typ").read_text("utf-8") for name in ("common", template))
    return "".join(parts).encode()


def _run(source: bytes, given: str) -> Any:
    return _typst().compile(
        source,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"given": given},
        pdf_standards=_STANDARD,
        timestamp=0,
    )


@cache
def _unshown(signs: frozenset[str]) -> frozenset[str]:
    """Those of some signs that the fonts lack: they are tried together, then by halves."""
    if not signs:
        return frozenset()
    listed = sorted(signs)
    try:
        _run(_PROBE, msgspec.json.encode(listed).decode())
    except _typst().TypstError:
        if len(listed) == 1:
            return signs
        half = len(listed) // 2
        return _unshown(frozenset(listed[:half])) | _unshown(frozenset(listed[half:]))
    return frozenset()


def _signs(value: object) -> Iterator[str]:
    """The signs in all texts that are not ASCII; a mark that goes on another sign is no sign."""
    if isinstance(value, str):
        if not value.isascii():
            plain = unicodedata.normalize("NFC", _NO_SIGNS.sub("", value))
            yield from (s for s in plain if not s.isascii() and not unicodedata.combining(s))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _signs(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _signs(one)


def _shown(value: Any, spelled: Collection[str]) -> Any:
    """A value whose texts hold only what is shown."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFC", _NO_SIGNS.sub(" ", value))
        if not spelled or plain.isascii():
            return plain
        return "".join(_spell(sign) if sign in spelled else sign for sign in plain)
    if isinstance(value, dict):
        return {name: _shown(one, spelled) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(one, spelled) for one in value]
    return value


def _spell(sign: str) -> str:
    number = f"{ord(sign):04X}"
    name = unicodedata.name(sign, number)
    return f"[U+{number}]" if number in name else f"[{name.lower()}]"
