"""The frame of the pages that graders write: one self-contained file each, no script at all."""

from __future__ import annotations

from html import escape

from bloc_course.player.page_head import allowed

STYLE = """\
:root { color-scheme: light dark; --line: #8886; --good: #1a7f4b; --part: #9a6700; --bad: #b3261e;
  --soft: #8882; }
@media (prefers-color-scheme: dark) {
  :root { --good: #5ad394; --part: #e3b341; --bad: #ff8f87; } }
* { box-sizing: border-box; }
html { background: Canvas; color: CanvasText; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; }
section, article { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; } .plot { margin: 1rem 0; } .plot svg { width: 100%; max-width: 27rem; }
.trace { min-width: 40px; } .say { min-width: 12rem; } .wide tbody th { min-width: 9rem; }
.right { color: var(--good); } .partly { color: var(--part); } .wrong { color: var(--bad); }
.mark { font-weight: 600; } .quiet { opacity: .75; }
.note { background: var(--soft); padding: .5rem .8rem; border-radius: .4rem; }
svg { display: block; max-width: 100%; height: auto; } pre { white-space: pre-wrap; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
"""


def page(title: str, body: str) -> str:
    """A page that asks no server for anything; `body` is HTML, `title` text."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        f" content=\"default-src 'none'; style-src {allowed(STYLE)}\">\n"
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">Skip to the content</a>\n<main id="main">\n{body}\n'
        "</main>\n</body>\n</html>\n"
    )


def wide(label: str) -> str:
    """The start of a box that scrolls on a narrow screen, which the keyboard can reach."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(label)}">'


def text(words: str) -> str:
    """Text as HTML, its line breaks kept."""
    return escape(words).replace("\n", "<br>")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 item, 2 items."""
    return f"{number} {one if number == 1 else many or one + 's'}"
