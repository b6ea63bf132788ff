"""The book in one HTML file: styles, scripts, fonts and pictures lie in it, links lead in it."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

_START = re.compile(r'<span id="document-([^"]+)"></span>')
_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_USES = re.compile(
    r'(\s(?:id|for|name|aria-labelledby|aria-describedby|aria-controls|data-target)=")([^"]+)(?=")'
)
_HASH = re.compile(r'((?:href="|url\()#)([\w.-]+)(?=["#)])')
_ACROSS = re.compile(r'href="(?:index\.html)?#document-([^"#]+)#([^"]+)"')
_HOME = re.compile(r'href="index\.html(#[^"]*)?"')
_STYLE = re.compile(r'<link\b(?=[^>]*rel="stylesheet")[^>]*href="([^"]+)"[^>]*>')
_SCRIPT = re.compile(r'<script\b([^>]*)\ssrc="([^"]+)"([^>]*)></script>')
_ICON = re.compile(r'(<link rel="icon" href=")([^"]+)')
_IMAGE = re.compile(r'(<img\b[^>]*\ssrc=")([^"]+)')
_OTHER_LINKS = re.compile(r'\s*<link\b[^>]*rel="(?:preload|index|search|next|prev)"[^>]*>')
# What the theme offers beside the text and leads out of the file.
_SEARCH = re.compile(r"<button\b[^>]*\bsearch-button[^>]*>.*?</button>", re.DOTALL)
_SEARCH_DIALOG = re.compile(r'<dialog id="pst-search-dialog">.*?</dialog>', re.DOTALL)
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class SingleFile(SingleFileHTMLBuilder):
    """Sphinx's builder, but links keep the page they lead to until ids are told apart."""

    def fix_refuris(self, tree: nodes.Node) -> None:
        """Leave them: Sphinx would drop the page, and every "#open" led to the first of them."""


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.setup_extension("sphinx.builders.singlehtml")
    app.add_builder(SingleFile, override=True)
    app.connect("build-finished", _tell_ids_apart)


def _tell_ids_apart(app: Sphinx, failure: Exception | None) -> None:
    if failure is None and app.builder.name == "singlehtml":
        page = Path(app.outdir) / f"{app.config.root_doc}.html"
        page.write_text(_own_ids(page.read_text(encoding="utf-8")), encoding="utf-8")


def one_file(page: Path) -> str:
    """The page that the builder `singlehtml` wrote, with all it loads in it."""
    text = page.read_text(encoding="utf-8")
    text = _SEARCH.sub("", _SEARCH_DIALOG.sub("", _OTHER_LINKS.sub("", text)))
    text = _HOME.sub(lambda link: f'href="{link.group(1) or "#"}"', text)
    text = _STYLE.sub(lambda link: _style(page.parent / _path(link.group(1))), text)
    last: list[str] = []
    text = _SCRIPT.sub(lambda script: _script(script, page.parent, last), text)
    for pattern in (_ICON, _IMAGE):
        text = pattern.sub(lambda m: m.group(1) + _data(page.parent, m.group(2)), text)
    head, body, tail = text.rpartition("</body>")
    return head + "".join(last) + body + tail


def _own_ids(text: str) -> str:
    """Ids that two pages of the book share get the page's name, and links follow them."""
    first, *rest = _START.split(text)
    pages = {"": first} | dict(zip(rest[::2], rest[1::2], strict=True))
    found = {name: set(_ID.findall(part)) for name, part in pages.items()}
    often = Counter(key for ids in found.values() for key in ids)
    renamed = {
        name: {key: f"{_slug(name)}--{key}" for key in ids if name and often[key] > 1}
        for name, ids in found.items()
    }
    pieces = []
    for name, part in pages.items():
        start = f'<span id="document-{name}"></span>' if name else ""
        pieces.append(start + _renamed(part, renamed[name]))

    def across(link: re.Match[str]) -> str:
        page, key = link.groups()
        return f'href="#{renamed.get(page, {}).get(key, key)}"'

    return _ACROSS.sub(across, "".join(pieces))


def _renamed(part: str, new: dict[str, str]) -> str:
    if not new:
        return part
    part = _USES.sub(lambda use: use.group(1) + _words(use.group(2), new), part)
    return _HASH.sub(lambda link: link.group(1) + new.get(link.group(2), link.group(2)), part)


def _words(value: str, new: dict[str, str]) -> str:
    return " ".join(new.get(word, word) for word in value.split(" "))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold())


def _path(address: str) -> str:
    return unquote(urlsplit(address).path)


def _style(sheet: Path) -> str:
    text = sheet.read_text(encoding="utf-8")
    text = _URL.sub(lambda url: f'url("{_data(sheet.parent, url.group(1))}")', text)
    return f"<style>{text}</style>"


def _script(script: re.Match[str], folder: Path, last: list[str]) -> str:
    """The script in place; one that waits for the page goes to its end, one elsewhere away."""
    before, address, after = script.groups()
    if urlsplit(address).netloc:
        return ""
    code = (folder / _path(address)).read_text(encoding="utf-8").replace("</script", "<\\/script")
    kept = re.sub(r'\s(?:defer|async)(?:="[^"]*")?', "", before + after)
    written = f"<script{kept}>{code}</script>"
    if " defer" in before + after:
        last.append(written)
        return ""
    return written


def _data(folder: Path, address: str) -> str:
    """A file as data URI; what is one already, or an anchor in the file, comes back as it is."""
    if address.startswith(("data:", "#")) or urlsplit(address).netloc:
        return address
    file = folder / _path(address)
    if not file.is_file():
        return "data:,"
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
