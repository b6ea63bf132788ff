"""A5 What would weaken it?: laws, then cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.argument import a5_weaken
from bloc_course.items.families.argument._grounds import indirect
from bloc_course.items.proof import Refusal
from worlds import family, world


def _every():
    made = (family("A5").build(world(), seed) for seed in family("A5").candidates(world()))
    return [item for item in made if not isinstance(item, Refusal)]


def _changed(find, **fields):
    old = world().data
    judgements = {**old.judgements, find: replace(old.judgements[find], **fields)}
    return World(old.replace(judgements=judgements))


def test_exactly_one_find_hits_a_premise():
    for item in _every():
        tags = [
            world().data.judgements[option.code].tag for option in item.parts[0].interaction.options
        ]
        assert sorted(tags) == sorted(a5_weaken.TAGS)


def test_the_premise_hit_is_told_with_its_place():
    for item in _every():
        premise = item.evidence[1]
        assert premise.record in item.reveals
        assert all(at in item.feedback.key for at in premise.locators)


def test_a_find_is_called_imagined():
    for item in _every():
        assert "all three are imagined" in item.stem
        assert "imagined" in item.feedback.open


def test_neither_end_of_the_lengths_is_a_good_guess():
    items = _every()
    for sign in (1, -1):
        hits = sum(
            max(item.parts[0].interaction.options, key=lambda o: sign * len(o.text)).code
            == item.parts[0].key.correct
            for item in items
        )
        assert hits / len(items) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "A draft shows it. | mm-present-bolshoi | It would be gone.",
        "A draft shows it. | It would be gone.",
        "A draft shows it.",
    ],
)
def test_a_find_that_hits_no_premise_of_the_argument_is_refused(text):
    made = family("A5").build(_changed("a5-exchange-hits", text=text), ("exchange-worked",))
    assert isinstance(made, Refusal)
    assert made.obligation == "O5"


def test_two_finds_of_one_kind_are_no_question():
    told = _changed("a5-exchange-idle", tag="hits-premise")
    assert isinstance(family("A5").build(told, ("exchange-worked",)), Refusal)


def test_a_missing_kind_is_refused():
    told = _changed("a5-exchange-helps", tag="irrelevant")
    assert isinstance(family("A5").build(told, ("exchange-worked",)), Refusal)


@pytest.mark.parametrize(
    ("find", "text", "because"),
    [
        (
            "a5-poi-speaks-for-sedov-hits",
            "A file shows that it went against Sedov.",
            "went against",
        ),
        ("a5-pressure-from-below-hits", "Files show that the strikes were made up.", "made up"),
        ("a5-pressure-from-below-hits", "Files show that the workers were calm.", "worker"),
    ],
)
def test_a_find_does_not_tell_its_effect(find, text, because):
    """Who has not read the grounds must not find the answer by its words."""
    about = find.removeprefix("a5-").removesuffix("-hits")
    old = world().data.judgements[find]
    changed = _changed(find, text=" | ".join((text, *old.text.split(" | ")[1:])))
    refusal = family("A5").build(changed, (about,))
    assert isinstance(refusal, Refusal)
    assert because in refusal.because


def test_the_idle_find_goes_against_the_article_and_against_no_part_of_the_argument():
    """Were it a trifle, the find that denies something would be known unread."""
    data = world().data
    for seed in family("A5").candidates(world()):
        item = family("A5").build(world(), seed)
        if isinstance(item, Refusal):
            continue
        argument = data.arguments[seed[0]]
        idle = a5_weaken._finds(world())[argument.id][a5_weaken.IDLE]
        parts = {argument.conclusion, *argument.premises, *argument.rivals}
        assert idle.against not in parts | indirect(world(), argument), argument.id
        told = item.feedback.choices[idle.judgement.id]
        assert "no ground here" in told
        assert all(at in told for at in idle.judgement.cite)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("A bill shows that paper was dear. | Paper is idle.", "no claim"),
        (
            "A bill shows that the letters were from many places. | insider-details-broue | Idle.",
            "bears on the conclusion",
        ),
        (
            "A bill shows that Ko was another man. | ko-is-smirnov-sedov | It is idle.",
            "bears on the conclusion",
        ),
        (
            "A travel paper shows that nobody wrote. | allies-send-letters-german-letter | Idle.",
            "one kind of document",
        ),
    ],
)
def test_an_idle_find_that_is_a_trifle_or_touches_a_ground_is_refused(text, because):
    claim = text.split(" | ")[1]
    cite = getattr(world().data.claims.get(claim), "cite", ("p17",))
    made = family("A5").build(
        _changed("a5-exchange-idle", text=text, cite=cite), ("exchange-worked",)
    )
    assert isinstance(made, Refusal)
    assert because in made.because


def test_a_mistake_of_names_explains_a_folder_only_if_the_folder_is_told():
    """n48: Svoi and Zvon stay as like as they are, whoever Zvon was."""
    item = family("A5").build(world(), ("svoi-misfiled",))
    assert "folder of Safrys" in item.stem
    assert "folder of Safrys" in item.feedback.key


def test_a_ground_of_two_sources_loses_only_the_half_that_is_found():
    """p10: minutes of the Secretariat, and some letters of Sedov’s."""
    item = family("A5").build(world(), ("right-means-riutin",))
    assert "this ground: The minutes of the International Secretariat" in item.feedback.key
    assert "letters of Sedov" in item.feedback.open
