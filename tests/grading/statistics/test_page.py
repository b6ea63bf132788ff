"""The page: readable offline, by any means, on a phone; every plot has its numbers in a table."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics import plots
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.irt import irt
from bloc_course.grading.statistics.page import statistics_html
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import answers_json, simulate

KEYS = {
    k.form: k
    for _, k in (assemble(made.bank(made.blueprint(pool=4)), s) for s in made.students(130))
}
PAPERS = grade(
    KEYS,
    Admission(
        {
            one.key.form: submission(answers_json(one, one.answers), "a.json")
            for one in simulate(list(KEYS.values()), "3")
            if one.role in {"answers", "blank"}
        },
        (),
        (),
    ),
    [],
)
FOUND = msgspec.structs.replace(statistics(PAPERS), irt=irt(PAPERS, "rasch"))
PAGE = statistics_html(FOUND)


class Outline(HTMLParser):
    """What the page consists of: tags with attributes, headings in order, and their balance."""

    VOID = ("meta", "br", "link")

    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []
        self.feed(PAGE)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_it_is_well_formed_and_its_headings_go_down_one_by_one():
    outline = Outline()
    assert outline.open == []
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_asked_of_a_server_and_nothing_runs():
    tags = Outline().tags
    assert not [tag for tag, _ in tags if tag in {"script", "link", "img", "iframe", "object"}]
    assert not [a for _, a in tags if "style" in a or any(name.startswith("on") for name in a)]
    links = [a["href"] for tag, a in tags if tag == "a"]
    ids = {a["id"] for _, a in tags if "id" in a}
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert len(ids) == sum("id" in a for _, a in tags)


def test_every_picture_has_a_name_or_is_ornament():
    pictures = [a for tag, a in Outline().tags if tag == "svg"]
    assert len(pictures) > 10
    for a in pictures:
        assert a.get("aria-hidden") == "true" or a.get("aria-label") or a.get("aria-labelledby")


def test_every_table_says_what_its_rows_and_columns_are():
    tags = Outline().tags
    scopes = [a.get("scope") for tag, a in tags if tag == "th"]
    assert set(scopes) == {"row", "col"}
    scrolling = [a for _, a in tags if a.get("class") == "wide"]
    assert all(a["tabindex"] == "0" and a["aria-label"] for a in scrolling)
    assert len(scrolling) == sum(tag == "table" for tag, _ in tags)


def test_no_student_is_named():
    for paper in PAPERS:
        assert paper.key.name not in PAGE
        assert paper.key.form not in PAGE
    assert not re.search(r"\bs\d\d\d?\b", PAGE)


def test_the_plots_are_as_narrow_as_a_phone_and_say_what_their_tables_say():
    drawn = [
        plots.totals_plot(FOUND),
        plots.items_plot(FOUND.items),
        plots.irt_plot(FOUND.irt.items),
        *(
            plots.groups_plot([g for g in FOUND.groups if g.kind == kind], kind, kind)
            for kind in ("family", "skill", "level")
        ),
    ]
    for svg in drawn:
        assert svg in PAGE
        left, top, width, height = map(float, re.search(r'viewBox="(.*?)"', svg)[1].split())
        assert (left, top, width) == (0, 0, plots.WIDTH)
        for x, y in re.findall(r'c?x="([-\d.]+)" c?y="([-\d.]+)"', svg):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height
        assert re.search(r'<desc id=".*?">.*table', svg)
    assert drawn[1].count("<circle") == sum(i.discrimination is not None for i in FOUND.items)


@pytest.mark.parametrize("item", FOUND.items, ids=lambda item: item.item)
def test_an_item_s_card_says_what_to_do(item):
    (card,) = re.findall(
        rf'<article id="{item.item}-{item.revision}">.*?</article>', PAGE, re.DOTALL
    )
    assert f"Mean score {item.difficulty:.2f}" in card
    assert card.count("<li>") == len(item.sentences) >= 1


def test_markup_in_a_text_is_shown_as_text():
    item = msgspec.structs.replace(FOUND.items[0], stem="<b>bold</b>", sentences=("<i>",))
    page = statistics_html(msgspec.structs.replace(FOUND, items=(item,), data=(), title="<u>"))
    assert "&lt;b&gt;bold" in page
    assert "<b>bold" not in page
    assert "<u>" not in page
    assert "<i>" not in page
