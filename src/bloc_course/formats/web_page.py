"""A form as one web page: readable and printable without a script, and no server is asked.

Script and style stand in the page and are allowed by their hashes alone, so nothing that might get
into a text of a form could run. A graded page holds the form and no key.
"""

from __future__ import annotations

import re
from html import escape

from bloc_course.formats._base import Format
from bloc_course.forms.form import Form, Key
from bloc_course.player.embed import asks_for_dates, graded_html, practice_html, script, style
from bloc_course.player.page_head import page_head

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
.large { font-size: 1.5rem; }
.on-paper, .unopened { display: none; }
@supports selector(:has(*)) {
  body:not(:has(bloc-quiz:defined)) :is(.unopened, .on-paper) { display: block; }
  body:not(:has(bloc-quiz:defined)) .opened, .old { display: none; }
}
@media print {
  body { max-width: none; padding: 0; background: #fff; color: #000; font-size: 11pt; }
  body.large { font-size: 18pt; }
  .skip, .on-screen, body .unopened { display: none !important; }
  .on-paper { display: block; }
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
UNOPENED = (
    "<b>Not opened in a browser:</b> this file needs no internet and no app, but its program does"
    " not run here; perhaps this is a preview in a mail, a learning platform or a list of files, or"
    " JavaScript is off. Save the file and open it with Firefox, Chrome, Safari or Edge. You can"
    " also read and print it as it is, and answer on paper."
)
ON_PAPER = (
    "On paper: mark a choice by its letter, write an order"
    " as the numbers of its cards (8, 6, 7) and rows with their letters (8=y, 9=z), and give dates"
    " with their year. Copy the form id and the check code onto every sheet that you hand in."
)


def write(form: Form) -> bytes:
    """The page's bytes."""
    return _page(form, graded_html(form), GRADED, marking=False)


def practice(form: Form, key: Key) -> bytes:
    """The page of a practice quiz, which marks itself and holds the key."""
    quiz = practice_html(form.questions, key.entries, form.form)
    return _page(form, quiz, PRACTICE, marking=True)


def _page(form: Form, quiz: str, how: str, *, marking: bool) -> bytes:
    player = script(marking=marking, dates=asks_for_dates(form.questions))
    intro = "".join(f"<p>{escape(block)}</p>\n" for block in form.intro.split("\n\n") if block)
    lines = {"Due": form.due, "Extra time": form.extra_time}
    more = "".join(
        f"<p><b>{name}:</b> {escape(line)}</p>\n" for name, line in lines.items() if line
    )
    body = '<body class="large">' if form.large_print else "<body>"
    number = (
        f'<p class="form-id">Form <code>{escape(form.form)}</code>,'
        f" check code <code>{escape(form.check)}</code></p>"
    )
    count = len(form.questions)
    about = f"{escape(form.title)}: {count} question{'s' * (count != 1)} to answer in the browser"
    return (
        f"{_head(form, player)}<title>{escape(form.title)}</title>\n"
        f'<meta name="description" content="{about}">\n</head>\n'
        f"{body}\n"
        '<a class="skip" href="#questions">Skip to the questions</a>\n'
        f"<header>\n<h1>{escape(form.title)}</h1>\n"
        f'<p class="who"><b>{escape(form.name)}</b> ({escape(form.student)})</p>\n{number}\n'
        f"{intro}{more}"
        f'<p class="how unopened">{UNOPENED}</p>\n'
        # Only browsers that don't know the rule that shows the line above show this one.
        f'<noscript><div class="old"><p class="how">{UNOPENED}</p>\n'
        f"<p>{ON_PAPER}</p></div></noscript>\n"
        f'<p class="how opened on-screen">{how}</p>\n<p class="how on-paper">{ON_PAPER}</p>\n'
        f'</header>\n<main id="questions">\n{quiz}</main>\n'
        f"<footer>{number}</footer>\n<script>{player}</script>\n</body>\n</html>\n"
    ).encode()


def _head(form: Form, player: str) -> str:
    styles = f"{STYLE}{style()}{_sheet(form)}"
    return f"{page_head(styles, player)}<style>{styles}</style>\n"


def _sheet(form: Form) -> str:
    """What every printed page bears at its foot, in browsers that write there."""
    # Form ids and check codes are letters and figures; nothing else may stand in a rule.
    form_id, check = (re.sub(r"[^\w-]", "", code) for code in (form.form, form.check))
    says = f'"Form {form_id}, check code {check}, page " counter(page) " of " counter(pages)'
    return f"@page {{ margin: 16mm; @bottom-right {{ font: 9pt sans-serif; content: {says}; }} }}\n"


SPEC = Format(name="web-page", suffix=".html", title="Web page", write=write, practice=practice)
