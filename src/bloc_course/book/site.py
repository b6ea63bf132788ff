"""What the published site has beside its pages: a page for lost links, a sitemap, what search
engines and social networks read, and which data the pages show.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from bloc_course.book.source import folder_of, world_of
from bloc_course.dataset.history import last_change
from bloc_course.dates.days import MONTHS

LOST = "404"
# The theme with a place for more below a page.
THEME = "sphinx_book_theme"
CARD = "_static/social-card.png"
_KINDS = {"html": "one HTML file", "pdf": "PDF", "epub": "EPUB"}
_DESCRIPTION = 160  # characters that a search engine shows
_RELATIVE = re.compile(r'((?:href|src|action)=")(?![a-z]+:|[#/])([^"]*)')
_LOST_TEXT = """<section><h1>This page is not here</h1>
<p>The link that led you here is old or mistaken. Nothing else is lost: go to the
<a href="{start}">start page</a>, or <a href="search.html">search</a> for a name, a document or a
word.</p></section>"""


def on_config(_app: Sphinx, config: Config) -> None:
    """Say below every page which data it shows; the day of the build says nothing."""
    config.html_last_updated_fmt = None
    version, day = world_of(config).data.version, last_change(folder_of(config))
    said = f"Version {version} of the data"
    if day:
        changed = date.fromisoformat(day)
        # Sphinx takes the locale of the machine; the book is in English.
        said += f", last changed on {changed.day} {MONTHS[changed.month - 1]} {changed.year}"
    if config.html_theme != THEME:
        return
    given = config.html_theme_options.get("extra_footer", "")
    footer = f'{given}{_editions(config)}<p class="bc-version">{said}.</p>'
    config.html_theme_options = {**config.html_theme_options, "extra_footer": footer}


def _editions(config: Config) -> str:
    """Links to the editions that lie beside the pages; only an address leads there from each."""
    if not config.html_baseurl or not config.bloc_editions:
        return ""
    at = f"{_base(config)}editions/book."
    links = [f'<a href="{at}{kind}">{_KINDS[kind]}</a>' for kind in config.bloc_editions]
    return f'<p class="bc-editions">The whole book: {", ".join(links)}.</p>'


def on_builder(app: Sphinx) -> None:
    """Have a page written for links that lead nowhere."""
    if app.builder.name == "html":
        pages = {**app.config.html_additional_pages, LOST: "page.html"}
        app.config.html_additional_pages = pages


def on_page(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell what the page is about, and with a base address where it is and how it looks."""
    if app.builder.name != "html":
        return
    if page == LOST:
        start = app.builder.get_target_uri(app.config.root_doc)
        context |= {"title": "Not found", "body": _LOST_TEXT.format(start=start), "pageurl": None}
        context["metatags"] = '<meta name="robots" content="noindex" />'
    elif doctree is not None:
        about = description(doctree)
        tags = [f'<meta name="description" content="{escape(about)}" />'] if about else []
        if app.config.html_baseurl:
            title = re.sub(r"<[^>]*>", "", context.get("title") or "")
            tags += _social(app, title, about, context["pageurl"])
        context["metatags"] = "\n".join([context.get("metatags", ""), *tags])


def description(doctree: nodes.document) -> str:
    """The first words of a page's running text."""
    for block in doctree.findall(nodes.paragraph):
        if isinstance(block.parent, nodes.section) and block.astext().strip():
            words = re.sub(r"\s*\[[^\]]*\]", "", block.astext())
            words = re.sub(r"\s+", " ", words).strip()
            if len(words) <= _DESCRIPTION:
                return words
            return words[: words.rindex(" ", 0, _DESCRIPTION)].rstrip(",;:") + " …"
    return ""


def _social(app: Sphinx, title: str, about: str, address: str) -> list[str]:
    said = {
        "og:type": "article",
        "og:site_name": app.config.html_title,
        "og:title": title,
        "og:description": about,
        "og:url": address,
    }
    large = (Path(app.outdir) / CARD).is_file() or (Path(app.srcdir) / CARD).is_file()
    if large:
        said["og:image"] = urljoin(_base(app.config), CARD)
    tags = [f'<meta property="{k}" content="{escape(v)}" />' for k, v in said.items() if v]
    card = "summary_large_image" if large else "summary"
    return [*tags, f'<meta name="twitter:card" content="{card}" />']


def _base(config: Config) -> str:
    return str(config.html_baseurl).rstrip("/") + "/"


def on_finish(app: Sphinx, failure: Exception | None) -> None:
    """With a base address: write the sitemap, and let the lost page load from any depth."""
    if failure is not None or app.builder.name != "html" or not app.config.html_baseurl:
        return
    out, base = Path(app.outdir), _base(app.config)
    day = last_change(folder_of(app.config))
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    urls = [
        f"<url><loc>{escape(urljoin(base, app.builder.get_target_uri(page)))}</loc>{changed}</url>"
        for page in sorted(app.env.found_docs)
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *urls,
        "</urlset>",
    ]
    (out / "sitemap.xml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lost = out / f"{LOST}.html"
    path = urlsplit(base).path
    text = lost.read_text(encoding="utf-8")
    lost.write_text(_RELATIVE.sub(rf"\g<1>{path}\g<2>", text), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register all of it."""
    app.add_config_value("bloc_editions", [], "html", (list,))
    app.connect("config-inited", on_config, priority=200)
    app.connect("builder-inited", on_builder)
    app.connect("html-page-context", on_page)
    app.connect("build-finished", on_finish)
