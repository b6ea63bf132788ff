"""The review page: one file for whoever marks by hand; it asks no server and runs one script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from bloc_course.grading._human import WHOLE
from bloc_course.grading._page import STYLE, text
from bloc_course.grading.review_cases import Case, Proposal
from bloc_course.player.page_head import page_head

OWN = """\
blockquote { margin: .5rem 0; padding: .5rem .8rem; border-left: 4px solid var(--line);
  white-space: pre-wrap; }
mark { background: #fd06; color: inherit; text-decoration: underline; }
mark.against { background: #f444; text-decoration: underline wavy; }
mark sup { font-size: .7em; padding-left: .1em; }
.only-read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
fieldset label { display: inline-block; margin-right: 1rem; padding: .2rem 0; }
fieldset ul { margin: .2rem 0; padding-left: 1.2rem; }
input, button { font: inherit; } input[type=radio] { width: 1.2em; height: 1.2em; }
button { padding: .3rem .8rem; } .reason { width: 100%; }
.done h2::after { content: " ✓"; color: var(--good); }
.bar { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--line);
  padding: .4rem 0; z-index: 1; }
article { scroll-margin-top: 8rem; }
"""
HOW = (
    "Read each answer and give points for every criterion; what the machine gives is a proposal."
    " Marked words earned a point by its reading, words with a wavy line told against it. Marks"
    " are kept in this browser. When you have finished, save the file and give it to"
    " “bloc-course review QUIZ marks.json”. Names are not shown."
)


@cache
def script() -> str:
    """The page's script."""
    return files("bloc_course.grading").joinpath("review_page.js").read_text(encoding="utf-8")


def review_html(quiz: str, title: str, cases: Sequence[Case]) -> str:
    """The page of all cases; it holds the rubrics of these questions and no other key."""
    body = "\n".join(_case(number, len(cases), case) for number, case in enumerate(cases, 1))
    return (
        f"{page_head(STYLE + OWN, script())}"
        f"<title>{escape(title)}: review</title>\n<style>{STYLE}{OWN}</style>\n</head>\n"
        f'<body data-quiz="{escape(quiz)}">\n<a class="skip" href="#main">Skip to the cases</a>\n'
        f'<header><h1>{escape(title)}: review</h1>\n<p class="note">{HOW}</p>\n'
        '<noscript><p class="note"><b>JavaScript is off:</b> this page can be read, but it can’t'
        " save marks; write them into decisions.yaml by hand.</p></noscript></header>\n"
        '<div class="bar scripted" hidden><label>Marker <input id="marker" autocomplete="off">'
        '</label> <button type="button" id="json">Save marks.json</button>'
        ' <button type="button" id="csv">Save marks.csv</button>'
        ' <label>Go on with saved marks <input type="file" id="load" accept=".json"></label>'
        ' <span id="count"></span> <span id="said" role="status"></span></div>\n'
        f'<main id="main">\n{body or "<p>There is nothing to review.</p>"}\n</main>\n'
        f"<script>{script()}</script>\n</body>\n</html>\n"
    )


def _case(number: int, many: int, case: Case) -> str:
    data = "".join(
        f' data-{name}="{escape(str(value))}"'
        for name, value in (
            ("form", case.form),
            ("question", case.question),
            ("number", case.number),
            ("item", case.item),
            ("revision", case.revision),
            ("seen", case.seen),
        )
    )
    letters = {p.title: chr(ord("A") + n) for n, p in enumerate(case.proposals)}
    flags = f" Look at: {', '.join(case.flags)}." if case.flags else ""
    sets = "".join(_set(number, letters.get(p.title, ""), p) for p in case.proposals)
    model = (
        f"<details><summary>One good answer</summary><p>{text(case.model)}</p></details>"
        if case.model
        else ""
    )
    return (
        f'<article id="case-{number}" aria-labelledby="head-{number}"{data}>'
        f'<h2 id="head-{number}">{number} of {many}: question {case.number} of form'
        f' {escape(case.form)} <span class="state quiet">to mark</span></h2>'
        f"<p>{text(case.stem)}</p><blockquote>{''.join(_shown(case, letters))}</blockquote>"
        f'<p class="quiet">{escape(case.kind)}: {escape(case.reason)}.{escape(flags)}</p>{model}'
        f"{sets}<p><label>For the student (may be empty) <input class=reason></label></p>"
        '<p class="scripted" hidden><button type="button" class="confirm">Take over the machine’s'
        ' marks</button> <button type="button" class="clear">Clear</button></p></article>'
    )


def _set(number: int, letter: str, proposal: Proposal) -> str:
    name = escape(f"{number} {proposal.criterion}")
    asks = "".join(f"<li>{text(one)}</li>" for one in proposal.asks)
    asks = f'<ul class="quiet">{asks}</ul>' if asks else ""
    if proposal.criterion != WHOLE:
        fields = "".join(
            f'<label><input type="radio" name="{name}" value="{n}"> {n}</label>'
            for n in range(int(proposal.most) + 1)
        )
    else:
        fields = (
            f'<label>Points of {escape(proposal.most)} <input type="text" inputmode="decimal"'
            f' size="6" name="{name}"></label>'
        )
    return (
        f'<fieldset data-criterion="{escape(proposal.criterion)}"'
        f' data-machine="{escape(proposal.points)}"><legend>{letter}. {escape(proposal.title)}'
        f" (machine: {escape(proposal.points)} of {escape(proposal.most)})</legend>{asks}{fields}"
        "</fieldset>"
    )


def _shown(case: Case, letters: dict[str, str]) -> Iterator[str]:
    """The answer with its spans marked; where spans overlap, a piece has the letters of all."""
    cuts = sorted(
        {0, len(case.answer), *(s.start for s in case.spans), *(s.end for s in case.spans)}
    )
    for start, end in pairwise(cuts):
        own = [s for s in case.spans if s.start <= start and end <= s.end]
        piece = escape(case.answer[start:end])
        if not own:
            yield piece
            continue
        against = "" if any(s.counts for s in own) else ' class="against"'
        said = "; ".join(
            f"{s.criterion}: {'' if s.counts else 'against it, '}{s.point}" for s in own
        )
        marks = "".join(dict.fromkeys(letters[s.criterion] for s in own))
        yield (
            f'<mark{against} title="{escape(said)}">{piece}<sup aria-hidden="true">{marks}</sup>'
            f'<span class="only-read"> ({escape(said)}) </span></mark>'
        )
