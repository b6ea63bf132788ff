"""The EPUB: the pages as well-formed XHTML, in the order of the book, the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from bloc_course.book.source import folder_of, world_of
from bloc_course.dataset.history import last_change

_VOID = re.compile(r"<(br|hr|input|img|col|wbr)\b([^<>]*?)\s*/?>")
# An attribute without a value: XML wants one.
_BARE = re.compile(r"(<[a-z][^<>]*?\s)(hidden|checked|selected|disabled|open|multiple)(?=[\s/>])")
_STYLE = re.compile(r'\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>')
_SELECT = re.compile(r"<select\b.*?</select>", re.DOTALL)
_OPTION = re.compile(r'<option value="[^"]+"[^>]*>(.*?)</option>', re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_CONTROL = re.compile(r"<button\b.*?</button>|<input\b[^>]*>", re.DOTALL)
_QUIZ = re.compile(r"<bloc-quiz\b[^>]*>|</bloc-quiz>")
_LABEL = re.compile(r"<(/?)label\b[^>]*>")
_SVG = re.compile(r"<svg\b(?![^>]*\bxmlns=)")
_ITEM = re.compile(r'<item id="[^"]*" href="([^"]+\.xhtml)"[^>]*?(?=\s*/>)')
_FILTER = re.compile(r'<p class="bc-filter".*?</p>', re.DOTALL)
_VIEWPORT = re.compile(r'(<meta name="viewport"[^>]*>)(?:\s*<meta name="viewport"[^>]*>)+')


class Epub(Epub3Builder):
    """Sphinx's builder, with the contents of the book and pages that every reader can open."""

    def get_toc(self) -> None:
        """The pages in the order of the book; Sphinx would see the start page alone."""
        tree = global_toctree_for_doc(
            self.env, self.config.root_doc, self, collapse=False, includehidden=True
        )
        self.refnodes = self.get_refnodes(tree, []) if tree is not None else []
        self.toc_add_files(self.refnodes)

    def content_metadata(self) -> dict[str, Any]:
        """Sphinx's, with the date of the data in place of the day of the build."""
        day = last_change(folder_of(self.config)) or "1980-01-01"
        return super().content_metadata() | {"date": f"{day}T00:00:00Z"}

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Sphinx's, under the identifier that the package has."""
        return super().toc_metadata(level, navpoints) | {"uid": self.config.epub_identifier}

    def build_content(self) -> None:
        """Sphinx's list of files, with a word on those that hold drawings."""
        super().build_content()
        listing = Path(self.outdir) / "content.opf"

        def said(item: re.Match[str]) -> str:
            page = (listing.parent / item.group(1)).read_text(encoding="utf-8")
            return item.group(0) + (' properties="svg"' if "<svg" in page else "")

        text = listing.read_text(encoding="utf-8")
        head, nav, rest = text.partition('properties="nav"')
        listing.write_text(head + nav + _ITEM.sub(said, rest), encoding="utf-8")

    def handle_finish(self) -> None:
        """Mend the pages, then write the book."""
        out = Path(self.outdir)
        for page in sorted(out.rglob("*.xhtml")):
            text = page.read_text(encoding="utf-8")
            page.write_text(_without_lost_styles(well_formed(text), page), encoding="utf-8")
        super().handle_finish()

    def build_epub(self) -> None:
        """Pack what was written, under one date, the type first and as it is."""
        out = Path(self.outdir)
        names = ["mimetype", "META-INF/container.xml", "content.opf", "toc.ncx"]
        with ZipFile(out / f"{self.config.epub_basename}.epub", "w") as book:
            for name in [*names, *sorted(map(str, self.files))]:
                info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                book.writestr(info, (out / name).read_bytes())


def well_formed(page: str) -> str:
    """A page of HTML as XHTML; a page that is XHTML comes back as it is."""
    page = _VIEWPORT.sub(r"\1", _FILTER.sub("", page))
    page = _SVG.sub('<svg xmlns="http://www.w3.org/2000/svg"', page.replace("&nbsp;", "\u00a0"))
    page = _VOID.sub(r"<\1\2 />", page)
    found = 1
    while found:
        page, found = _BARE.subn(r'\1\2=""', page)
    return page


def plain_quiz(html: str) -> str:
    """A quiz as text: the questions with what there is to choose from, without controls or keys."""
    html = _SELECT.sub(_choices, _SCRIPT.sub("", html))
    html = _CONTROL.sub("", html)
    return _LABEL.sub(r"<\1span>", _QUIZ.sub("", html))


def _choices(select: re.Match[str]) -> str:
    return f'<span class="bq-choices">({" / ".join(_OPTION.findall(select.group(0)))})</span>'


def _without_lost_styles(text: str, page: Path) -> str:
    def kept(link: re.Match[str]) -> str:
        return link.group(0) if (page.parent / link.group(1)).is_file() else ""

    return _STYLE.sub(kept, text)


def describe(config: Config) -> None:
    """What the package says of the book, from the configuration and the data."""
    version = world_of(config).data.version
    config.epub_title = config.html_title or config.project
    config.epub_description = config.epub_title
    config.epub_identifier = config.html_baseurl or f"urn:bloc-course:{version}"
    config.epub_scheme = "URL" if config.html_baseurl else "URN"
    config.epub_uid = "book"
    config.epub_basename = "book"
    config.epub_tocscope = "includehidden"
    config.epub_show_urls = "no"
    config.version = config.version or version


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(Epub, override=True)
