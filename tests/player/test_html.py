"""Questions as HTML: well formed, labelled, complete without a script."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from lxml import html
from msgspec.structs import replace

from bloc_course.items.interactions import INTERACTIONS
from bloc_course.items.interactions.choice import Choice
from bloc_course.player import html as player
from bloc_course.player.embed import PACKED, graded_html, practice_html, script, style
from bloc_course.player.pack import HERE, SOURCES, packed
from player import pages

ALL = list(pages.EACH)


@pytest.fixture(scope="module", params=ALL)
def drawn(request):
    return html.fromstring(player.question_html(pages.question(request.param), 7, id_prefix="x"))


def test_every_field_has_a_name_that_is_read_out(drawn):
    ids = {label.get("for") for label in drawn.iter("label")}
    for field in drawn.iter("input", "select"):
        inside = any(parent.tag == "label" for parent in field.iterancestors())
        assert inside or field.get("aria-label") or field.get("id") in ids


def test_every_group_has_a_legend_and_every_id_is_there_once(drawn):
    assert all(len(group.xpath("./legend")) == 1 for group in drawn.iter("fieldset"))
    ids = drawn.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = drawn.xpath("//@aria-labelledby | //@aria-describedby | //label/@for")
    assert set(named) <= set(ids)


def test_all_a_student_needs_is_there_and_nothing_to_fetch(drawn):
    code = drawn.get("data-code")
    for interaction, _ in pages.EACH[code]:
        shown = [value for value in drawn.xpath("//@value | //@data-code") if value != code]
        assert set(interaction.codes()) <= set(shown)
    assert "1.5 points" in drawn.text_content()
    assert not drawn.xpath("//@src | //@href | //@style | //@*[starts-with(name(), 'on')]")


def test_what_needs_the_script_is_hidden_without_it(drawn):
    assert all(moves.get("hidden") is not None for moves in drawn.find_class("bq-moves"))


def test_text_is_escaped_and_blocks_are_paragraphs():
    drawn = player.question_html(pages.question("q-choice"), 1, id_prefix="x")
    assert "<p>Stem of q-choice with &lt;b&gt; &amp; “quotes”</p><p>Two blocks</p>" in drawn


@pytest.mark.parametrize(
    ("points", "shown"), [("1", "1 point"), ("2", "2 points"), ("1/3", "1/3 points")]
)
def test_points_are_said_plainly(points, shown):
    question = pages.Question("c", points, "Stem", (pages.QuestionPart("p", Choice(()), ""),))
    assert f">{shown}<" in player.question_html(question, 1, id_prefix="x")


def test_every_interaction_is_drawn():
    assert {spec.struct for spec in INTERACTIONS.values()} == set(player.BODIES)
    assert set(player.BODIES) == set(player.LEGENDS)


def test_a_graded_form_holds_no_key():
    drawn = graded_html(pages.form(ALL))
    assert "<script" not in drawn
    assert 'data-student="Ann &quot;A&quot; &lt;x&gt;"' in drawn
    for word in ("The key", "Hint", "M1", "correct", "refuted"):
        assert word not in drawn


def test_a_practice_quiz_carries_its_keys_and_no_text_ends_the_script():
    drawn = practice_html([pages.question("q-order")], [pages.entry("q-order")], "x")
    data = re.search(r'<script type="application/json">(.*?)</script>', drawn, re.DOTALL)[1]
    (item,) = json.loads(data)["items"]
    assert item["feedback"]["rule"] == "The rule </script>"
    assert item["evidence"] == ["The letter says so (p6, n10.1, judged)"]
    assert item["parts"][0]["key"]["rule"] == "M3"


def test_a_question_without_its_key_is_an_error():
    with pytest.raises(KeyError):
        practice_html([pages.question("q-order")], [], "x")


def test_sections_are_headed_once():
    parts = pages.question("q-choice").parts
    sections = ("", "One", "One", "Two & three")
    questions = tuple(pages.Question(str(n), "1", "S", parts, s) for n, s in enumerate(sections))
    drawn = graded_html(replace(pages.form(ALL), questions=questions))
    assert re.findall("<h2[^>]*>(.*?)</h2>", drawn) == ["One", "Two &amp; three"]


def test_the_assets_ask_nobody_for_anything():
    both = script() + style()
    for word in ("http:", "https:", "fetch(", "XMLHttp", "import(", "eval(", "url(", "innerHTML"):
        assert word not in both
    assert "</script" not in both


@pytest.mark.parametrize(
    ("marking", "dates", "most"),
    [(False, True, 10_000), (True, False, 12_000), (True, True, 16_000)],
)
def test_the_assets_are_small(marking, dates, most):
    both = script(marking=marking, dates=dates) + style()
    assert len(gzip.compress(both.encode(), 9)) < most


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_packed_is_what_the_sources_say(name):
    pytest.importorskip("minify", reason="tdewolff-minify has no wheel for this platform")
    assert (HERE / PACKED / name).read_text("utf-8") == packed(name), "run `make player`"
