"""Small books to try the extension on, and what building one gives."""

from __future__ import annotations

import io
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from worlds import world

CONF = (
    'extensions = ["myst_parser", "bloc_course.book"]\nmyst_enable_extensions = ["colon_fence"]\n'
)
REFERENCE = {
    name: f"# {name.title()}\n\n:::{{reference}} {name}\n:::\n"
    for name in ("people", "groups", "documents", "timeline", "glossary", "slips")
}
FIGURES = {
    "timeline": ":chapter: chronology\n:tier: core\n:documents: sedov-ink-letter-1932",
    "network": ":persons: smirnov-group",
    "layers": ":alt: My <own> words",
    "constraint-graph": ":documents: trotsky-german-letter-1932",
    "evidence-map": ":claim: exchange-worked-broue\n:weakens: bloc-ended-by-arrests-broue",
    "chain": ":document: ko-article-1932",
    "matrix": ":claims: bloc-formed-broue, centre-existed-broue",
    "lifelines": ":people: ivan-smirnov\n:groups: sten-lominadze-group\n:from: 1926\n:to: 1938",
    "route-map": ":documents: ko-article-1932\n:events: meeting-sedov-smirnov-1931\n"
    ":places: berlin, moscow",
    "knowledge-map": ":documents: sedov-ink-letter-1932\n:to: 1938",
    "causal-map": ":claims: hitler-consolidated-stalin-broue, network-destroyed-broue",
    "who-named-whom": ":sources: trial-report-1936\n:groups: unified-centre-1936",
}
CLAIM = next(c for c in world().data.claims.values() if c.source in world().data.documents)
SLIP = next(iter(world().data.discrepancies))
NAMED = "{person}`Sedov <leon-sedov>` and {group}`liberals` {loc}`p6, n12.1` {certainty}`inferred`"


def block(name: str, argument: str, options: str = "", body: str = "") -> str:
    """A directive as a writer types it."""
    inside = "\n\n".join(part for part in (options, body) if part)
    return f":::{{{name}}} {argument}\n{inside}\n:::\n"


EVERYTHING = "\n".join(
    [
        block("lesson", "find"),
        f"{NAMED}. Again {{person}}`leon-sedov`.",
        f"{{claim}}`so <{CLAIM.id}>` {{discrepancy}}`slip <{SLIP}>`",
        "{sense}`bloc-broue-political`",
        *(
            block(name, f"A {name}.", f":name: fig-{name}\n{options}", f"A note on {name}.")
            for name, options in FIGURES.items()
        ),
        "[See](#fig-timeline).",
        block("document-card", "sedov-ink-letter-1932"),
        block("claim", "centre-existed-red-book"),
        block("discrepancy", "expulsion-zinoviev-kamenev"),
        block("prosopography", "People.", ":groups: smirnov-group"),
        block("open-questions", "find", body="And mine."),
    ]
)


class Book:
    """What a small book was built into: its pages and what the build complained of."""

    def __init__(self, out: Path, said: str) -> None:
        self.out = out
        self.said = re.sub(r"\x1b\[[0-9;]*m", "", said)

    def page(self, name: str = "index") -> str:
        return (self.out / f"{name}.html").read_text(encoding="utf-8")


def built(folder: Path, text: str, builder: str = "html", *, conf: str = "", **pages: str) -> Book:
    """Build a start page and others, by name, in `folder`; what is unchanged is not rewritten."""
    source = folder / "source"
    source.mkdir(exist_ok=True)
    tree = "\n\n:::{toctree}\n" + "\n".join(pages) + "\n:::\n" if pages else ""
    files = {"index.md": f"# Start\n\n{text}{tree}", "conf.py": f"{CONF}{conf}\n"}
    files |= {f"{name}.md": content for name, content in pages.items()}
    for name, content in files.items():
        file = source / name
        if not file.is_file() or file.read_text("utf-8") != content:
            file.write_text(content, encoding="utf-8")
    out, said = folder / "out" / builder, io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, source, out, folder / "trees", builder, status=None, warning=said)
        app.build()
    return Book(out, said.getvalue())
