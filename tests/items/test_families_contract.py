"""What every family promises, replayed on items drawn under twenty-five rank keys."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from math import sqrt
from typing import get_args

import msgspec
import pytest

from bloc_course.dataset.records import Modality
from bloc_course.draw import ranker
from bloc_course.items.families._assemble import MOST_HINTED
from bloc_course.items.family import families
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.marking import RULES
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.processing import process
from bloc_course.items.proof import Refusal
from worlds import EACH, KEYS, MADE, drawn, family, pool, world

EVERY = [pytest.param(name, id=name) for name in MADE]
RULE_OF = {"C1": "M3", "C3": "M6", "C4": "M5", "S1": "M1"}


def rule(part):
    return RULES[str(part.key.__struct_config__.tag)]


def options(interaction):
    """The groups of texts a reader chooses from, each as (code, text) pairs."""
    found: list[tuple[Option, ...]] = []
    match interaction:
        case Choice() | MultipleChoice() | Hottext():
            found = [interaction.options]
        case GapMatch():
            found = [interaction.gaps, interaction.cards]
        case Match():
            found = [interaction.rows, interaction.columns]
        case Order():
            found = [interaction.cards]
        case InlineChoice():
            found = [gap.options for gap in interaction.gaps]
        case TwoTier():
            found = [interaction.answers, interaction.reasons]
        case _:
            assert isinstance(interaction, DateEntry | ExtendedText)
    return found


def test_these_families_are_registered():
    assert set(MADE) <= set(families())


@pytest.mark.parametrize("name", EVERY)
def test_a_family_yields_items_without_refusals_under_every_rank(name):
    assert all(len(drawn(name, key)) == EACH for key in KEYS)


@pytest.mark.parametrize("name", EVERY)
def test_every_part_earns_what_its_rule_promises(name):
    for item in pool(name):
        for part in item.parts:
            lone = msgspec.structs.replace(part, weight="1")
            for sample in rule(part).samples(part.interaction, part.key):
                outcome = process((lone,), sample.raw)
                assert (outcome.status, outcome.score) == (sample.status, sample.score), (
                    item.id,
                    sample,
                )


@pytest.mark.parametrize("name", EVERY)
def test_a_whole_item_adds_its_parts(name):
    for item in pool(name):
        samples = [rule(part).samples(part.interaction, part.key) for part in item.parts]
        right = [next(s.raw for s in some if s.label == "right") for some in samples]
        wrong = [next(s.raw for s in some if s.label == "wrong") for some in samples]
        assert sum(Fraction(part.weight) for part in item.parts) == 1
        if len(item.parts) == 1:
            assert process(item.parts, right[0]).score == 1
            assert process(item.parts, None).status == "blank"
            continue
        names = [part.name for part in item.parts]
        assert process(item.parts, dict(zip(names, right, strict=True))).score == 1
        assert process(item.parts, dict(zip(names, wrong, strict=True))).score == 0
        one = process(item.parts, {names[0]: right[0]})
        assert (one.status, one.score) == ("graded", Fraction(item.parts[0].weight))
        assert process(item.parts, {}).status == "blank"


@pytest.mark.parametrize("name", EVERY)
def test_the_same_seed_gives_the_same_bytes(name):
    spec = family(name)
    seeds = [
        seed
        for seed, _ in zip(spec.seeds(world(), ranker(KEYS[0]), _all()), range(3), strict=False)
    ]
    for seed in seeds:
        one, other = (spec.build(world(), seed) for _ in range(2))
        assert not isinstance(one, Refusal)
        assert msgspec.json.encode(one) == msgspec.json.encode(other)


@pytest.mark.parametrize("name", EVERY)
def test_drawing_is_a_function_of_the_rank(name):
    spec = family(name)
    first, again = (
        [s for s, _ in zip(spec.seeds(world(), ranker(KEYS[1]), _all()), range(5), strict=False)]
        for _ in range(2)
    )
    assert first == again


def _all():
    from bloc_course.items.family import Scope

    return Scope()


@pytest.mark.parametrize("name", EVERY)
def test_a_chapter_gives_only_items_it_can_carry(name):
    for chapter in world().data.chapters:
        for item in drawn(name, b"scope", 4, (chapter,)):
            assert chapter in item.chapters


@pytest.mark.parametrize("name", EVERY)
def test_ids_differ_where_items_differ(name):
    stems = Counter(item.id for item in pool(name))
    assert max(stems.values()) == 1
    bodies = {(item.stem, msgspec.json.encode(item.parts)) for item in pool(name)}
    assert len(bodies) == len(pool(name))


@pytest.mark.parametrize("name", EVERY)
def test_every_locator_exists_and_one_chapter_holds_all(name):
    known = world().data.article.locators
    for item in pool(name):
        used = {at for said in item.evidence for at in said.locators} | set(item.feedback.reread)
        assert used
        assert used <= known.keys()
        assert not any(at.startswith("d") for at in used)
        assert item.chapters == world().chapters_holding(used)
        assert item.chapters


@pytest.mark.parametrize("name", EVERY)
def test_no_option_is_offered_twice(name):
    for item in pool(name):
        for part in item.parts:
            for group in options(part.interaction):
                assert len({option.code for option in group}) == len(group)
                assert len({option.text.casefold() for option in group}) == len(group)
                assert all(option.text.strip() for option in group)


@pytest.mark.parametrize("name", EVERY)
def test_the_proof_names_every_obligation_of_the_family(name):
    for item in pool(name):
        met = {done.obligation for done in item.proof}
        assert set(family(name).obligations) <= met, item.id
        assert all(done.because and done.records for done in item.proof)


@pytest.mark.parametrize("name", EVERY)
def test_feedback_shows_evidence_and_keeps_the_hint_mute(name):
    for item in pool(name):
        told = item.feedback
        assert told.key
        assert told.rule
        assert told.reread
        assert told.hint.startswith("Look again at ")
        hinted = re.findall(r"[a-z][0-9]+(?:\.[0-9]+)?", told.hint)
        held = {at for fact in item.evidence for at in fact.locators} | set(told.reread)
        # Where one option has a place of its own in the hint, so has every other.
        shown = (part.interaction for part in item.parts)
        options = max(len(getattr(one, "options", ())) for one in shown)
        assert 0 < len(hinted) <= max(MOST_HINTED, options)
        assert held.issuperset(hinted)
        codes = {code for part in item.parts for code in part.interaction.codes()}
        # A line is about an option or a row, or about one wrong column of a row.
        assert {code for line in told.choices for code in line.split("=")} <= codes
        assert item.keyed
        assert item.path


@pytest.mark.parametrize("name", EVERY)
def test_wrong_choices_are_refuted_one_by_one(name):
    """Every row, card and wrong option has its line; a date has a line for every case."""
    for item in pool(name):
        for part in item.parts:
            match part.interaction:
                case Choice() | Hottext():
                    codes = set(part.interaction.codes()) - {part.key.correct}
                case InlineChoice() if isinstance(part.key, Single):
                    (gap,) = part.interaction.gaps
                    codes = {option.code for option in gap.options} - {part.key.correct}
                case TwoTier():
                    keyed = {part.key.answer, part.key.reason}
                    codes = set(part.interaction.codes()) - keyed
                case Match() | InlineChoice() | GapMatch():
                    codes = set(part.key.rows)
                case MultipleChoice():
                    codes = set(part.interaction.codes())
                case Order():
                    codes = set(part.interaction.codes())
                case ExtendedText():
                    codes = set()
                    assert all(criterion.missing for criterion in part.key.criteria)
                case _:
                    codes = set()
                    finer = "part" if part.key.lasting else "over-precise"
                    cases = {"exact", "wider", finer, "overlap", "near", "far"}
                    assert cases <= item.feedback.cases.keys()
            assert codes <= item.feedback.choices.keys()


@pytest.mark.parametrize("name", ["S1", "S9", "K2", "A5"])
def test_the_key_stands_in_every_position_alike(name):
    places: Counter[int] = Counter()
    for number, item in enumerate(pool(name) * 12):
        choice = item.parts[0].interaction.arrange(ranker(b"position", str(number)))
        places[choice.codes().index(item.parts[0].key.correct)] += 1
    total, chance = sum(places.values()), 1 / 3
    slack = 3 * sqrt(chance * (1 - chance) / total)
    assert all(abs(places[place] / total - chance) < slack for place in range(3))


def test_the_longest_option_is_no_better_guess():
    hits: list[tuple[float, float]] = []
    for item in pool("S1"):
        texts = {option.code: len(option.text) for option in item.parts[0].interaction.options}
        longest = max(texts.values())
        best = [code for code, length in texts.items() if length == longest]
        hits.append((item.parts[0].key.correct in best) / len(best) if best else 0)
    chance = 1 / 3
    slack = 3 * sqrt(chance * (1 - chance) / len(hits))
    assert abs(sum(hits) / len(hits) - chance) < slack


def test_the_longest_sense_is_no_better_guess():
    gaps = [
        (max(gap.options, key=lambda option: len(option.text)).code, part.key.rows[gap.code], gap)
        for item in pool("R2")
        for part in item.parts
        for gap in part.interaction.gaps
    ]
    chance = sum(1 / len(gap.options) for *_, gap in gaps) / len(gaps)
    hits = sum(longest == key for longest, key, _ in gaps) / len(gaps)
    assert abs(hits - chance) < 3 * sqrt(chance * (1 - chance) / len(gaps))


@pytest.mark.parametrize("key", KEYS)
def test_three_way_keys_are_equally_frequent_in_every_pool(key):
    keys = Counter(item.parts[0].key.correct for item in drawn("C3", key, 12))
    assert keys == {"before": 4, "after": 4, "undecided": 4}


@pytest.mark.parametrize("name", ["S6", "S8", "A2"])
@pytest.mark.parametrize("key", KEYS)
def test_verdicts_of_two_tiers_are_equally_frequent_in_every_pool(name, key):
    items = drawn(name, key, 12)
    verdicts = Counter(item.parts[0].key.answer for item in items)
    assert set(verdicts.values()) == {12 // len(items[0].parts[0].interaction.answers)}


TURNED = ["C7", "C9", "C11", "G2", "G3", "G4", "S2", "S3", "S4", "K1", "K3", "R1", "A3", "A4"]


def _columns(part):
    shown = part.interaction
    return [c.code for c in (shown.cards if isinstance(shown, GapMatch) else shown.columns)]


def _counts(part):
    """How many rows each column takes, the fullest first."""
    taken = Counter(part.key.rows.values())
    return tuple(sorted((taken[column] for column in _columns(part)), reverse=True))


@pytest.mark.parametrize("name", TURNED)
def test_counting_rows_tells_nothing(name):
    """Columns take now as many rows, now more, now none: no row follows from the others."""
    seen = Counter(_counts(item.parts[0]) for item in drawn(name, b"counts", 60))
    even = sum(n for counts, n in seen.items() if len(set(counts)) == 1)
    assert len(seen) > 1
    assert even < sum(seen.values()) / 2


@pytest.mark.parametrize("name", TURNED)
def test_one_column_throughout_is_right_as_often_as_by_chance(name):
    """No column has more rows than its share, and ticking one throughout earns no more than chance.

    Columns that few items offer are left out, where a mean says nothing.
    """
    shares: dict[str, list[float]] = {}
    gains: list[float] = []
    chances: list[float] = []
    for key in KEYS:
        for item in drawn(name, key, 6):
            part = item.parts[0]
            chances.append(float(part.key.chance(part.interaction)))
            for column in _columns(part):
                right = sum(given == column for given in part.key.rows.values())
                share = right / len(part.key.rows) - 1 / len(_columns(part))
                shares.setdefault(f"{column} of {len(_columns(part))}", []).append(share)
                gains.append(float(part.key.mark(dict.fromkeys(part.key.rows, column)).score))
    for column, found in shares.items():
        if len(found) >= 30:
            # The share of a row or two more or less than one’s own has a spread of 0.2 or so.
            assert abs(sum(found) / len(found)) < 3.5 * 0.22 / sqrt(len(found)), column
    assert sum(gains) / len(gains) <= sum(chances) / len(chances) + 0.02


@pytest.mark.parametrize("name", EVERY)
def test_a_count_is_the_size_of_something(name):
    assert family(name).count(world()) >= len(pool(name)) > 0
    assert family(name).lacks


@pytest.mark.parametrize("name", EVERY)
def test_no_word_of_the_data_is_shown_as_a_tag(name):
    """How sure a thing is, a sentence says in words: “(p37; stated)” is a note to ourselves."""
    tag = re.compile(rf"[;,(\[] ?(?:{'|'.join(get_args(Modality))})[)\]]")
    for item in pool(name):
        told = item.feedback
        lines = (item.stem, item.plain, told.hint, told.rule, told.key, told.open)
        for line in (*lines, *told.choices.values()):
            assert not tag.search(line), (item.id, line)
