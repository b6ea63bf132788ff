"""G7: both conditions are settled for everybody offered, and each can fail alone."""

from __future__ import annotations

from bloc_course.items.families._speakers import called
from bloc_course.items.families.prosopography import g7_two_conditions as g7
from bloc_course.items.families.prosopography._conditions import conditions
from bloc_course.items.families.prosopography._ends import JUDGED
from bloc_course.items.families.prosopography._namesakes import seen_at
from worlds import drawn, pool, world


def pair(item):
    """The two conditions, by the sentences of the stem."""
    texts = {condition.text: condition for condition in conditions(world()).values()}
    return [texts[line.partition(". ")[2]] for line in item.stem.splitlines()[1:]]


def holds(condition, person):
    """Whether the records say so, read without the family’s code; None where it has no oracle."""
    record = world().data.people[person]
    kind, _, rest = condition.id.partition(":")
    if kind == "died":
        return record.died[:4] == rest
    if kind == "end":
        told = {fate.class_ for fate in record.fate if fate.modality == "stated"} - {"unclear"}
        return told == ({rest} if rest not in JUDGED else set())
    if kind == "list":
        closed = world().data.groups[rest].members_closed_in
        named = {m.according_to for m in record.memberships if m.group == rest}
        return set(closed) <= named
    if kind == "role":
        role, _, year = rest.rpartition(":")
        return any(r.role == role and r.from_[:4] < year for r in record.roles)
    return None


def test_the_key_is_the_intersection():
    for item in pool("G7"):
        first, second = pair(item)
        for option in item.parts[0].interaction.options:
            both = first.facts[option.code].holds and second.facts[option.code].holds
            assert both == (option.code in item.parts[0].key.correct), item.id


def test_every_fact_is_what_the_records_say():
    for condition in conditions(world()).values():
        for person, fact in condition.facts.items():
            assert holds(condition, person) in (fact.holds, None), (condition.id, person)


def test_each_condition_fails_alone_for_somebody():
    for item in pool("G7"):
        first, second = pair(item)
        met = [
            (first.facts[option.code].holds, second.facts[option.code].holds)
            for option in item.parts[0].interaction.options
        ]
        assert {(True, True), (True, False), (False, True)} <= set(met), item.id


def test_conditions_are_of_two_kinds():
    for item in pool("G7"):
        first, second = pair(item)
        assert first.kind != second.kind


def test_the_number_of_right_options_varies():
    numbers = {len(item.parts[0].key.correct) for item in drawn("G7", b"numbers", 60)}
    assert len(numbers) > 2


def test_whom_another_place_sees_otherwise_is_no_outsider():
    """n9.1 against p9 and p47: a break with Trotskyism and a return to the banner can be argued."""
    facts = conditions(world())["group:left-opposition"].facts
    assert not {"grigori-zinoviev", "lev-kamenev", "georgi-safarov"} & facts.keys()


def test_not_mentioned_is_not_outside():
    """Whoever neither belonged nor was found outside is in no question on the group."""
    facts = conditions(world())["group:left-opposition"].facts
    assert "alexander-smirnov" not in facts
    assert not facts["lazar-chatzkin"].holds
    assert facts["evgeny-preobrazhensky"].holds


def test_disputed_years_are_left_out():
    for condition in conditions(world()).values():
        if condition.kind == "died":
            assert "alexei-rykov" not in condition.facts
            assert "valentin-kuibychev" not in condition.facts


def test_feedback_gives_both_facts_of_everybody():
    for item in drawn("G7", b"facts", 20):
        first, second = pair(item)
        for option in item.parts[0].interaction.options:
            line = item.feedback.choices[option.code]
            for condition in (first, second):
                fact = condition.facts[option.code]
                said = fact.says.replace(g7.THIS, called(world(), option.code))
                assert said.lower() in line.lower()
                assert f"({fact.at})" in line


def test_only_what_papers_list_is_called_a_list():
    """n27.3 tells who the three were and gives no list."""
    for condition in conditions(world()).values():
        for fact in condition.facts.values():
            assert ("the list" in fact.says) <= ("the list" in condition.text), condition.id


def test_no_condition_names_one_of_the_people_offered():
    """n87.1: the label of a trial may tell who stood in it."""
    for item in pool("G7"):
        for option in item.parts[0].interaction.options:
            assert option.text not in item.stem, item.id


def test_each_condition_names_one_group():
    """n9.1 and n27.3: there are two troikas."""
    texts = [condition.text.rstrip(".") for condition in conditions(world()).values()]
    assert not any(one != other and other.startswith(f"{one} ") for one in texts for other in texts)


def test_the_number_of_those_who_fit_is_told():
    words = {"One person": 1, "Two people": 2, "Three people": 3, "Four people": 4}
    for item in pool("G7"):
        counted = next(n for word, n in words.items() if item.feedback.key.startswith(word))
        assert counted == len(item.parts[0].key.correct)


def test_what_is_told_of_somebody_is_told_where_the_person_is_named():
    """n88.1 dates a trial and names none of its defendants but one who was not there."""
    for condition in conditions(world()).values():
        for person, fact in condition.facts.items():
            if fact.holds or condition.kind != "list":
                assert fact.at in seen_at(world(), person), (condition.id, person, fact.at)


def test_the_words_of_the_article_are_not_those_of_its_edition():
    """e2: life dates in the title of a book that the editors recommend."""
    facts = [f for c in conditions(world()).values() for f in c.facts.values()]
    assert not any(fact.at.startswith(("h", "e")) for fact in facts)
