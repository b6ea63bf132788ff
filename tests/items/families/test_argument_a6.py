"""A6: the machine comes near a person, and what is no answer earns nothing."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.argument import _tasks
from bloc_course.items.families.argument._forms import content, names_of, plain, stem
from bloc_course.items.families.argument._points import AGAINST, LIMIT, SOURCING, TOPIC
from bloc_course.items.families.argument._rubrics import rubric
from bloc_course.items.families.argument._tasks import tasks
from bloc_course.items.families.argument.a6_constructed import LENGTHS
from bloc_course.items.item import Item
from bloc_course.items.proof import Refusal
from worlds import family, world
from written_answers import OTHERWISE, WRITTEN

BESIDE = {LIMIT, SOURCING, TOPIC, AGAINST}
SEEDS = [pytest.param(seed, id=" ".join(seed)) for seed in family("A6").candidates(world())]
TASKS = [pytest.param(task, id=task.id) for task in tasks(world()).values()]
JUDGED = [
    pytest.param(question, points, answer, id=f"{question} {points}")
    for answers in (WRITTEN, OTHERWISE)
    for question, some in answers.items()
    for points, answer in some.items()
]


def item(task_id, path="U"):
    made = family("A6").build(world(), (task_id, path))
    assert isinstance(made, Item), made
    return made


def points(task_id, answer):
    return item(task_id).parts[0].key.mark(answer).score * 8


@pytest.mark.parametrize(("question", "expected", "answer"), JUDGED)
def test_the_machine_is_within_a_point_of_a_person(question, expected, answer):
    assert abs(points(question, answer) - expected) <= 1


def test_six_questions_at_least_have_answers_of_eight_five_and_two():
    assert len(WRITTEN) >= 6
    assert all(set(answers) == {8, 5, 2} for answers in WRITTEN.values())


@pytest.mark.parametrize("task", TASKS)
def test_the_model_answer_earns_everything(task):
    mark = item(task.id).parts[0].key.mark(task.model)
    assert mark.score == 1
    assert item(task.id).parts[0].key.mark(task.fuller).score == 1
    for text, (fewest, most) in ((task.model, LENGTHS["S"]), (task.fuller, LENGTHS["U"])):
        assert fewest <= len(text.split()) <= most


def test_a_model_answer_of_another_length_or_with_a_word_list_is_refused():
    old = tasks(world())["a6-denial-question"]
    short = family("A6").build(changed(**{"fuller-answer": old.model}), (old.id, "U"))
    assert "250 to 400 are asked" in short.because
    soup = f"{old.fuller} They show neither, show no centre, show no terror."
    poured = family("A6").build(changed(**{"fuller-answer": soup}), (old.id, "U"))
    assert (poured.obligation, "list of words" in poured.because) == ("O5", True)


@pytest.mark.parametrize(
    ("question", "criterion", "contrary"),
    [
        ("a6-denial-question", "limit", "There was no political bloc in the USSR in that year. "),
        ("a6-letter-1937-question", "limit", "There was no bloc, and there was not a bloc. "),
        (
            "a6-sten-lominadze-question",
            "claim",
            "The usual account deserves more credit than Sedov’s group. ",
        ),
    ],
)
def test_the_contrary_earns_nothing(question, criterion, contrary):
    """Filled up with talk, so that no stop takes the points away for another reason."""
    mark = item(question).parts[0].key.mark(contrary + ESSAYS[2])
    assert f"{criterion}=0" in mark.case.split()


@pytest.mark.parametrize("task", TASKS)
def test_no_paper_of_the_thirties_is_dated_by_the_year_of_the_article(task):
    pieces = [p for c in item(task.id).parts[0].key.criteria for p in c.pieces]
    old = [p for p in pieces if all(date[:4] < "1970" for date in p.dates[:1])]
    assert not any(date[:4] >= "1980" for piece in old for date in piece.dates)


def test_the_find_is_no_date_of_the_letter():
    key = item("a6-denial-question").parts[0].key
    told = "Trotsky wrote in his German letter of January 1980 that the bloc is acceptable. "
    assert "evidence=0" in key.mark(told + ESSAYS[2]).case.split()


@pytest.mark.parametrize("task", TASKS)
def test_a_soup_of_all_the_right_words_earns_nothing(task):
    key = item(task.id).parts[0].key
    needs = [need for c in key.criteria for point in c.points for need in point.needs]
    titles = [piece.titles for c in key.criteria for piece in c.pieces]
    words = [group[0].rstrip("*") for group in (*needs, *titles) if group]
    for soup in (", ".join(words), " ".join(words), " and the ".join(words)):
        assert key.mark(soup).score == 0
        assert key.mark(soup).flags == (key.mark(soup).case,)


@pytest.mark.parametrize("task", TASKS)
def test_the_question_copied_earns_nothing(task):
    made = item(task.id)
    key, prompt = made.parts[0].key, made.parts[0].prompt
    for copy in (f"{made.stem} {prompt}", f"{prompt} {made.stem}", f"{made.stem} {made.stem}"):
        mark = key.mark(copy)
        assert (mark.score, mark.case) == (0, "stem-copy")


ESSAYS = (
    (
        "History is always written by the winners and nobody can know what really happened in "
        "the past. Every writer lies in one way or another, because people have interests of "
        "their own. It would be wise to read more before one says anything about such things."
    ),
    (
        "Stalin was a cruel dictator who had millions of people arrested and shot. He did not "
        "like anybody who was cleverer than he was. Trotsky had to leave the country and was "
        "murdered in Mexico in 1940. The trials in Moscow were a show, as the world could see."
    ),
    (
        "The article is about the people who did not agree with Stalin. I liked it, although it "
        "was long and had a lot of notes. There are so many names in it that one forgets half of "
        "them, and I would have wished for a map and for some pictures of the persons."
    ),
)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("essay", ESSAYS)
def test_talk_that_fits_any_question_earns_next_to_nothing(task, essay):
    assert points(task.id, essay) <= 1


def test_an_answer_to_another_question_earns_less_than_its_own():
    every = list(tasks(world()).values())
    foreign = [points(one.id, other.model) for one, other in permutations(every, 2)]
    assert max(foreign) < 8
    assert sum(foreign) / len(foreign) < 3


@pytest.mark.parametrize("task", TASKS)
def test_what_contradicts_the_key_takes_the_points_of_the_claim(task):
    key = item(task.id).parts[0].key
    for claim in task.against:
        if claim.polarity == "asserts":
            mark = key.mark(f"{task.model} In truth it is so: {claim.statement}")
            assert "contradiction:claim" in mark.flags, claim.id
            assert mark.case.startswith("claim=0")
            reported = key.mark(f"{task.model} The charge says that {claim.statement.lower()}")
            assert reported.score == 1


def test_that_there_was_no_bloc_contradicts_and_that_sedov_denied_it_does_not():
    key = item("a6-denial-question").parts[0].key
    model = tasks(world())["a6-denial-question"].model
    assert "contradiction:claim" in key.mark(f"{model} There was no bloc in 1932.").flags
    for sentence in (
        "Sedov denied the bloc.",
        "Sedov said that there was no bloc.",
        "It does not follow that there was no bloc.",
        "There was no terrorist bloc.",
        "If there was no bloc, the letters are hard to explain.",
    ):
        assert not key.mark(f"{model} {sentence}").flags, sentence


@pytest.mark.parametrize("task", TASKS)
def test_a_concept_names_a_record_a_criterion_or_a_word_of_a_claim(task):
    words = {stem.rstrip("*") for claim in task.claims for stem in content(claim.statement, ())}
    for name, concepts in task.concepts.items():
        asked = {part for _, names in task.parts for part in names}
        assert name in world().records or name in {*BESIDE, *asked} or name in words, name
        for one in concepts:
            forms = [form for need in one.needs for form in need] + list(one.unless)
            for form in forms:
                assert re.fullmatch(r"[a-z0-9./-]+\*?( [a-z0-9]+\*?)*", form), form


@pytest.mark.parametrize("seed", SEEDS)
def test_a_question_is_made_for_readers_who_meet_enough_of_it(seed):
    made = family("A6").build(world(), seed)
    if isinstance(made, Refusal):
        assert (made.obligation, seed[1]) == ("O5", "S")
    else:
        assert made.path == (seed[1],)
        shown = made.parts[0].interaction
        assert (shown.fewest, shown.most) == {"U": (250, 400), "S": (60, 120)}[seed[1]]
        assert all(seed[1] in world().records[r].path for r in made.records if r != seed[0])


def changed(**records):
    """A world whose judgements of one question are changed, by tag; None takes one out."""
    judgements = {}
    for id_, judgement in world().data.judgements.items():
        ours = id_.startswith("a6-denial-") and judgement.tag in records
        if not ours:
            judgements[id_] = judgement
        elif records[judgement.tag] is not None:
            judgements[id_] = replace(judgement, text=records[judgement.tag])
    return World(world().data.replace(judgements=judgements))


@pytest.mark.parametrize(
    ("records", "obligation", "because"),
    [
        ({"limit": None}, "O5", "lacks a part"),
        ({"fuller-answer": "The bloc existed in those days."}, "O5", "the model answer earns"),
        ({"evidence": "red-book-1936"}, "O5", "more than there is to say"),
        ({"contradicts": "bloc-formed-broue"}, "O7", "adopts"),
    ],
)
def test_a_task_that_is_not_whole_is_refused(records, obligation, because):
    refusal = family("A6").build(changed(**records), ("a6-denial-question", "U"))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == obligation
    assert because in refusal.because


def test_a_title_that_two_sources_share_is_refused():
    data = world().data
    red = data.documents["red-book-1936"]
    twin = replace(data.documents["sedov-ink-letter-1932"], aliases=red.aliases)
    other = World(data.replace(documents={**data.documents, twin.id: twin}))
    refusal = family("A6").build(other, ("a6-denial-question", "U"))
    assert isinstance(refusal, Refusal)
    assert (refusal.obligation, refusal.records) == (
        "O6",
        ("sedov-ink-letter-1932", "red-book-1936"),
    )


def test_forms_come_from_the_alias_authority():
    assert "smirnov group" in names_of(world(), "smirnov-group")
    assert "sedov" in names_of(world(), "leon-sedov")
    assert plain("The “Group of Smirnov’s friends”") == "group of smirnov friends"
    assert stem("formation") == stem("formed") == "form*"
    assert content("The GPU has broken up the group", ("gpu",)) == ("broken*", "group*")


def test_a_claim_without_a_concept_is_made_with_its_subject_and_two_of_its_words():
    data = world().data
    bare = {id_: one for id_, one in data.judgements.items() if one.tag != _tasks.CONCEPT}
    plain_world = World(data.replace(judgements=bare))
    task = tasks(plain_world)["a6-centre-question"]
    assert not task.concepts
    key = rubric(plain_world, task, (), 8)
    said = "The group of Smirnov was broken up by the GPU in that autumn."
    assert [s.point for s in key.mark(said).spans] == ["smirnov-group-destroyed-ink-letter"]


def test_who_weighs_a_letter_and_denies_the_bloc_loses_the_claim_and_who_reports_it_does_not():
    key = item("a6-letter-1937-question").parts[0].key
    assert "contradiction:claim" in key.mark(f"{key.model} There was no bloc.").flags
    reported = key.mark(f"{key.model} Sedov wrote in 1936 that there was no bloc.")
    assert (reported.score, reported.flags) == (1, ())


EMPTY = (
    "The article was printed later than all of this happened, and so one has to think about it "
    "for a good while. Much stays open. That is what I wanted to say here about the matter."
)


@pytest.mark.parametrize("task", TASKS)
def test_words_that_fit_every_question_earn_next_to_nothing(task):
    assert points(task.id, EMPTY) <= 2


def test_what_was_printed_before_the_bloc_counts_and_its_limit_is_paid():
    """p18 begins with the letter signed MM: it was printed before the alliance."""
    key = item("a6-exchange-question").parts[0].key
    before = (
        "The exchange worked in part. The letter signed MM, printed in June 1932, knows what went "
        "on at the top of the apparatus, but it is older than the agreement, so it shows contact."
    )
    after = (
        "The exchange worked. The article signed Ko, dated end of September 1932, is by Smirnov, "
        "and the letter on the Society of Old Bolsheviks, printed in December 1932, tells of talk."
    )
    assert "evidence=1" in key.mark(before).case
    assert "limit=2" in key.mark(before).case
    assert "evidence=2" in key.mark(after).case


def test_a_hypothesis_is_told_with_what_the_author_makes_of_it():
    """n88.1: the provocateur “is not likely”, the part in the bloc “most probable”."""
    told = item("a6-gaven-question").feedback.key
    assert "finds it unlikely" in told
    assert "holds this most probable" in told
    assert "says: Gaven was a provocateur" not in told


@pytest.mark.parametrize("task", TASKS)
def test_no_guess_is_told_as_what_the_article_says(task):
    guesses = {claim.statement for claim in task.claims if claim.modality == "conjectured"}
    for fact in item(task.id).evidence:
        for guess in guesses:
            assert not fact.says.endswith(f"Broué’s article says: {guess}")


def test_a_provocateur_as_a_fact_takes_the_points():
    answer = (
        "Gaven was a provocateur. He was never tried in public, although he was so important in "
        "the charges of August 1936, and this is the reason why the court never showed him."
    )
    assert "contradiction:claim" in item("a6-gaven-question").parts[0].key.mark(answer).flags


def test_what_a_telegram_lacks_is_said_of_what_is_quoted_only():
    """p34 quotes three words of it, n68.1 none."""
    key = item("a6-four-years-question").parts[0].key
    rest = (
        " It says that the GPU was four years late, and Broué concludes that the number leads back "
        "from 1936 to the bloc of 1932."
    )
    assert "limit=2" not in key.mark(f"The telegram names no event.{rest}").case
    assert "limit=2" in key.mark(f"As it is quoted the telegram names no event.{rest}").case
    old = world().data
    limit = old.judgements["a6-four-years-limit"]
    bare = replace(limit, text="The telegram names no event, and a later speech tells of it.")
    held = World(old.replace(judgements={**old.judgements, limit.id: bare}))
    made = family("A6").build(held, ("a6-four-years-question", "U"))
    assert isinstance(made, Refusal)
    assert "whole paper" in made.because


def test_whoever_denies_a_limit_has_not_named_it():
    """p52: the visit to Berlin did take place."""
    key = item("a6-copenhagen-question").parts[0].key
    rest = (
        " In 1936 he confessed to a meeting in Copenhagen, in a hotel pulled down in 1917, so that "
        "this confession is false, and the trial rested on it."
    )
    assert "limit=2" not in key.mark(f"Holzmann never met Sedov in Berlin.{rest}").case
    assert "limit=2" in key.mark(f"Holzmann met Sedov in Berlin.{rest}").case


def test_letters_of_1932_count_where_the_denial_is_asked_about():
    """p48: what shows that the denial was untrue are the letters of 1932."""
    answer = (
        "To admit it would have helped Stalin to strike at men who held out, and it would have fed "
        "his propaganda with headlines. For Trotsky it was useless to admit it. Yet it was untrue, "
        "for in the letter in invisible ink of autumn 1932 Sedov names "
        "the groups of the bloc, and in the undated German letter, of October or November 1932, "
        "Trotsky calls it acceptable; both men denied it four years later."
    )
    mark = item("a6-duty-question").parts[0].key.mark(answer)
    assert "evidence=2" in mark.case


@pytest.mark.parametrize("path", sorted(LENGTHS))
def test_what_the_article_itself_says_of_the_manifesto_counts(path):
    """p10: “evil genius”, “provocation” and papers that were never “unearthed”."""
    answer = (
        "Nikolaevsky had it from Bukharin that the manifesto called Stalin an evil genius. Serge "
        "says that it asked whether his policy was a provocation. The documents have never been "
        "unearthed, so the author had to work from reports by people who wrote later."
    )
    assert "claim=2" in item("a6-manifesto-question", path).parts[0].key.mark(answer).case


def test_a_letter_may_be_checked_against_any_source_that_the_article_sets_beside_it():
    answer = (
        "Van Heijenoort’s letter of 3 July 1937 says that the paper is genuine. It can be checked "
        "against Sedov’s letter in invisible ink of autumn 1932, which names the same groups. "
        "He had asked Trotsky, so the letter can be trusted on that."
    )
    assert "evidence=2" in item("a6-letter-1937-question").parts[0].key.mark(answer).case


def test_no_more_pieces_than_are_asked_is_refused():
    few = changed(evidence="sedov-ink-letter-1932 trotsky-german-letter-1932")
    refusal = family("A6").build(few, ("a6-denial-question", "U"))
    assert "no choice" in refusal.because


def test_work_from_the_article_leads_to_no_preface():
    """The stem says “the article and its notes”; what editors wrote before it is neither."""
    for seed in family("A6").candidates(world()):
        made = family("A6").build(world(), seed)
        if isinstance(made, Item):
            assert not any(at.startswith("e") for at in made.feedback.reread), seed


def test_every_form_of_a_limit_has_its_own_sentence():
    for task in tasks(world()).values():
        says = [one.says for one in task.concepts.get(LIMIT, ())]
        assert says.count("") <= 1, task.id
        assert len(set(says)) == len(says), task.id
