"""Directives: what they show, and what they say of a writer's slip."""

from __future__ import annotations

import re

import pytest

from bloc_course.book.directives import kinds
from bloc_course.book.directives._figure import scroll_box
from bloc_course.book.directives.prosopography import said_once
from bloc_course.book.pages import slips
from bloc_course.figures.evidence_map import evidence_map
from bloc_course.figures.grounds import grounds_of
from bloc_course.items.family import families
from small_books import FIGURES, REFERENCE, block
from worlds import world


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_name_caption_note_and_table(everything, name):
    page = everything.page()
    pattern = rf'<figure class="[^"]*bc-figure[^"]*" id="fig-{name}">.*?</figure>'
    figure = re.search(pattern, page, re.DOTALL)
    assert figure is not None
    assert re.search(r'<svg class="bc-svg[^"]*" role="img"', figure[0])
    assert f"A {name}." in figure[0]
    assert 'tabindex="0"' in figure[0]
    rest = page[figure.end() :]
    assert rest.index(f"A note on {name}.") < rest.index("<details") < rest.index("<table")


def test_a_figure_can_be_linked(everything):
    assert 'href="#fig-timeline"' in everything.page()


def test_an_alternative_text_replaces_the_generated_one(everything):
    assert re.search(r"<desc[^>]*>My &lt;own&gt; words</desc>", everything.page())


@pytest.mark.parametrize("name", ["evidence-map", "matrix", "lifelines", "route-map", "causal-map"])
def test_a_wide_figure_is_drawn_once_more_for_phones_under_ids_of_its_own(everything, name):
    figure = everything.page().partition(f'id="fig-{name}"')[2].partition("</figure>")[0]
    assert '<div class="bc-scroll bc-two"' in figure
    assert figure.count('<svg class="bc-svg') == 2
    assert figure.count('<svg class="bc-svg bc-narrow" role="img"') == 1
    ids = re.findall(r' id="(fig\w+-[td])"', figure)
    assert len(ids) == len(set(ids)) == 4


def test_an_alternative_text_stands_in_both_drawings():
    figure = evidence_map(*grounds_of(world(), "exchange-worked-broue"), "A title", "k")
    box = scroll_box(figure, "My <own> words")
    assert box.count("My &lt;own&gt; words</desc>") == 2
    assert figure.description not in box


def test_a_document_card_shows_the_dates_that_are_not_given(everything):
    box = everything.page().partition('class="bc-document')[2]
    assert "Not given" in box
    assert "date it bears, written" in box
    assert "citric acid" in box
    assert 'href="people.html#leon-sedov"' in box


def test_a_claim_card_never_shows_a_claim_without_its_speaker(everything):
    box = everything.page().partition("bc-claim docutils")[2].partition("bc-discrepancy")[0]
    assert "Leon Sedov denies: A unified centre existed in 1932." in box
    assert 'href="documents.html#red-book-1936"' in box
    assert "Pierre Broué denies in this article" in box
    for word in ("denied", "alleged", "inferred"):
        assert f"&nbsp;{word}</span>" in box
    cite = world().data.claims["centre-existed-red-book"].cite
    assert f"[{', '.join(cite)}]" in box


def test_one_man_in_two_papers_is_told_with_the_paper(build):
    box = build(block("claim", "bloc-formed-red-book")).page()
    assert "Leon Sedov denies: Opposition groups in the USSR formed a bloc in 1932." in box
    assert "Leon Sedov asserts in Sedov’s letter in invisible ink to Trotsky" in box


def test_a_discrepancy_card_sets_what_is_printed_side_by_side(everything):
    box = everything.page().partition("bc-discrepancy")[2].partition("</dl>")[0]
    slip = world().data.discrepancies["expulsion-zinoviev-kamenev"]
    assert box.count("bc-side docutils") == len(slip.statements)
    for words in ("6 October 1932", "[p6, n12.1]", "[n9.1]", slip.reading, "by the article itself"):
        assert words in box


def test_the_box_of_a_chapter_is_made_from_data_and_page(everything):
    chapter, page = world().data.chapters["find"], everything.page()
    assert chapter.question in page
    assert f"about {chapter.minutes} minutes" in page
    assert all(objective.text in page for objective in chapter.objectives)
    assert chapter.open[0] in page
    assert "And mine." in page


def test_the_box_names_the_sources_and_links_the_chapters_it_builds_on(build, everything):
    box = everything.page().partition("bc-objectives")[2].partition("</dl>")[0]
    assert 'href="documents.html#sedov-ink-letter-1932"' in box
    # Of documents also those that only a figure names, of people not.
    assert "people.html#reingold" in everything.page()
    assert "people.html#reingold" not in box
    assert "Builds on" not in box
    before = world().data.chapters["groups"].builds_on[0]
    alone = build(block("lesson", "groups"))
    assert not alone.said
    assert world().data.chapters[before].title in alone.page()
    book = build(block("lesson", "groups"), **{before: "# A page\n\nA word.\n"})
    assert not book.said
    assert f'href="{before}.html"' in book.page()


def test_people_met_are_not_mentioned_where_there_are_none(build, everything):
    assert "People named here" in everything.page()
    assert "People named here" not in build(block("lesson", "find")).page()


def test_the_end_of_a_life_is_told_once():
    fates = ["disappeared", "shot in 1937", "disappeared in prison", "shot in 1937"]
    assert said_once(fates) == ["shot in 1937", "disappeared in prison"]


def test_the_people_of_a_group_stand_in_a_table_with_a_field(everything):
    page = everything.page()
    assert '<p class="bc-filter" hidden>' in page
    assert page.partition("bc-filterable")[2].count("<tr") > 5


def test_a_quiz_brings_the_player_and_its_keys_on_its_page_only(build):
    quiz = block("quiz", "Check yourself", ":chapter: chronology\n:count: 2", "Some words.")
    book = build(quiz, other="# Other\n\nNo quiz.\n")
    assert not book.said
    assert '<bloc-quiz data-mode="practice"' in book.page()
    assert "bloc-quiz.js" in book.page()
    assert "bloc-quiz" not in book.page("other")
    assert (book.out / "_static" / "bloc-quiz.js").stat().st_size > 1000
    again = build(quiz, other="# Other\n\nNo quiz.\n")
    assert again.page() == book.page()


@pytest.mark.parametrize("name", list(REFERENCE))
def test_a_reference_page_has_an_entry_for_every_record(everything, name):
    kind = {"timeline": "events", "slips": "discrepancies", "glossary": "terms"}.get(name, name)
    page = everything.page(name)
    for record in world().data.by_kind()[kind]:
        assert f'id="{record.id}"' in page
    assert "bc-card" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (block("timeline", "C.", ":events: no-such"), "unknown id in events: 'no-such'"),
        (block("timeline", "C.", ":chapter: find\n:from: 1932-13"), "from: "),
        (block("timeline", "C."), "timeline: no row with a date to draw"),
        (block("timeline", "C.", ":chapter: find\n:tier: cor"), "did you mean 'core'?"),
        (block("network", "C.", ":question: bloc"), "unknown id in question: 'bloc'"),
        (block("constraint-graph", "C."), "name documents or events to draw"),
        (block("evidence-map", "C."), "name the claim to stand in the middle"),
        (block("evidence-map", "C.", ":claim: exchange-worked"), "did you mean 'exchange-worked-"),
        (block("evidence-map", "C.", ":claim: insider-details-broue"), "nothing in the data"),
        (block("chain", "C."), "name the document whose hands to draw"),
        (block("chain", "C.", ":document: verdict-1936"), "no hand-over of 'verdict-1936'"),
        (block("matrix", "C."), "name the claims to compare"),
        (block("matrix", "C.", ":claims: bloc-formed-brou"), "did you mean 'bloc-formed-broue'?"),
        (
            block("matrix", "C.", ":claims: bloc-formed-broue\n:sources: broue-1981"),
            "did you mean 'broue-1980'?",
        ),
        (block("lifelines", "C."), "name people or groups whose lives to draw"),
        (block("lifelines", "C.", ":people: leon-sedow"), "did you mean 'leon-sedov'?"),
        (block("lifelines", "C.", ":people: signature-mm"), "no life with a date to draw"),
        (block("route-map", "C."), "name the documents whose ways to draw"),
        (block("route-map", "C.", ":documents: verdict-1936"), "no way of 'verdict-1936'"),
        (block("route-map", "C.", ":documents: ko-articl"), "did you mean 'ko-article-1932'?"),
        (
            block("route-map", "C.", ":documents: ko-article-1932\n:places: berlim"),
            "unknown id in places: 'berlim'; did you mean 'berlin'?",
        ),
        (
            block("route-map", "C.", ":documents: ko-article-1932\n:roles: writen"),
            "did you mean 'written'?",
        ),
        (block("knowledge-map", "C."), "name the documents of which to draw who had them"),
        (
            block("knowledge-map", "C.", ":documents: broue-1980\n:to: 1932"),
            "nobody who had one of the papers within this time",
        ),
        (block("causal-map", "C."), "name the claims that tell of a cause"),
        (
            block("causal-map", "C.", ":claims: bloc-formed-broue"),
            "'bloc-formed-broue' tells of no cause",
        ),
        (
            block("causal-map", "C.", ":claims: network-destroyed-broue\n:disputed: x=no-such"),
            "unknown id in discrepancies: 'no-such'",
        ),
        (
            block(
                "causal-map",
                "C.",
                ":claims: network-destroyed-broue\n:disputed: fate-sealed-broue=bloc-form",
            ),
            "'fate-sealed-broue' is none of the claims drawn",
        ),
        (block("who-named-whom", "C."), "name the papers whose allegations to draw"),
        (block("who-named-whom", "C.", ":sources: letter-tt-1933"), "no allegation in letter-tt"),
        (block("claim", "bloc-formed"), "unknown id in claims: 'bloc-formed'; did you mean"),
        (block("discrepancy", "no-such"), "unknown id in discrepancies: 'no-such'"),
        (block("document-card", "no-such"), "unknown id in documents: 'no-such'"),
        (block("lesson", "fin"), "unknown id in chapters: 'fin'; did you mean 'find'?"),
        (block("open-questions", "fin"), "unknown id in chapters: 'fin'; did you mean 'find'?"),
        (block("quiz", "Q", ":families: C33"), "did you mean 'C3'?"),
        (block("quiz", "Q", ":chapter: find\n:count: 400"), "asks for 400 questions"),
        (block("reference", "peeple"), "did you mean 'people'?"),
    ],
)
def test_a_slip_is_reported_with_page_line_and_nearest(build, text, said):
    book = build(text)
    assert re.search(rf"index\.md:\d+: ERROR: .*{re.escape(said)}", book.said), book.said


def test_no_full_stop_stands_beside_another_mark():
    kinds_said = [kinds._line(family)[1] for family in families().values()]
    found = [s for slip in world().data.discrepancies.values() for s in slip.statements]
    claims = [slips.about(world(), s).text for s in found if s.record in world().data.claims]
    assert claims
    assert [line for line in kinds_said if "?." in line] == []
    assert [claim for claim in claims if claim.endswith(".")] == []
