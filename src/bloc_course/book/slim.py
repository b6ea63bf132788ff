"""After the build: leaves out what the theme ships but no page uses, and mends its labels.

The theme's icon font comes with all its glyphs, once more as a script of 1.5 MB, and with source
maps; a page uses some twenty icons.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from sphinx.application import Sphinx

_ICON = re.compile(r"\bfa-[a-z0-9-]+")
_ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}')
# Icons in rules of the theme's own, as letters or as escapes.
_LETTER = re.compile("[\ue000-\uf8ff]")
_ESCAPE = re.compile(r"\\([ef][0-9a-f]{3})(?![0-9a-f])")
_FACE = re.compile(r",url\([^)]*\.ttf\) format\(\"truetype\"\)")
_SEARCH_SCRIPTS = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>'
)
_ICON_SCRIPT = re.compile(
    r"\s*<!-- So that users[^>]*-->|\s*<script[^>]*/fontawesome\.js[^>]*></script>"
)
# The style sheet of myst-nb is named by its content; only later builds add a second hash to it.
_NAMED = re.compile(r"(/mystnb\.[0-9a-f]{64}\.css)\?v=[0-9a-f]+")
_VIEWPORT = re.compile(r'\s*<meta name="viewport"[^>]*>')
_UNUSED = ("**/*.map", "**/*.ttf", "**/fontawesome.js", "**/locales/**/*.[mp]o", ".buildinfo.bak")


def slim(app: Sphinx, failure: Exception | None) -> None:
    """Slim the HTML that was built; nothing is done after a failure or for other builders."""
    if failure is None and app.builder.name in ("html", "dirhtml", "singlehtml"):
        slim_folder(Path(app.outdir))


def slim_folder(out: Path) -> None:
    """Slim a folder of built pages; doing it twice changes nothing."""
    static = out / "_static"
    pages = sorted(out.rglob("*.html"))
    for page in pages:
        _rewrite(page, lambda text, name=page.name: _page(text, name))
    scripts = [*static.glob("scripts/pydata-sphinx-theme.js"), *static.glob("scripts/sphinx-*.js")]
    used: set[str] = set()
    for file in [*pages, *scripts]:
        used.update(_ICON.findall(file.read_text(encoding="utf-8")))
    glyphs: set[int] = set()
    for sheet in sorted(static.rglob("*.css")):
        _rewrite(sheet, lambda text: _sheet(text, used))
        glyphs |= _glyphs(sheet.read_text(encoding="utf-8"))
    for font in sorted(static.rglob("fa-*.woff2")):
        _subset(font, glyphs)
    for pattern in _UNUSED:
        for file in sorted(out.glob(pattern)):
            file.unlink()


def _page(text: str, name: str) -> str:
    text = _NAMED.sub(r"\1", _ICON_SCRIPT.sub("", text))
    if name != "search.html":
        # Only the search page searches: elsewhere the index would be loaded for nothing.
        text = _SEARCH_SCRIPTS.sub("", text)
    first = _VIEWPORT.search(text)
    if first:
        text = text[: first.end()] + _VIEWPORT.sub("", text[first.end() :])
    # Everything on a page lies in a landmark.
    sidebar = '<div id="pst-primary-sidebar"'
    text = text.replace(
        f"{sidebar} class", f'{sidebar} role="complementary" aria-label="Book" class'
    )
    # WCAG 2.5.3: the name of a button holds the words that it shows.
    return text.replace('title="Search" aria-label="Search"', 'title="Search (Ctrl+K)"')


def _glyphs(sheet: str) -> set[int]:
    """The code points of the icons that the rules of a slimmed style sheet show."""
    letters = {ord(letter) for letter in _LETTER.findall(sheet)}
    return letters | {int(code, 16) for code in _ESCAPE.findall(sheet)}


def _sheet(text: str, used: set[str]) -> str:
    """The style sheet without the rules of icons that no page uses."""

    def kept(rule: re.Match[str]) -> str:
        return rule.group(0) if used & set(_ICON.findall(rule.group(1))) else ""

    text = _FACE.sub("", _ICON_RULE.sub(kept, text))
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", text)


def _subset(font: Path, glyphs: set[int]) -> None:
    """Cut a font down to `glyphs` in place."""
    options = subset.Options(flavor="woff2", notdef_outline=True, recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=glyphs)
    with TTFont(BytesIO(font.read_bytes()), recalcTimestamp=False) as loaded:
        cutter.subset(loaded)
        subset.save_font(loaded, str(font), options)


def _rewrite(file: Path, change: object) -> None:
    assert callable(change)
    before = file.read_text(encoding="utf-8")
    after = change(before)
    if after != before:
        file.write_text(after, encoding="utf-8")
