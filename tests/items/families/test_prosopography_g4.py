"""G4: each end in one word, by every place that gives one; nothing added and nothing spared."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.prosopography._ends import JUDGED, WORDED, ends, the_end
from bloc_course.items.proof import Refused
from worlds import drawn, pool, world


def test_no_other_end_is_told_anywhere():
    """An oracle over the records: whatever else they tell of an end is a sentence or nothing."""
    for person, places in ends(world()).items():
        record = world().data.people[person]
        told = {fate.class_ for fate in record.fate} - {"unclear"}
        word = places[0].word
        assert told == (set() if word in JUDGED else {word})
        assert all((person, field) not in world().disputed for field in ("fate", "died"))


def test_only_stated_ends_are_keyed():
    for places in ends(world()).values():
        for end in places:
            record = world().data.people[end.person]
            stated = {at for f in record.fate if f.modality == "stated" for at in f.cite}
            assert end.at in stated


def test_people_whose_ends_conflict_are_left_out():
    for person in ("jan-sten", "lazar-chatzkin", "georgi-safarov", "valentin-kuibychev"):
        assert person not in ends(world())


def test_ends_of_the_article():
    words = {person: places[0].word for person, places in ends(world()).items()}
    assert words["lev-kamenev"] == "executed"
    assert words["evgeny-preobrazhensky"] == "disappeared"
    assert words["christian-rakovsky"] == "died-in-custody"
    assert words["sergei-kirov"] == "killed"
    assert words["ivan-charov"] == "untold"
    assert words["nikolai-bukharin"] == "death-sentence"


def test_a_sentence_to_death_is_no_sentence_to_prison():
    """n27.1: the gravest thing that is told of an end must not be cut out of the label."""
    for person, places in ends(world()).items():
        record = world().data.people[person]
        for end in places:
            wordings = [f.wording for f in record.fate if end.at in f.cite]
            if end.word in JUDGED:
                to_death = any("to death" in wording for wording in wordings)
                assert (end.word == "death-sentence") is to_death, person
                assert ("to death" in end.wording) is to_death


def test_nobody_is_asked_about_who_only_lived_on():
    assert "boris-livshitz" not in ends(world())
    assert "survived" not in WORDED


def test_who_has_one_name_only_is_told_who_that_is():
    texts = {
        row.text for item in drawn("G4", b"names", 80) for row in item.parts[0].interaction.rows
    }
    assert "Zinaida" not in texts
    assert "Zinaida (daughter of Trotsky)" in texts


def test_a_person_stands_in_one_row():
    for item in pool("G4"):
        texts = [row.text for row in item.parts[0].interaction.rows]
        assert len(set(texts)) == len(texts)


def test_each_wrong_word_is_told_to_say_more_less_or_something_else():
    for item in drawn("G4", b"words", 20):
        for row, word in item.parts[0].key.rows.items():
            for other in {column.code for column in item.parts[0].interaction.columns} - {word}:
                line = item.feedback.choices[f"{row}={other}"]
                if word in JUDGED:
                    # No word for the end stands there, so none may be called “another word”.
                    assert line.startswith("The article does not say that of this life.")
                elif word == "disappeared" and other not in JUDGED:
                    assert line.startswith("That would say more than the article does.")
                elif other == "disappeared":
                    less = word in ("executed", "killed", "died-in-custody")
                    start = "That would say less" if less else "The article has another word"
                    assert line.startswith(start)


def test_the_words_are_neutral():
    for text in WORDED.values():
        assert not {"murdered", "liquidated", "punished", "victim"} & set(text.split())


def test_who_is_said_to_have_disappeared_is_told_of_in_that_word():
    """n14.1, n66.2: without figuring in a trial is not without a trial either."""
    for places in ends(world()).values():
        for end in places:
            assert end.word != "disappeared" or "disappeared" in end.wording
            assert not (end.word == "disappeared" and "without a trial" in end.wording)


def test_who_is_lost_from_sight_has_not_disappeared_by_the_article_s_word():
    data = world().data
    kasparova = data.people["veronika-kasparova"]
    fates = tuple(replace(fate, wording="all trace is lost") for fate in kasparova.fate)
    people = {**data.people, kasparova.id: replace(kasparova, fate=fates)}
    with pytest.raises(Refused, match="own word"):
        the_end(World(data.replace(people=people)), kasparova.id)
