"""A challenged question in words, for the instructor who decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.reprove import reproved
from bloc_course.grading.challenge import Effect
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.decision_file import line
from bloc_course.grading.decisions import Decided, Decisions
from bloc_course.grading.feedback_page import given, points_said
from bloc_course.grading.grade import Answered
from bloc_course.grading.rivals import Rival, disagreements, other_claims
from bloc_course.items.family import families
from bloc_course.items.feedback import explain
from bloc_course.items.processing import process


@dataclass(frozen=True, slots=True)
class Challenge:
    """A question of a form (by its place from 0), its answer as it stands, what may be decided."""

    key: Key
    place: int
    answer: Answered | None
    effects: Sequence[Effect]
    standing: Decisions

    @property
    def entry(self) -> KeyEntry:
        """The question's key."""
        return self.key.entries[self.place]


def challenge_text(world: World, about: Challenge) -> str:
    """The whole text: question, answer, proof, evidence, rivals, decisions and their effects."""
    key, entry = about.key, about.entry
    code = challenge_code(key.form, entry.code)
    resting, beside = disagreements(world, entry)
    lines = [
        f"Question {about.place + 1} of form {key.form} ({key.student}, {key.name}), code {code}",
        f"{entry.item}, revision {entry.revision}, family {entry.family}, {entry.points} points",
        "",
        entry.stem,
        *(f"{part.prompt}\n{part.interaction.as_text()}".strip() for part in entry.parts),
        "",
        *_answered(entry, about.answer),
        *_proof(world, key, entry),
        *_evidence(entry),
        *_rivals("The article contradicts itself on what the question rests on:", resting),
        *_rivals("Other contradictions in these paragraphs:", beside),
        *_rivals("Other claims in these paragraphs:", other_claims(world, entry)),
        *_standing(entry, about.standing),
        *_effects(about.effects),
    ]
    return "\n".join(lines) + "\n"


def _answered(entry: KeyEntry, answer: Answered | None) -> Iterator[str]:
    if answer is None:
        yield "No answer of this student is at hand; --answers names what was handed in."
        outcome = process(entry.parts, None)
    else:
        outcome = answer.outcome
        yield f"Answered: {'; '.join(given(answer))}"
        yield f"Earned: {points_said(answer)}"
        if isinstance(answer, Decided):
            yield from answer.said
    yield from (one.text for one in explain(entry.parts, entry.feedback, outcome)[1:])
    yield ""


def _proof(world: World, key: Key, entry: KeyEntry) -> Iterator[str]:
    found = reproved(world, entry, families())
    older = "" if key.dataset == world.data.version else "; the data have changed since"
    yield f"Proof (the question stands {found.standing}{older})"
    if found.because:
        yield f"  {found.obligation + ': ' if found.obligation else ''}{found.because}"
    for step in found.now.proof if found.now else ():
        yield f"  {step.obligation}: {step.because} [{', '.join(step.records)}]"
    yield ""


def _evidence(entry: KeyEntry) -> Iterator[str]:
    yield "Evidence"
    for fact in entry.evidence:
        yield f"  {fact.says} ({', '.join(fact.locators)}; {fact.modality}) [{fact.record}]"
    yield ""


def _rivals(heading: str, rivals: Iterable[Rival]) -> Iterator[str]:
    yield heading
    lines = [
        f"  {one.says} ({', '.join(one.locators)}; {one.sure}) [{one.record}]" for one in rivals
    ]
    yield from lines or ["  nothing"]
    yield ""


def _standing(entry: KeyEntry, standing: Decisions) -> Iterator[str]:
    own = [one for one in standing.of_item.get(entry.item, ()) if one.about(entry)]
    if own:
        yield "Decided so far"
        yield from (f"  {line(one).strip()}" for one in own)
        yield ""


def _effects(effects: Sequence[Effect]) -> Iterator[str]:
    if not effects:
        yield "No results are at hand to say what a decision would change."
        return
    yield f"What a decision would change ({effects[0].forms} forms have the question)"
    for one in effects:
        yield (
            f"  {one.name}: {one.up} rise, {one.down} fall; class mean"
            f" {float(100 * one.before):.2f} % → {float(100 * one.after):.2f} %"
        )
