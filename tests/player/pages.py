"""Questions of every kind with their keys, and pages of them run in Chromium."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

from bloc_course.forms.form import Form, KeyEntry, Question, QuestionPart
from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Evidence, Feedback, ItemPart
from bloc_course.items.marking import Declaration
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.player.embed import script, style

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(f"{text.split()[-1].lower()}9", text) for text in texts)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


WHEN = DateEntry("The letter was written:")
DAYS = DateKey(day("1932-10-01"), day("1932-10-31"), "October 1932", lasting=False)
CARDS = options("The second card", "The first card & <more>", "The third")
PAIRS = (("<more>9", "card9"), ("<more>9", "third9"), ("card9", "third9"))
MODEL = "The letter was written in October because it answers another one of that month."
RUBRIC = Rubric(
    (
        Criterion(
            "date",
            "Date",
            "say when it was written",
            points=(Point("october", "it was written in October", (("october",), ("written",))),),
            needed=(1,),
        ),
    ),
    MODEL,
)
ROWS = Rows({"north9": "yes9", "south9": "no9"}, {"north9": 2, "south9": 2})
EACH: dict[str, list[tuple[Interaction, Declaration]]] = {
    "q-choice": [(Choice(options("Sedov", "Trotsky", "Smirnov")), Single("trotsky9"))],
    "q-multiple": [(MultipleChoice(options("One", "Two", "Three")), Multiple(("one9", "two9"), 3))],
    "q-order": [(Order(CARDS), CertainPairs(PAIRS, ("<more>9", "card9", "third9")))],
    "q-shared": [
        (Order(CARDS, shared_places=True), CertainPairs(PAIRS, ("<more>9", "card9", "third9")))
    ],
    "q-match": [(Match(options("The north", "The south"), options("Yes", "No")), ROWS)],
    "q-inline": [
        (
            InlineChoice(
                ("It came ", " and ", "."),
                (Gap("g1", options("before", "after")), Gap("g2", options("went", "stayed"))),
            ),
            Rows({"g1": "after9", "g2": "went9"}, {"g1": 2, "g2": 2}),
        )
    ],
    "q-date": [(WHEN, DAYS)],
    "q-tiers": [
        (
            TwoTier(options("Yes", "No"), options("Because", "Although"), "For what reason?"),
            TwoTierKey("yes9", "because9"),
        )
    ],
    "q-parts": [(Choice(options("Left", "Right"), fixed=True), Single("left9")), (WHEN, DAYS)],
    "q-marked": [
        (
            Hottext(
                ("He says ", ", but the report that ", " is older."),
                options("that it was so", "it had been agreed"),
            ),
            Single("agreed9"),
        )
    ],
    "q-gaps": [
        (
            GapMatch(
                (Option("g8", "First came the"), Option("g9", "then the")),
                options("The rain", "The snow"),
                reuse=True,
            ),
            Rows({"g8": "rain9", "g9": "snow9"}, {"g8": 2, "g9": 2}),
        )
    ],
    "q-name": [(TextEntry("It was written by:"), Spelling(("Ivan Smirnov", "I.N. Smirnov")))],
    "q-essay": [(ExtendedText("When was it written, and why?", 30, 80), RUBRIC)],
}


def question(code: str) -> Question:
    parts = (
        QuestionPart(f"part{at}", interaction, f"Prompt {at}" if len(EACH[code]) > 1 else "")
        for at, (interaction, _) in enumerate(EACH[code])
    )
    return Question(code, "3/2", f"Stem of {code} with <b> & “quotes”\n\nTwo blocks", tuple(parts))


def entry(code: str) -> KeyEntry:
    parts = tuple(
        ItemPart(f"part{at}", interaction, key, f"1/{len(EACH[code])}")
        for at, (interaction, key) in enumerate(EACH[code])
    )
    feedback = Feedback(
        hint=f"Hint of {code}",
        rule="The rule </script>",
        key="The key (p6)",
        reread=("p6",),
    )
    evidence = (Evidence("rec", ("p6", "n10.1"), "The letter says so", "normative"),)
    return KeyEntry(
        code, "item", "C1", "rev", "skill", "level", "3/2", "stem", parts, feedback, evidence, ()
    )


def form(codes: list[str]) -> Form:
    questions = tuple(map(question, codes))
    return Form("form-1", "chk7", "quiz", "Title", "graded", 'Ann "A" <x>', "Ann", questions)


def run(quiz: str, steps: str, folder: Path) -> str:
    """The page after `steps` (JavaScript that calls `report`) have run; see REPORT for the rest."""
    page = folder / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>'
        f"<style>{style()}</style><body><script>{script(marking='practice' in quiz)}</script>\n"
        f"{quiz}<pre id=report></pre>"
        f"<script>const report = (x) => document.getElementById('report').textContent = "
        "JSON.stringify(x);\n"
        "const $ = (css) => document.querySelector(css);\n"
        "const $$ = (css) => [...document.querySelectorAll(css)];\n"
        "window.addEventListener('error', (e) => report('error: ' + e.message));\n"
        "const change = (e) => e.dispatchEvent(new Event('change', {bubbles: true}));\n"
        "const set = (e, value) => { e.value = value; change(e); };\n"
        f"window.addEventListener('load', () => {{ {steps} }});</script></body></html>",
        "utf-8",
    )
    return opened(folder, "--dump-dom", page=page)


def opened(folder: Path, *options: str, page: Path) -> str:
    """What headless Chromium prints of a page, with a profile of its own in `folder`."""
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=3000",
            *options,
            page.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
