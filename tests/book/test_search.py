"""People are found by any form of their name, and pages show none of the forms twice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import lxml.html
import pytest

from bloc_course.book.names import forms, other_words
from bloc_course.dataset.names import sounded
from worlds import world

NODE, CHROMIUM = shutil.which("node"), shutil.which("chromium") or shutil.which("google-chrome")
# What the script does to the page, told as one line of JSON a question.
STAGE = """
const answers = [];
for (const asked of JSON.parse(process.argv[1])) {
  const links = [], node = () => ({
    append() {},
    set href(address) { links.push(address); },
  });
  globalThis.document = {
    createElement: node, getElementById: () => ({ before() {} }),
  };
  globalThis.location = { search: "?q=" + encodeURIComponent(asked) };
  (0, eval)("{" + process.argv[2] + "}");
  answers.push(links);
}
console.log(JSON.stringify(answers));
"""


@pytest.fixture
def ask(everything):
    code = (everything.out / "_static" / "bloc-names.js").read_text(encoding="utf-8")

    def asked(*names):
        call = [NODE, "-e", STAGE, json.dumps(names), code]
        done = subprocess.run(call, capture_output=True, check=True, encoding="utf-8", timeout=60)
        return [[link.rpartition("#")[2] for link in links] for links in json.loads(done.stdout)]

    return asked


needs_node = pytest.mark.skipif(NODE is None, reason="Node is not installed")


@needs_node
def test_any_spelling_leads_to_the_person(ask):
    riutin = ["mikhail-riutin"]
    spellings = ("Riutin", "ryutin", "RYUTIN", "Rjutin", "Рютин", "Mikhail Ryutin")
    assert ask(*spellings) == [riutin] * len(spellings)
    assert all("leon-trotsky" in found for found in ask("Trotzki", "Троцкий", "Trotskii"))
    assert ask("Nobody", "", "?!", "a") == [[], [], [], []]


@needs_node
def test_the_script_hears_what_the_program_hears(ask):
    people = world().data.people
    asked = [form for person in people.values() for form in forms(person)]
    sounds = {i: [f" {sounded(form)} " for form in forms(p)] for i, p in people.items()}
    for form, found in zip(asked, ask(*asked), strict=True):
        words = [f" {word} " for word in sounded(form).split() if len(word) > 1]
        right = [
            i
            for i, known in sorted(sounds.items())
            if words and any(all(word in sound for word in words) for sound in known)
        ]
        assert found == right, form


def test_a_page_is_found_by_forms_that_it_does_not_show(build):
    people = "# People\n\n:::{reference} people\n:::\n"
    book = build("On {person}`Riutin <mikhail-riutin>`.", people=people)
    page = lxml.html.fromstring(book.page())
    assert "Ryutin" not in page.find("body").find_class("body")[0].text_content()
    (meta,) = page.xpath('//meta[@name="keywords"]')
    assert "ryutin" in meta.get("content").split(",")
    script = (book.out / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(re.sub(r"^Search.setIndex\(|\)$", "", script))
    found = index["terms"]["ryutin"]
    assert len(found if isinstance(found, list) else [found]) == 2  # the page and the entry


def test_descriptions_are_no_names():
    words = other_words(world(), ["joseph-stalin"])
    assert words == ["stalin"]


def test_only_the_search_page_loads_the_names(everything):
    assert "bloc-names.js" in everything.page("search")
    assert "bloc-names.js" not in everything.page()


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_the_page_shows_who_was_found(everything, tmp_path):
    page = (everything.out / "search.html").resolve().as_uri() + "?q=Ryutin"
    call = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    call += [f"--user-data-dir={tmp_path}", "--dump-dom", page]
    done = subprocess.run(call, capture_output=True, check=True, encoding="utf-8", timeout=120)
    (part,) = lxml.html.fromstring(done.stdout).find_class("bc-found")
    assert part.find("h2").text == "People of that name"
    assert [(a.text, a.get("href")) for a in part.iter("a")] == [
        ("Mikhail N. Riutin", "people.html#mikhail-riutin")
    ]
