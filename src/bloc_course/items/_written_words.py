"""What is said about a written answer (M8): each criterion with the words that earned it."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.marking._base import Mark, Span
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking.m8_rubric import Rubric

WAITING = " This is the machine’s first reading; a person confirms it."
STOPS = {
    "length": "The answer is too long to be read; keep to the length that the question asks for",
    "language": "The answer is not in English, so that nothing in it could be read",
    "too-short": "The answer is too short: {fewest} words in full sentences are the least",
    "keyword-list": "Names and words in a row are no answer: say in sentences what follows from "
    "them",
    "stem-copy": "Most of this stands in the question already; say it in your own words",
}
SHOWN = 160
# Points whose `says` tells what the article has instead of what was written.
OVERCLAIM = "against"
# Flags of a clause that turns a point round.
TURNED = {"contrary", "order", "holder"}


def model_answer(key: Rubric) -> str:
    """The line that gives the model answer."""
    return f"one good answer, in our words: {key.model}"


def on_written(key: Rubric, answer: str, mark: Mark) -> Iterator[str]:
    """A line for what stopped the answer, or one for each criterion, and what was not known."""
    if mark.case in STOPS:
        yield STOPS[mark.case].format(fewest=key.fewest)
        return
    earned = dict(pair.split("=") for pair in mark.case.split())
    unanswered = any(one.answers and earned[one.name] == "0" for one in key.criteria)
    for criterion in key.criteria:
        spans = [span for span in mark.spans if span.criterion == criterion.name]
        points = int(earned[criterion.name])
        line = f"{criterion.title} {points}/{criterion.most}"
        against = [span for span in spans if not span.counts]
        if against:
            yield f"{line}: you wrote {_quoted(answer, against)}, {_refuted(criterion, against)}"
            continue
        found = f"you wrote {_quoted(answer, spans)}" if spans else ""
        # A line that is cut to half may lack nothing.
        cut = unanswered and not criterion.answers and points >= criterion.most // 2
        missing = criterion.missing if points < criterion.most and not cut else ""
        said = "; ".join(filter(None, (found, missing)))
        yield f"{line}: {said}" if said else line
    if unanswered:
        yield "Without a right answer to the question every other line gives half at most"
    yield from _of_the_whole(key, mark)
    yield from _turned(mark)
    years = [flag.partition(":")[2] for flag in mark.flags if flag.startswith("unknown-date:")]
    if years:
        yield f"Check the year {' and '.join(years)}: nothing that this question is about has it"


def _of_the_whole(key: Rubric, mark: Mark) -> Iterator[str]:
    """What holds beyond one criterion: an answer that is taken back, or closed."""
    if any(not span.counts for span in mark.spans):
        yield "What speaks against the key leaves a quarter of all points at most"
    if "unknowing" in mark.flags:
        yield "You write that you do not know; each line gives half at most"
    if "abuse" in mark.flags:
        yield "Abuse weighs no source; each line gives half at most"
    said = {span.criterion for span in mark.spans if span.counts}
    if any(f"denied:{one.name}" in mark.flags for one in key.criteria if one.name in said):
        yield "You say the contrary of the answer as well; what comes first counts"
    if any(f"closed:{one.name}" in mark.flags for one in key.criteria):
        yield "You write that nothing stays open; the article leaves something open"


def _turned(mark: Mark) -> Iterator[str]:
    """What is said of clauses that turn a point round, or leave no room."""
    kinds = {flag.partition(":")[0] for flag in mark.flags}
    if kinds & TURNED:
        yield "A sentence seems to turn round what it speaks of, or gives it to another: look again"
    if "absolute" in kinds:
        yield "You write as if nothing could be doubted; say how sure it is"
    if "charge" in kinds:
        yield "A paper of the prosecution is evidence of what was charged: say that it is one"


def _refuted(criterion: Criterion, spans: list[Span]) -> str:
    """What the article has instead, where the rubric says it; a claim is simply contradicted."""
    said = {point.name: point.says for point in criterion.against}
    made = dict.fromkeys(said[span.point] for span in spans if span.point.startswith(OVERCLAIM))
    return f"but: {' '.join(made)}".rstrip(".") if made else "which says the contrary"


def _quoted(answer: str, spans: list[Span]) -> str:
    """The words of the answer that earned something, each place once."""
    places = dict.fromkeys((span.start, span.end) for span in spans)
    texts = [" ".join(answer[start:end].split()) for start, end in sorted(places)]
    cut = (text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …" for text in texts)
    return ", ".join(f"“{text}”" for text in cut)
