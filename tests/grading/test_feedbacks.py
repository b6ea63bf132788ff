"""Feedback of every kind: all of an answer is said, and what a student wrote is shown as text."""

import json
import re
from html.parser import HTMLParser

import msgspec
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import handmade as made
from bloc_course.errors import CallError
from bloc_course.formats.notebook import write as write_notebook
from bloc_course.forms.assemble import assemble
from bloc_course.forms.roster import Student
from bloc_course.grading._markdown import plain
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.feedbacks import feedbacks, kinds
from bloc_course.grading.grade import mark
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.read import read_bytes
from hostile import HOSTILE

MARKDOWN = MarkdownIt("gfm-like", {"html": True})


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text.append(data)


def seen(html):
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def hostile_paper(text):
    form, key = assemble(made.bank(), Student("s<1>&", f"Jo {text}"))
    key = msgspec.structs.replace(key, title=f"Quiz {text}")
    raw = msgspec.Raw(msgspec.json.encode(text))
    handed_in = Submission(
        form=form.form, file="a.json", responses={e.code: raw for e in key.entries}
    )
    return mark(key, handed_in)


@given(st.text(max_size=60))
def test_any_text_is_text_in_markdown(text):
    page = seen(MARKDOWN.render(f"**Said:** {plain(text)}"))
    assert page.tags <= {"p", "br", "strong"}
    assert words("".join(page.text)) == words(f"Said: {text}")


def words(text):
    return [word for word in re.split(r"[\s\0\ufffd]+", text) if word]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_markdown(text):
    page = seen(MARKDOWN.render(plain(text)))
    assert page.tags <= {"p", "br"}
    assert words("".join(page.text)) == words(text)
    assert "$" not in plain(text)
    assert "\\" not in plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_are_text_on_the_page(text):
    clean, page = (seen(html(hostile_paper(t))) for t in ("words", text))
    assert page.tags == clean.tags
    assert page.attributes == clean.attributes
    shown = words("".join(page.text))
    assert [word for word in words(text) if word in shown]


def html(paper):
    return feedbacks()["html"].write(paper, lambda: None).decode()


def test_hostile_answers_are_text_in_the_markdown_file():
    paper = hostile_paper(HOSTILE[0])
    page = seen(MARKDOWN.render(feedbacks()["md"].write(paper, lambda: None).decode()))
    assert page.tags <= {"h1", "h2", "p", "br", "strong", "ul", "li"}


@pytest.fixture(scope="module")
def graded():
    form, key = assemble(made.bank(), Student("s1", "Jo"))
    data = write_notebook(form)
    text = data.decode().replace(
        f'answers[\\"{key.entries[0].code}\\"] = \\"\\"',
        f'answers[\\"{key.entries[0].code}\\"] = \\"a\\"',
    )
    notebook = json.loads(text)
    notebook["cells"][1]["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>1</script>"}}
    ]
    notebook["metadata"]["kept"] = "as it was"
    data = json.dumps(notebook).encode()
    (handed_in,) = read_bytes(data, "jo.ipynb")
    return mark(key, handed_in), data


def test_every_kind_prints_the_code_of_every_question(graded):
    paper, data = graded
    codes = [challenge_code(paper.key.form, entry.code) for entry in paper.key.entries]
    assert len(set(codes)) == len(codes)
    for kind in (kind for kind in feedbacks().values() if kind.for_students):
        text = kind.write(paper, lambda: data).decode()
        assert all(code in text for code in codes), kind.name
        for entry in paper.key.entries:
            assert entry.item not in text


def test_the_notebook_comes_back_with_a_comment_below_each_answer(graded):
    paper, data = graded
    made_of = nbformat.reads(feedbacks()["notebook"].write(paper, lambda: data).decode(), 4)
    nbformat.validate(made_of)
    cells = made_of.cells
    assert made_of.metadata.kept == "as it was"
    own = [
        cell for cell in cells if not str(cell.metadata.get("bloc_course", "")).startswith("feed")
    ]
    before = nbformat.reads(data.decode(), 4).cells
    assert [cell.source for cell in own] == [cell.source for cell in before]
    assert not any(cell.get("outputs") for cell in cells)
    for place, cell in enumerate(cells):
        code = cell.metadata.get("bloc_course", {})
        if isinstance(code, dict) and code.get("code"):
            assert cells[place + 1].id == f"feedback-{code['code']}"
    comments = [cell for cell in cells if cell.id.startswith("feedback-")]
    assert len(comments) == len(paper.key.entries)


@pytest.mark.parametrize("data", [None, b"", b"{}", b'{"cells": 3}', b"\xff", b'{"cells": [1]}'])
def test_a_notebook_that_is_gone_gets_no_copy(graded, data):
    assert feedbacks()["notebook"].write(graded[0], lambda: data) is None


def test_gradescope(graded):
    paper, _ = graded
    found = json.loads(feedbacks()["gradescope"].write(paper, lambda: None))
    assert found["score"] == pytest.approx(sum(test["score"] for test in found["tests"]))
    assert found["score"] == pytest.approx(float(paper.total))
    assert sum(test["max_score"] for test in found["tests"]) == 20
    known = {"score", "max_score", "status", "name", "number", "output", "visibility"}
    for number, test in enumerate(found["tests"], 1):
        assert test.keys() == known
        assert test["number"] == str(number)
        assert test["visibility"] == "visible"


def test_a_kind_nobody_knows():
    with pytest.raises(CallError, match="did you mean 'notebook'"):
        kinds(["notebok"])
