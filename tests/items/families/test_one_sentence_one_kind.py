"""Across families: a sentence is no fact in one and a conclusion in another; denials stay denials.

The records of S6, S8 and A1 to A7 meet here, for nothing else compares what two families say.
"""

from __future__ import annotations

import re

import pytest

from bloc_course.items import obligations
from bloc_course.items.families.argument import _grounds, a4_kinds
from bloc_course.items.families.argument import _hypotheses as a3
from bloc_course.items.families.argument.a7_beyond import SHOWN
from bloc_course.items.families.argument.a7_beyond import _table as a7_table
from bloc_course.items.families.sourcing import s6_confession as s6
from bloc_course.items.proof import Refused
from worlds import drawn, world

FAMILIES = ("S6", "S8", "A1", "A2", "A3", "A4", "A5", "A7")
# Words by which a deciding fact shows that it is somebody’s conclusion.
CONCLUDES = re.compile(r"\b(?:conclud|suppos|gather|think|thought|hold)\w*")


def propositions(claims):
    return {(c.subject, c.predicate, c.object) for c in claims}


@pytest.mark.parametrize("name", FAMILIES)
def test_evidence_is_as_sure_as_its_record(name):
    for item in drawn(name, b"kind", 60):
        for said in item.evidence:
            record = world().records[said.record]
            if said.record in world().data.claims:
                assert said.modality == record.modality
            elif said.record in world().data.judgements:
                assert said.modality == obligations.surety(world(), record)


def test_what_decides_and_is_a_conclusion_says_so():
    """“By the letters it was political” reads like a fact; the letters do not say it."""
    for fact in world().data.judgements.values():
        claim = world().data.claims.get(fact.rests_on)
        if (
            claim
            and claim.modality in ("inferred", "conjectured")
            and claim.source != "red-book-1936"
        ):
            assert CONCLUDES.search(fact.text), fact.id


def test_a_hypothesis_that_is_preferred_is_no_fact():
    kinds = a4_kinds._table(world()).cells
    for id_, hypothesis in a3.hypotheses(world()).items():
        if hypothesis.verdict == a3.PREFERRED and id_ in kinds:
            assert kinds[id_].column == a4_kinds.INFERENCE


def test_what_falls_in_court_is_not_preferred_elsewhere():
    """The verdict on a charge, on a hypothesis and on what the papers show is one."""
    judged = [j for j in world().data.judgements.values() if j.family == "S6"]
    claims = world().data.claims
    fallen = propositions(claims[j.about] for j in judged if j.tag == s6.REFUTES)
    borne_out = propositions(claims[j.about] for j in judged if j.tag == s6.BEARS_OUT)
    open_ = propositions(claims[j.about] for j in judged if j.tag == s6.NO_GROUND)
    supposed = a3.hypotheses(world()).values()
    preferred = propositions(h.claim for h in supposed if h.verdict == a3.PREFERRED)
    set_aside = propositions(h.claim for h in supposed if h.verdict == a3.SET_ASIDE)
    shown = propositions(
        claims[cell.record] for cell in a7_table(world()).cells.values() if cell.column == SHOWN
    )
    assert fallen & set_aside
    assert not fallen & (preferred | shown)
    assert not borne_out & set_aside
    assert not open_ & (preferred | set_aside | shown)


def test_no_denied_claim_is_shown_as_asserted():
    denied = next(c for c in world().data.claims.values() if c.polarity == "denies")
    with pytest.raises(Refused, match="as asserted"):
        obligations.stances_kept(world(), [(denied.id, f"The article: {denied.statement}")])
    obligations.stances_kept(world(), [(denied.id, f"The article denies: {denied.statement}")])


def test_what_is_concluded_by_denying_is_told_as_its_holder_holds_it():
    denying = [
        argument
        for argument in world().data.arguments.values()
        if world().data.claims[argument.conclusion].polarity == "denies"
    ]
    assert denying
    for argument in denying:
        claim = world().data.claims[argument.conclusion]
        assert _grounds.concluded(world(), argument) != claim.statement
        assert claim.statement not in _grounds.posed(world(), argument)


def test_a_question_is_no_conclusion():
    asked = next(c for c in world().data.claims.values() if c.polarity == "asks")
    some = next(iter(world().data.arguments.values()))
    with pytest.raises(Refused, match="put that into words"):
        _grounds.concluded(
            world(), _replaced(some, conclusion=asked.id, id="an-argument-about-a-question")
        )


def _replaced(record, **fields):
    return type(record)(
        **{name: getattr(record, name) for name in record.__struct_fields__} | fields
    )
