"""Chapters cite: what they tell of the past has a locator close by.

A sentence counts as telling of the past when it has a year, a figure or a name of the dataset. It
is covered by the locators that end its group of sentences, or by those of the group after it under
the same heading. What asks, sets a task or speaks of the course tells nothing and needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from worlds import world

BOOK = Path(__file__).parents[2] / "book"
# Blocks that set a task, ask or warn; figures and quizzes are made from the dataset.
TELLING = {"historian"}
LOC = re.compile(r"\{loc\}`[^`]*`")
ROLE = re.compile(r"\{[a-z-]+\}`([^`<]*?)\s*(?:<[^`>]*>)?`")
END = re.compile(r"(?<=[.?!:])[*”]*\s+(?=[*“({]*[A-ZÀ-Þ])")
FIGURE = re.compile(r"\b\d+\b|\b(?:dozen|hundred|thousand|million)s?\b")
# Sentences that need none, each under the reason why.
NO_LOCATOR = {
    "what is not there cannot be pointed at": (
        "From Sedov, for this date, nothing is quoted",
        "Nothing here excludes Smirnov",
    ),
    "the calendar": ("*October 1932* is thirty-one days long",),
    "sums up what was cited above": ("I note down: *false as to the place and as to Sedov",),
    "made as an example": ("A sentence such as *Stalin had been right",),
    "a rubric": ("| attribution | says “Broué writes” once",),
}


@cache
def chapters() -> list[Path]:
    parts = yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    (listed,) = [part["chapters"] for part in parts if part["caption"] == "Chapters"]
    return [BOOK / f"{chapter['file']}.md" for chapter in listed]


@cache
def names() -> re.Pattern[str]:
    """People by the last word of each form, groups by their names."""
    people = world().data.people.values()
    forms = [form for p in people for form in (p.name, *(a.form for a in p.aliases))]
    known = {form.split()[-1].strip("().") for form in forms}
    known |= {group.name for group in world().data.groups.values()}
    known = {name for name in known if len(name) > 3 and name[0].isupper()}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})\b")


def blocks(text: str) -> Iterator[list[str]]:
    """Paragraphs that tell, as one list a heading; a list item and a table row are one each."""
    section: list[str] = []
    lines: list[str] = []
    fence: list[bool] = []
    head = ""
    for line in [*text.splitlines(), "# end"]:
        inside = all(fence)
        if (
            not line.strip()
            or line.startswith((":", "#", "|", ">"))
            or re.match(r"- |\d+\. ", line)
        ):
            if lines:
                section.append(" ".join(lines))
            lines = []
        if line.startswith(":::{"):
            fence.append(line.startswith((":::{margin}", ":::{admonition}")))
        elif line.startswith(":class:") and fence and fence[-1]:
            fence[-1] = bool(TELLING & set(line.split()))
        elif line.startswith(":::"):
            fence.pop()
        elif line.startswith("#"):
            yield section
            section = []
        elif inside and line.strip() and not line.startswith((":", ">", "|")):
            lines.append(re.sub(r"^(- |\d+\. )", "", line).strip())
        elif inside and line.startswith("|"):
            head = head or "".join(
                LOC.findall(line)
            )  # locators over a column are those of its rows
            section.append(line + head)
        if not line.startswith("|"):
            head = ""


def groups(paragraph: str) -> list[str]:
    """Runs of sentences, each up to the locators that end it; the last may have none."""
    parts = re.split(rf"({LOC.pattern}\)?)", paragraph)
    cited = ["".join(pair) for pair in zip(parts[::2], parts[1::2], strict=False)]
    return [g for g in (*cited, parts[-1] if len(parts) % 2 else "") if re.search(r"\w", g)]


def uncited(text: str) -> list[str]:
    """Sentences that tell of the past with no locator in their group or the next."""
    found = []
    for section in blocks(text):
        runs = [run for paragraph in section for run in groups(paragraph)]
        for run, after in pairwise([*runs, ""]):
            if not LOC.search(run) and not LOC.search(after):
                found += [s for s in END.split(ROLE.sub(r"\1", run).strip()) if tells(s)]
    return found


def tells(sentence: str) -> bool:
    return bool(
        (FIGURE.search(sentence) or names().search(sentence))
        and not sentence.rstrip("*”").endswith("?")
    )


@pytest.mark.parametrize("path", chapters(), ids=lambda path: path.stem)
def test_what_a_chapter_tells_has_a_locator_close_by(path: Path) -> None:
    allowed = [start for starts in NO_LOCATOR.values() for start in starts]
    bare = uncited(path.read_text(encoding="utf-8"))
    assert [s for s in bare if not s.startswith(tuple(allowed))] == []


def test_every_allowed_sentence_still_stands_somewhere() -> None:
    bare = [s for path in chapters() for s in uncited(path.read_text(encoding="utf-8"))]
    for start in (start for starts in NO_LOCATOR.values() for start in starts):
        assert any(s.startswith(start) for s in bare), start


def test_the_check_finds_what_is_bare_and_takes_what_is_cited() -> None:
    told = "# A\n\nIn 1932 Sedov wrote. {loc}`p3` Nobody knew.\n\n## B\n\nIn 1937 he asked again.\n"
    assert uncited(told) == ["In 1937 he asked again."]
    task = "# A\n\n:::{admonition} Do\n:class: activity\n\nWrite as Sedov in 1932.\n:::\n"
    assert uncited(task) == []
    thought = task.replace("activity", "historian")
    assert uncited(thought) == ["Write as Sedov in 1932."]
