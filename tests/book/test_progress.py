"""The page of progress: what it lists, and in Chromium what it shows, clears, saves and loads."""

from __future__ import annotations

import json
import re

import lxml.html
import pytest
from msgspec import structs

from bloc_course.book.progress import lasting, time_of
from small_books import block, built
from worlds import world

TWO = {
    "find": "# A find\n\n"
    + block("quiz", "Guess <first>", ":chapter: groups\n:families: C3\n:count: 2")
    + block("quiz", "Write", ":chapter: bloc\n:families: A6\n:count: 1\n:path: U"),
    "secret-writing": "# Secrets\n\n" + block("quiz", "Check", ":chapter: find\n:count: 1"),
    "practice": "# More\n\n" + block("quiz", "More", ":chapter: find\n:count: 1\n:seed: b"),
    "progress": "# Progress\n\nYours.\n\n:::{progress}\n:::\n",
}
KEEP = "localStorage.setItem({!r}, JSON.stringify({}))"
SHOWN = """({
  sums: [...document.querySelectorAll('summary .bc-sum')].map((e) => e.textContent),
  paths: [...document.querySelectorAll('[data-path] .bc-sum')].map((e) => e.textContent),
  states: [...document.querySelectorAll('.bc-state')].map((e) => e.textContent.slice(4)),
  said: document.querySelector('.bc-progress-said').textContent,
  kept: Object.keys(localStorage).filter((key) => key.startsWith('bloc-quiz')).length,
})"""
# A file of the reader's, as the field for it hands it over; `finished` when it was read.
GIVE = """(async () => {
  const field = document.querySelector('.bc-progress input'), files = new DataTransfer();
  files.items.add(new File([%s], 'progress.json'));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
  for (let wait = 0; field.value && wait < 100; wait += 1)
    await new Promise((done) => setTimeout(done, 10));
  return document.querySelector('.bc-progress-said').textContent;
})()"""
SAVED = """(async () => {
  let blob; URL.createObjectURL = (made) => { blob = made; return 'about:blank#'; };
  HTMLAnchorElement.prototype.click = function () { window.named = this.download; };
  document.querySelector('.bc-progress-bar button').click();
  return [window.named, await blob.text()];
})()"""
CLEAR = "document.querySelectorAll('.bc-progress-bar button')[1].click()"
PRESS = "document.querySelector('.bc-progress dialog [value={}]').click()"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    theme = 'html_theme = "sphinx_book_theme"\n'
    return built(tmp_path_factory.mktemp("progress"), "Start.", conf=theme, **TWO)


@pytest.fixture(scope="module")
def page(book):
    return lxml.html.fromstring(book.page("progress"))


def codes(page, form):
    return [e.get("data-code") for e in page.xpath(f'//details[@data-form="{form}"]//li')]


def test_without_a_script_it_says_what_it_would_show_and_lists_chapters_with_time(book, page):
    assert book.said == ""
    (off,) = page.find_class("bc-off")
    assert "does not run here" in off.text_content()
    heads = [e.text_content() for e in page.xpath('//ol[@class="bc-chapters"]/li/h2')]
    assert heads == ["A find", "Secrets", "More"]
    told = [e.text_content() for e in page.xpath('//ol[@class="bc-chapters"]/li/p')]
    find, secrets = (world().data.chapters[name] for name in ("find", "secret-writing"))
    short = find.minutes_on["S"]
    assert told == [
        f"Path U and S, {time_of(find)}.",
        f"Path U, about {secrets.minutes} minutes.",
        "Path U and S.",
    ]
    rows = [e.text_content().split("\n")[0] for e in page.xpath("//tr[@data-path]")]
    assert rows == [
        f"U, undergraduate2 chapters, {lasting(find.minutes + secrets.minutes)}5",
        f"S, upper secondary1 chapter, {lasting(short)}3",
    ]


def test_the_time_of_a_path_is_said_where_it_is_another():
    find = world().data.chapters["find"]
    for short, said in (
        (60, "about 60 minutes"),
        (50, "about 60 minutes, on path S about 50 minutes"),
    ):
        assert time_of(structs.replace(find, minutes=60, minutes_on={"S": short})) == said


def test_each_question_leads_to_its_place_and_names_its_skill(book, page):
    lines = page.xpath('//details[@data-form="find-1"]//li')
    links = [line.find("a").get("href") for line in lines]
    assert links == ["find.html#find-1-1", "find.html#find-1-2"]
    for line, link in zip(lines, links, strict=True):
        anchor = link.partition("#")[2]
        shown = re.search(rf'id="{anchor}" data-code="([^"]+)"', book.page("find"))
        assert line.get("data-code") == shown[1]
        assert line.get("data-of") == "chronology"
    (written,) = page.xpath('//details[@data-form="find-2"]//li')
    assert "data-written" in written.attrib


def test_its_script_and_style_load_there_only(book):
    assert "bloc-progress.js" in book.page("progress")
    assert "bloc-progress.css" in book.page("progress")
    assert "bloc-quiz.js" not in book.page("progress")
    for other in ("index", "find", "secret-writing"):
        assert "bloc-progress" not in book.page(other)


def test_it_follows_a_change_of_another_page(tmp_path):
    built(tmp_path, "Start.", **TWO)
    new = TWO | {"practice": "# Other\n\n" + block("quiz", "Now", ":chapter: find\n:count: 2")}
    after = built(tmp_path, "Start.", **new).page("progress")
    assert "Now (" in after
    assert "More (" not in after
    none = built(tmp_path, "Start.", **(TWO | {"practice": "# None\n"})).page("progress")
    assert "practice.html#" not in none
    written = (tmp_path / "out/html/progress.html").stat().st_mtime_ns
    built(tmp_path, "Start.", **(TWO | {"practice": "# None\n"}))
    assert (tmp_path / "out/html/progress.html").stat().st_mtime_ns == written


@pytest.fixture
def browser(chromium, book):
    chromium.open((book.out / "progress.html").as_uri())
    chromium.value("localStorage.clear()")
    return chromium


def keep(browser, book, form, answers, tries):
    """Keep a state under the name that the player has for it; pages name their quizzes."""
    page = f"{form.rpartition('-')[0]}.html"
    path = (book.out / page).as_uri().removeprefix("file://")
    state = json.dumps({"answers": answers, "tries": tries})
    browser.value(f"localStorage.setItem('bloc-quiz {path} {form} practice', {state!r})")


def shown(browser, book):
    browser.open((book.out / "progress.html").as_uri())
    return browser.value(SHOWN)


def test_what_was_answered_in_chapters_is_shown_cleared_saved_and_loaded(browser, book, page):
    """The player itself answers: right at first try, at second, not at all, and in writing."""
    browser.open((book.out / "find.html").as_uri())
    browser.value("""(() => {
      const quiz = document.querySelector('bloc-quiz');
      const right = (question, yes) => {
        const { correct } = quiz.items.get(question.dataset.code).parts[0].key;
        const inputs = [...question.querySelectorAll('input')];
        inputs.find((input) => (input.value === correct) === yes).click();
        [...question.children].find((e) => e.matches('.bq-button')).click();
      };
      const [one, two] = quiz.questions;
      right(one, true);
      right(two, false); right(two, true); right(two, false);
      const prose = document.querySelector('textarea');
      prose.value = 'In my own words.';
      prose.dispatchEvent(new Event('input', { bubbles: true }));
      prose.closest('.bq-question').querySelector('.bq-question > .bq-button').click();
    })()""")
    seen = shown(browser, book)
    first, second = "right at first try", "right at second try"
    assert seen["sums"] == [
        "2 of 2 done; 1 right at first try, 1 at second",
        "1 of 1 done; 1 written",
        "0 of 1 done",
        "0 of 1 done",
    ]
    done = "3 of 5 done; 1 right at first try, 1 at second, 1 written"
    assert seen["paths"] == [done, "2 of 3 done; 1 right at first try, 1 at second"]
    none = "not answered"
    assert seen["states"] == [first, second, "written and compared", none, none]

    name, text = browser.value(SAVED)
    assert name == "progress.json"
    saved = json.loads(text)
    assert (saved["kind"], saved["version"]) == ("bloc-course progress", 1)
    assert sorted(saved["quizzes"]) == ["find-1", "find-2"]
    assert saved["quizzes"]["find-2"]["answers"] == dict.fromkeys(
        codes(page, "find-2"), "In my own words."
    )

    browser.value(CLEAR)
    asked = browser.value("document.querySelector('.bc-progress dialog').textContent")
    assert asked.startswith("This clears your answers to 3 questions")
    assert browser.value("document.activeElement.value") == "keep"
    browser.value(PRESS.format("keep"))
    assert browser.value(SHOWN)["kept"] == 2
    browser.value(CLEAR)
    browser.value(PRESS.format("clear"))
    browser.value("new Promise((done) => setTimeout(done, 50))")
    seen = browser.value(SHOWN)
    assert (seen["kept"], seen["said"]) == (0, "All progress is cleared.")
    assert seen["states"] == [none] * 5
    browser.value(CLEAR)
    assert browser.value(SHOWN)["said"] == "There is nothing to clear."

    assert browser.value(GIVE % json.dumps(text)) == "Taken from the file: 3 questions."
    assert browser.value(SHOWN)["states"][:3] == [first, second, "written and compared"]
    again = browser.value(GIVE % json.dumps(text))
    assert again == "Taken from the file: 0 questions. As far or further here already: 3."
    browser.open((book.out / "find.html").as_uri())
    status = "[...document.querySelectorAll('.bq-status')].map((e) => e.textContent)"
    assert browser.value(status) == ["2 of 2 done, 2 right. Set 1 of 3.", "1 of 1 done, 1 right."]


def test_each_question_says_how_far_it_is(browser, book, page):
    one, two = codes(page, "find-1")
    (last,) = codes(page, "secret-writing-1")
    keep(browser, book, "find-1", {one: "x"}, {two: {"number": 1}})
    wrong = {"number": 2, "over": True, "right": False}
    # Kept by a host that shows no ".html", and of a question that is not asked any more.
    keep(browser, book, "secret-writing-1", {}, {last: wrong, "q-old": wrong})
    browser.value(
        "Object.entries(localStorage).filter(([key]) => key.includes('secret')).map(([key, state])"
        " => (localStorage.removeItem(key), localStorage.setItem(key.replace('.html', ''), state)))"
    )
    keep(browser, book, "practice-1", 3, {})
    seen = shown(browser, book)
    assert seen["states"] == [
        "answered, not checked",
        "one try, hint seen",
        "not answered",
        "not right, answer shown",
        "not answered",
    ]
    assert seen["sums"][0] == "0 of 2 done; 1 tried once"
    assert seen["sums"][2] == "1 of 1 done; 1 not right"


def test_a_file_never_undoes_what_is_further_along_here(browser, book, page):
    one, two = codes(page, "find-1")
    right = {"number": 1, "over": True, "right": True}
    keep(browser, book, "find-1", {one: "mine"}, {one: right})
    shown(browser, book)
    tries = {one: {"number": 1}, two: right | {"number": "2"}, "q-old": right}
    given = {"find-1": {"answers": {one: "theirs", two: "theirs"}, "tries": tries}}
    file = {"kind": "bloc-course progress", "version": 1, "quizzes": given}
    said = browser.value(GIVE % json.dumps(json.dumps(file)))
    assert said == (
        "Taken from the file: 1 question. As far or further here already: 1. "
        "Not asked in this book, or asked otherwise now: 1."
    )
    name = "Object.entries(localStorage).find(([key]) => key.includes('bloc-quiz'))[1]"
    kept = json.loads(browser.value(name))
    assert kept["answers"] == {one: "mine", two: "theirs"}
    assert kept["tries"] == {one: right, two: right | {"number": 2}}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no", "it is not JSON"),
        ("[]", "it does not say that it holds progress"),
        ('{"kind": "bloc-course progress", "quizzes": {}, "version": 9}', "it is of version 9"),
        (
            '{"kind": "bloc-course progress", "version": 1, "quizzes": {"find-1": 3}}',
            "what it says of find-1 is no progress",
        ),
    ],
)
def test_a_file_of_another_kind_is_not_taken(browser, book, text, why):
    shown(browser, book)
    said = browser.value(GIVE % json.dumps(text))
    assert said.startswith(f"The file was not taken: {why}")
    assert browser.value(SHOWN)["kept"] == 0


def test_a_kept_answer_that_fits_no_question_is_left_out_by_the_player(browser, book, page):
    (code,) = codes(page, "secret-writing-1")
    keep(browser, book, "secret-writing-1", {code: {"a": {}}}, {})
    browser.open((book.out / "secret-writing.html").as_uri())
    status = "document.querySelector('.bq-status').textContent"
    assert browser.value(status) == "0 of 1 done, 0 right."


def test_a_quiz_shows_what_another_tab_changed(browser, book, page):
    """The browser tells of a change in another tab by this event."""
    browser.open((book.out / "find.html").as_uri())
    one, _ = codes(page, "find-1")
    keep(browser, book, "find-1", {}, {one: {"number": 1, "over": True, "right": True}})
    said = browser.value("""(() => {
      const [quiz] = document.querySelectorAll('bloc-quiz');
      dispatchEvent(new StorageEvent('storage', { key: 'other' }));
      const before = quiz.status.textContent;
      dispatchEvent(new StorageEvent('storage', { key: quiz.store }));
      return [before, quiz.status.textContent,
        quiz.questions[0].querySelector('.bq-feedback').children.length > 0];
    })()""")
    assert said == ["0 of 2 done, 0 right. Set 1 of 3.", "1 of 2 done, 1 right. Set 1 of 3.", True]
