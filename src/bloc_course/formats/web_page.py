"""A form as one web page: readable and printable without a script, and no server is asked.

Script and style stand in the page and are allowed by their hashes alone, so nothing that might get
into a text of a form could run. A graded page holds the form and no key.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from html import escape

from bloc_course.formats._base import Format
from bloc_course.forms.form import Form, Key
from bloc_course.player.embed import graded_html, practice_html, script, style

STYLE = """\
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: .25rem; }
.who, .form-id { margin: .25rem 0; }
.form-id code { font-size: 1.1em; letter-spacing: .08em; }
.how { border-left: 4px solid #6b7280; padding: .1rem .8rem; margin: 1rem 0; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
footer { border-top: 1px solid #6b7280; margin-top: 2rem; }
@media (prefers-color-scheme: dark) { body { background: #14181e; color: #e8eaee; } }
@media print {
  body { max-width: none; background: #fff; color: #000; font-size: 11pt; }
  .skip, .on-screen { display: none; }
}
"""
GRADED = (
    "Your answers are kept in this browser while you work. When you have finished, choose"
    " “Save answers as a file” at the end and hand in the file answers.json just as it was saved."
)
PRACTICE = (
    "This is practice and counts for nothing. “Check” gives a hint first and then the answer with"
    " its evidence; your answers are kept in this browser."
)
ON_PAPER = (
    "On paper, or without JavaScript: print this page; mark a choice by its letter, write an order"
    " as the numbers of its cards (8, 6, 7) and rows with their letters (8=y, 9=z), and give dates"
    " with their year. Copy the form id and the check code onto every sheet that you hand in."
)


def write(form: Form) -> bytes:
    """The page's bytes."""
    return _page(form, graded_html(form), GRADED)


def practice(form: Form, key: Key) -> bytes:
    """The page of a practice quiz, which marks itself and holds the key."""
    return _page(form, practice_html(form.questions, key.entries, form.form), PRACTICE)


def _page(form: Form, quiz: str, how: str) -> bytes:
    intro = "".join(f"<p>{escape(block)}</p>\n" for block in form.intro.split("\n\n") if block)
    due = f"<p><b>Due:</b> {escape(form.due)}</p>\n" if form.due else ""
    number = (
        f'<p class="form-id">Form <code>{escape(form.form)}</code>,'
        f" check code <code>{escape(form.check)}</code></p>"
    )
    return (
        f"{_head()}<title>{escape(form.title)}</title>\n</head>\n<body>\n"
        '<a class="skip" href="#questions">Skip to the questions</a>\n'
        f"<header>\n<h1>{escape(form.title)}</h1>\n"
        f'<p class="who"><b>{escape(form.name)}</b> ({escape(form.student)})</p>\n{number}\n'
        f"{intro}{due}"
        f'<div class="how"><p class="on-screen">{how}</p><p>{ON_PAPER}</p></div>\n'
        '<noscript><p class="how"><b>JavaScript is off:</b> the questions below can be read and'
        " printed, but this page can't save your answers.</p></noscript>\n"
        f'</header>\n<main id="questions">\n{quiz}</main>\n'
        f"<footer>{number}</footer>\n<script>{script()}</script>\n</body>\n</html>\n"
    ).encode()


@cache
def _head() -> str:
    styles = STYLE + style()
    policy = (
        f"default-src 'none'; style-src {_allowed(styles)}; script-src {_allowed(script())};"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<style>{styles}</style>\n"
    )


def _allowed(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


SPEC = Format(name="web-page", suffix=".html", title="Web page", write=write, practice=practice)
