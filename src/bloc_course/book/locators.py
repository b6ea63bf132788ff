"""Locators in the text: ranges read and shown, and what a locator means in words."""

from __future__ import annotations

from bloc_course.dataset.records import Article
from bloc_course.errors import CallError, nearest

_KINDS = {
    "p": "paragraph {} of the article",
    "e": "paragraph {} of the editors’ preface",
    "h": "line {} of the masthead",
    "d": "heading {} of the appendix",
}
# A run this long or longer is shown by its ends.
_RUN = 3


def read(text: str, article: Article) -> tuple[str, ...]:
    """The locators of "p6, n12.1", "p1-p3" or "n12" (a whole note).

    CallError names the first unknown one.
    """
    order = list(article.locators)
    found: list[str] = []
    for part in text.replace("–", "-").split(","):
        first, dash, last = (end.strip() for end in part.partition("-"))
        note = [locator for locator in order if locator.startswith(f"{first}.")]
        if note and not dash:
            found += note
            continue
        for locator in (first, last) if dash else (first,):
            if locator not in article.locators:
                hint = nearest(locator, order)
                raise CallError(f"no locator {locator!r}" + (f"; {hint}" if hint else ""))
        start = order.index(first)
        stop = order.index(last) if dash else start
        if stop < start:
            raise CallError(f"the range {part.strip()!r} runs backwards")
        found += order[start : stop + 1]
    return tuple(found)


def shown(locators: tuple[str, ...], article: Article) -> str:
    """The locators as a reader sees them, runs of neighbours by their ends."""
    order = {locator: i for i, locator in enumerate(article.locators)}
    runs: list[list[str]] = []
    for locator in locators:
        last = runs[-1][-1] if runs else ""
        if last[:1] == locator[0] and order[locator] == order[last] + 1:
            runs[-1].append(locator)
        else:
            runs.append([locator])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ", ".join(run) for run in runs)


def in_order(locators: tuple[str, ...], article: Article) -> tuple[str, ...]:
    """The locators as they follow in the article; the data names the main place first."""
    order = {locator: i for i, locator in enumerate(article.locators)}
    return tuple(sorted(locators, key=order.__getitem__))


def in_words(locator: str) -> str:
    """What a locator means: note 12, paragraph 2 for n12.2."""
    kind, number = locator[0], locator[1:]
    if kind == "n":
        note, _, paragraph = number.partition(".")
        return f"note {note}, paragraph {paragraph}"
    return _KINDS[kind].format(number)
