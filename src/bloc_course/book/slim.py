"""After the build: leaves out what the theme ships but no page uses, and mends its labels.

The theme's icon font comes with all its glyphs, once more as a script of 1.5 MB, and with source
maps; a page uses some twenty icons. Every page would load the styles and scripts of every
extension, and wait for each before it shows a word.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from bloc_course.book import sheets
from bloc_course.book.kept import kept

_SEARCH_SCRIPTS = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>'
)
_ICON_SCRIPT = re.compile(
    r"\s*<!-- So that users[^>]*-->|\s*<script[^>]*/fontawesome\.js[^>]*></script>"
)
_VIEWPORT = re.compile(r'\s*<meta name="viewport"[^>]*>')
# What hundreds of entries repeat: a link to each heading (our script sets it), classes no sheet
# needs, and a colon in a box.
_PERMALINK = re.compile(
    r'(<section class="bc-entry[^>]*>\s*<h\d>.*?)<a class="headerlink"[^>]*>#</a>'
)
_FIELD = re.compile(r' class="field-(?:odd|even)"|<span class="colon">(?=:)|(?<=colon">:)</span>')
_UNUSED = ("**/*.map", "**/*.ttf", "**/fontawesome.js", "**/locales/**/*.[mp]o", ".buildinfo.bak")
# What belongs to an extension, and what a page has that needs it.
_OF_EXTENSIONS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: re.compile(rf'\sclass="(?:[^"]*\s)?(?:{marks})')
        for name, marks in {
            r"pygments\.css|copybutton\.css|copybutton\.js|clipboard\.min\.js": "highlight",
            r"togglebutton\.(?:css|js)": r"(?:toggle|dropdown[^\"]*\sadmonition|tag_hide)[\s\"]",
            r"sphinx-design\.min\.css|design-tabs\.js": "sd-",
            r"mystnb\.[^\"]*\.css": "cell",
        }.items()
    }
)
_TOGGLE_WORDS = re.compile(r"\s*<script>(?:let toggle|var togglebutton)[^<]*</script>")
_TABLE = re.compile(
    r'(<div class="pst-scrollable-table-container")(><table\b(?:(?!</table>).)*</table>)', re.DOTALL
)
_TOGGLE = '<span class="toctree-toggle"'
_OPTIONS = re.compile(r'<script src="[^"]*documentation_options\.js[^"]*"></script>')
_WAITED_FOR = re.compile(r'<script(?= (?:data-[\w-]+="[^"]*" )?src="[^"]*_static/)')
# Sphinx's own sheet, which the theme's first one does nothing but import.
_IMPORTS = re.compile(r"_static/styles/theme\.css\?digest=[0-9a-f]+")
# Each sheet is asked for by what it holds in the end: hosts let browsers keep it for long.
_SHEET = re.compile(r'(_static/(?!bloc-)([^"?]+\.css))(?:\?(?:v|digest)=[0-9a-f]+)?(?=")')


def slim_folder(out: Path, cut_fonts: Path | None = None) -> None:
    """Slim a folder of built pages; doing it twice changes nothing.

    Fonts that were cut are kept in the folder `cut_fonts`, if one is given, for later builds.
    """
    static = out / "_static"
    options = static / "documentation_options.js"
    inline = f"<script>{options.read_text('utf-8')}</script>" if options.is_file() else ""
    before = {page: page.read_text(encoding="utf-8") for page in sorted(out.rglob("*.html"))}
    pages = {page: _page(text, page.name, inline) for page, text in before.items()}
    for pattern in _UNUSED:
        for file in sorted(out.glob(pattern)):
            file.unlink()
    digests, glyphs = _slim_sheets(static, pages.values())
    for font in sorted(static.rglob("fa-*.woff2")):
        whole = font.read_bytes()
        asked = ("font", hashlib.sha256(whole).hexdigest(), sorted(glyphs))
        cut = kept(cut_fonts, asked, bytes, partial(_subset, whole, glyphs))
        if cut != whole:
            font.write_bytes(cut)
    for page, text in pages.items():
        named = _SHEET.sub(lambda at: f"{at[1]}?v={digests.get(at[2], '')}", text)
        if named != before[page]:
            page.write_text(named, encoding="utf-8")


def _slim_sheets(static: Path, pages: Iterable[str]) -> tuple[dict[str, str], set[int]]:
    """Slim style sheets; the digest of each by its address below `static`, and their glyphs."""
    icons: set[str] = set()
    known: set[str] = set()
    for page in pages:
        icons.update(sheets.ICON.findall(page))
        known |= sheets.classes_of_page(page)
    for file in sorted(static.rglob("*.js")):
        script = file.read_text(encoding="utf-8")
        known |= sheets.words_of_script(script)
        if file.name.startswith(("pydata-sphinx-theme", "sphinx-")):
            icons.update(sheets.ICON.findall(script))
    glyphs: set[int] = set()
    digests = {}
    for sheet in sorted(static.rglob("*.css")):
        name = str(sheet.relative_to(static))
        text = sheets.slimmed(sheet.read_text(encoding="utf-8"), icons)
        if not name.startswith("bloc-"):
            text = sheets.purged(text, known)
        _write(sheet, text)
        glyphs |= sheets.glyphs(text)
        digests[name] = f"{zlib.crc32(text.encode()):08x}"
    return digests, glyphs


def _page(text: str, name: str, options: str) -> str:
    head, end, body = text.partition("</head>")
    head = _IMPORTS.sub("_static/basic.css", _ICON_SCRIPT.sub("", head))
    for files, mark in _OF_EXTENSIONS.items():
        if not mark.search(body):
            head = _tags(files).sub("", head)
    if "togglebutton.js" not in head:
        head = _TOGGLE_WORDS.sub("", head)
    if name != "search.html":
        # Only the search page searches: elsewhere the index would be loaded for nothing.
        head = _SEARCH_SCRIPTS.sub("", head)
        # A page shows before its scripts are there; what they all read stands in it.
        head = _WAITED_FOR.sub("<script defer", _OPTIONS.sub(lambda _: options, head))
    first = _VIEWPORT.search(head)
    if first:
        head = head[: first.end()] + _VIEWPORT.sub("", head[first.end() :])
    # Everything on a page lies in a landmark.
    sidebar = '<div id="pst-primary-sidebar"'
    body = body.replace(
        f"{sidebar} class", f'{sidebar} role="complementary" aria-label="Book" class'
    )
    # For print the theme repeats the title, which pages made by Sphinx itself don't have.
    body = body.replace("<h1></h1>", "")
    body = _FIELD.sub("", _PERMALINK.sub(r"\1", body))
    # What opens the list of pages below one is an arrow alone.
    body = body.replace(f"<summary>{_TOGGLE}", f'<summary aria-label="Pages below">{_TOGGLE}')
    body = _TABLE.sub(_reached, body)
    # WCAG 2.5.3: the name of a button holds the words that it shows.
    body = body.replace('title="Search" aria-label="Search"', 'title="Search (Ctrl+K)"')
    return head + end + body


def _reached(table: re.Match[str]) -> str:
    """A table that may scroll, within reach of the keyboard where nothing in it is (WCAG 2.1.1)."""
    if "<a " in table[0]:
        return table[0]
    return f'{table[1]} tabindex="0" role="group" aria-label="Table"{table[2]}'


@cache
def _tags(files: str) -> re.Pattern[str]:
    """The tags that load files of an extension."""
    address = rf'"[^"]*_static/(?:{files})(?:\?[^"]*)?"'
    return re.compile(
        rf"\s*<link\b[^>]*\shref={address}[^>]*>|\s*<script\b[^>]*\ssrc={address}[^>]*></script>"
    )


def _subset(font: bytes, glyphs: set[int]) -> bytes:
    """The font cut down to `glyphs`."""
    from fontTools import subset  # noqa: PLC0415 - half a second, and a cut font is mostly kept
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options(flavor="woff2", notdef_outline=True, recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=glyphs)
    cut = BytesIO()
    with TTFont(BytesIO(font), recalcTimestamp=False) as loaded:
        cutter.subset(loaded)
        subset.save_font(loaded, cut, options)
    return cut.getvalue()


def _write(file: Path, text: str) -> None:
    if text != file.read_text(encoding="utf-8"):
        file.write_text(text, encoding="utf-8")
