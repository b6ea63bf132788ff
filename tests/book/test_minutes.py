"""The times in the data are what a chapter asks of a reader, counted on its page.

Rates are for reading that takes notes. They are a reckoning, no measurement: nobody was timed.
"""

from __future__ import annotations

import re

import lxml.html
import pytest

from bloc_course.dataset.records import Chapter, Path
from worlds import world

CHAPTERS = world().data.chapters
# Words a minute, of the page and of the article; minutes for a question, one that asks for prose,
# a figure or card, an activity.
RATES: dict[Path, tuple[float, float, float, float, float, float]] = {
    "U": (150, 120, 1.5, 8, 2, 15),
    "S": (120, 100, 2, 5, 2, 15),
}
# The answer to the question of the book, in the last chapter, and a classmate's answer read.
ESSAY: dict[Path, float] = {"U": 45, "S": 20}
WITHIN = 10
APART = (
    './/bloc-quiz | .//figure | .//details | .//table | .//div[contains(@class, "bc-document")]'
    ' | .//div[contains(@class, "bc-objectives")] | .//*[contains(@class, "bc-cite")]'
    ' | .//*[contains(@class, "bc-cards")]'
)


def count(page, css: str) -> int:
    return len(page.xpath(f'.//div[contains(concat(" ", @class, " "), " {css} ")]'))


def reckoned(page, chapter: Chapter, path: Path) -> float:
    """Minutes for what the page asks of a reader on a path."""
    words = world().data.article.locators
    own, article, short, prose, look, do = RATES[path]
    (shown,) = page.xpath('//article[contains(@class, "bd-article")]')
    questions = shown.xpath('.//*[contains(@class, "bq-question")]')
    written = [each for each in questions if each.xpath(".//textarea")]
    seen = len(shown.xpath(".//figure")) + count(shown, "bc-document")
    if path == "S":
        boxes = shown.xpath('.//div[contains(concat(" ", @class, " "), " upper-secondary ")]')
        tasks = len(boxes)
        named = {loc for box in boxes for loc in re.findall(r"[a-z]+\d[\d.]*", box.text_content())}
    else:
        tasks = count(shown, "activity")
        # The last chapter reads again what the others have read.
        named = set(chapter.locators) if "create" not in _levels(chapter) else set()
    for part in shown.xpath(APART):
        part.drop_tree()
    reading = sum(words[loc].words for loc in named if loc in words)
    minutes = len(shown.text_content().split()) / own + reading / article
    minutes += (len(questions) - len(written)) * short + len(written) * prose + seen * look
    return minutes + tasks * do + (ESSAY[path] if "create" in _levels(chapter) else 0)


def _levels(chapter: Chapter) -> set[str]:
    return {objective.level for objective in chapter.objectives}


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=list(CHAPTERS))
def test_a_chapter_takes_about_the_time_that_the_data_give(out, chapter):
    for path in chapter.path:
        page = lxml.html.fromstring((out / f"{chapter.id}.html").read_bytes())
        assert chapter.minutes_of(path) == pytest.approx(reckoned(page, chapter, path), abs=WITHIN)


def test_a_time_of_its_own_is_for_a_path_of_the_chapter():
    for chapter in CHAPTERS.values():
        assert set(chapter.minutes_on) < set(chapter.path), chapter.id


def test_the_start_page_promises_what_the_chapters_keep(pages):
    said = " ".join(pages["index.html"].text_content().split())
    assert "All ten chapters, the notes included, one to two hours each" in said
    assert "Six chapters (1, 2, 3, 5, 7 and 10), about an hour each" in said
    times = {
        path: [c.minutes_of(path) for c in CHAPTERS.values() if path in c.path] for path in "US"
    }
    assert (len(times["U"]), len(times["S"])) == (10, 6)
    assert all(55 <= minutes <= 125 for minutes in times["U"])
    assert all(45 <= minutes <= 65 for minutes in times["S"])
