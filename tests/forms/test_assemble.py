"""A form is a pure function of bank and student, tells nothing, and is admissible."""

import dataclasses
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.assemble import assemble, check_of
from bloc_course.forms.blueprint import Section
from bloc_course.forms.form import Form, Key
from bloc_course.forms.roster import Student
from bloc_course.forms.select import WITHIN, select, total
from bloc_course.items.item import enemies
from bloc_course.items.marking import RULES
from bloc_course.items.processing import process

BANK = made.bank()
CLASS = made.students(40)
names = st.text(min_size=1, max_size=12)
someone = st.builds(Student, id=names, name=names, email=st.just(""), group=st.just(""))


def codes_of(form):
    for question in form.questions:
        yield question.code
        for part in question.parts:
            yield from part.interaction.codes()


@given(someone)
def test_same_student_same_bytes(student):
    one, other = (msgspec.json.encode(assemble(made.bank(), student)) for _ in range(2))
    assert one == other


SCRIPT = """
import hashlib, sys
import handmade as made, msgspec
from bloc_course.forms.assemble import assemble
bank = made.bank()
whole = b"".join(msgspec.json.encode(assemble(bank, s)) for s in made.students(6))
sys.stdout.write(hashlib.sha256(whole).hexdigest())
"""


@pytest.mark.parametrize(("seed", "locale"), [("0", "C"), ("1", "tr_TR.UTF-8"), ("77", "POSIX")])
def test_same_bytes_under_any_hash_seed_and_locale(seed, locale):
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "TZ": "Asia/Kathmandu",
        "PYTHONPATH": str(Path(made.__file__).parent),
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True, text=True
    )
    whole = b"".join(msgspec.json.encode(assemble(made.bank(), s)) for s in made.students(6))
    assert done.stdout == hashlib.sha256(whole).hexdigest()


@given(someone)
def test_a_form_is_filled_and_its_codes_are_unique(student):
    form, key = assemble(BANK, student)
    assert len(form.questions) == len(key.entries) == BANK.blueprint.count
    assert len({entry.item for entry in key.entries}) == len(key.entries)
    assert [q.code for q in form.questions] == [e.code for e in key.entries]
    codes = list(codes_of(form))
    # A code names one thing, which may be offered twice: a fixed option, or one for two gaps.
    shown = {}
    for question in form.questions:
        for part in question.parts:
            for code in part.interaction.codes():
                assert shown.setdefault(code, question.code) == question.code
    assert all(re.fullmatch(r"[b-z][2-9b-z]{2,3}", code) for code in codes)


def test_students_differ_and_forms_are_known_by_their_id():
    forms = [assemble(BANK, student)[0] for student in CLASS]
    assert len({form.form for form in forms}) == len(forms)
    assert len({form.check for form in forms}) == len(forms)
    assert len({tuple(codes_of(form)) for form in forms}) == len(forms)


@given(someone)
def test_a_form_tells_nothing(student):
    form, _ = assemble(BANK, Student("s1", student.name))
    text = msgspec.json.encode(form).decode()
    for told in ("rec-", '"family"', '"key"', '"rule"', "feedback", "evidence", "correct"):
        assert told not in text.replace(student.name, "")
    assert not re.search(r"\bz[1-9]-[0-9a-f]", text.replace(student.name, ""))


@given(someone)
def test_the_kept_key_marks_its_own_form(student):
    form, key = assemble(BANK, student)
    for question, entry in zip(form.questions, key.entries, strict=True):
        assert [p.interaction for p in question.parts] == [p.interaction for p in entry.parts]
        raw = {
            part.name: RULES[part.key.__struct_config__.tag]
            .samples(part.interaction, part.key)[0]
            .raw
            for part in entry.parts
        }
        assert process(entry.parts, raw if len(raw) > 1 else raw["answer"]).score == 1
        assert process(entry.parts, None).status == "blank"
        known = {code for part in entry.parts for code in part.interaction.codes()}
        assert set(entry.feedback.choices) == known


@given(someone)
def test_an_ordering_left_as_shown_earns_nothing(student):
    _, key = assemble(BANK, student)
    orders = [entry for entry in key.entries if entry.family == "Z3"]
    assert orders
    for entry in orders:
        outcome = process(entry.parts, list(entry.parts[0].interaction.codes()))
        assert (outcome.status, outcome.score) == ("untouched", Fraction(0))


def test_key_and_form_survive_their_files():
    form, key = assemble(BANK, CLASS[0])
    assert msgspec.json.decode(msgspec.json.encode(form), type=Form) == form
    assert msgspec.json.decode(msgspec.json.encode(key), type=Key) == key


@given(someone, st.sampled_from(["title", "name", "intro", "form", "student"]))
def test_an_altered_form_has_another_check(student, field):
    form, key = assemble(BANK, student)
    assert check_of(form, made.SECRET) == form.check == key.check
    altered = msgspec.structs.replace(form, **{field: getattr(form, field) + "x"})
    assert check_of(altered, made.SECRET) != form.check
    assert check_of(form, b"another secret, as long as this") != form.check


def test_one_item_less_changes_few_forms():
    before = {s.id: {e.item for e in assemble(BANK, s)[1].entries} for s in CLASS}
    changed = total = 0
    for gone in ("3", "17", "42"):
        bank = made.bank(gone=(gone,))
        for student in CLASS:
            after = {entry.item for entry in assemble(bank, student)[1].entries}
            changed += len(before[student.id] - after)
            total += len(after)
    # A family has 60 items, a section takes 2 of 12: one item in 60 goes, hardly more follow.
    assert changed / total < 0.05


def test_variants():
    same = made.bank(made.blueprint(variants="same"))
    group = made.bank(made.blueprint(variants="group"))
    first, second, third = CLASS[:3]

    def questions(bank, student):
        return assemble(bank, student)[0].questions

    assert questions(same, first) == questions(same, second)
    assert questions(group, first) == questions(group, third) != questions(group, second)
    assert assemble(same, first)[0].form != assemble(same, second)[0].form


def test_enemies_never_meet():
    """An even item reveals what the odd one after it asks."""

    def build(_, seed):
        n = int(seed[0])
        asks, tells = (f"fact-{n}",), (f"fact-{n + 1}",) if n % 2 == 0 else ()
        return made.item("Z1", n, keyed=asks, reveals=tells)

    family = dataclasses.replace(made.family("Z1", size=12), build=build)
    plan = made.blueprint(sections=(Section(title="One", family="Z1", count=6),))
    bank = made.draw_bank(made.world(), plan, made.SECRET, known={"Z1": family})
    for student in CLASS:
        (chosen,) = select(bank, student.id)
        items = [bank.items[i] for i in chosen]
        assert not any(enemies(a, b) for i, a in enumerate(items) for b in items[:i])


def test_sections_that_answer_one_another_are_named():
    """Each section could be filled, but whatever the one asks the other asks too."""

    def asking(name):
        def build(_, seed):
            return made.item(name, int(seed[0]), keyed=("the fact",))

        return dataclasses.replace(made.family(name), build=build)

    sections = (Section(title="One", family="Z1"), Section(title="Two", family="Z2"))
    known = {name: asking(name) for name in ("Z1", "Z2")}
    plan = made.blueprint(sections=sections)
    bank = made.draw_bank(made.world(), plan, made.SECRET, known=known)
    with pytest.raises(DataProblems, match="Two: the section asks for 1 questions; its pool has"):
        select(bank, "s00")


def test_positions_and_verdicts_are_even_over_a_class():
    """Within 3 standard errors: a student who always takes the first option earns by chance."""
    plan = made.blueprint(
        sections=(
            Section(title="One", family="Z1", count=2),
            Section(title="Three-way", family="Z7", count=2),
        )
    )
    bank = made.bank(plan)
    places, verdicts = Counter(), Counter()
    for student in made.students(600):
        for entry in assemble(bank, student)[1].entries:
            (part,) = entry.parts
            texts = {option.code: option.text for option in part.interaction.options}
            keyed = part.key.correct
            if entry.family == "Z7":
                verdicts[texts[keyed]] += 1
                assert list(texts.values()) == ["before", "after", "undecided"]
            else:
                places[part.interaction.codes().index(keyed)] += 1
    for counts in (places, verdicts):
        n = sum(counts.values())
        error = (n * 1 / 3 * 2 / 3) ** 0.5
        assert len(counts) == 3
        assert all(abs(count - n / 3) < 3 * error for count in counts.values()), counts


def test_no_form_is_harder_than_another():
    bank = made.bank(made.blueprint(sections=(Section(families=("Z1", "Z2"), count=8),)))
    totals = [total(bank, select(bank, f"s{n}")) for n in range(200)]
    assert max(totals) <= (1 + WITHIN) * min(totals)
    assert len({tuple(select(bank, f"s{n}")) for n in range(200)}) > 100
