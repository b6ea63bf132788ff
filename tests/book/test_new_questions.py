"""New questions: sets that may all stand together, and in Chromium a button that turns to them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from itertools import combinations

import lxml.html
import pytest

from bloc_course.book.onefile import one_file
from bloc_course.book.practice import Request, drawn
from bloc_course.book.practice_sets import alike
from bloc_course.draw import ranker
from bloc_course.items.item import enemies
from small_books import block, built
from worlds import world

QUIZ = block("quiz", "Check", ":chapter: groups\n:families: C3, K2, S1\n:count: 3")
PAGES = {
    "deep/er": f"# Deep\n\n{QUIZ}" + block("quiz", "Guess", ":chapter: find\n:count: 1"),
    "progress": "# Progress\n\n:::{progress}\n:::\n",
}
THEME = 'html_theme = "sphinx_book_theme"\n'
STATE = """(() => {
  const quiz = document.querySelector('bloc-quiz'), here = document.activeElement;
  return {
    codes: quiz.questions.map((question) => question.dataset.code),
    shown: [...quiz.querySelectorAll('.bq-question')].map((each) => each.dataset.code),
    status: quiz.status.textContent, live: quiz.live.textContent,
    focus: here.dataset.code ?? here.textContent.trim(),
    ringed: getComputedStyle(here).outlineStyle !== 'none',
  };
})()"""
# Answers what is shown as its key wants it, and checks it.
ANSWER = """(() => {
  const quiz = document.querySelector('bloc-quiz');
  for (const question of quiz.questions) {
    const { key } = quiz.items.get(question.dataset.code).parts[0];
    const right = [key.correct].flat();
    for (const input of question.querySelectorAll('input'))
      if (right.includes(input.value)) input.click();
    question.querySelector(':scope > .bq-button').click();
  }
  return [...quiz.querySelectorAll('.bq-verdict')].map((each) => each.textContent);
})()"""
ON_BUTTON = """[...document.querySelectorAll('.bq-bar button')]
  .find((each) => each.textContent === 'New questions').focus()"""
GIVE = """(() => {
  const field = document.querySelector('.bc-progress input'), files = new DataTransfer();
  files.items.add(new File([%s], 'progress.json'));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
})()"""
SETTLED = "new Promise((done) => setTimeout(done, 150))"


def request(count=6, sets=3, chapter="chronology", families=(), seed="1"):
    return Request(
        key="page-1",
        title="t",
        chapter=chapter,
        families=families,
        count=count,
        seed=seed,
        sets=sets,
    )


@pytest.mark.parametrize(
    ("chapter", "families", "count"),
    [("chronology", (), 8), ("find", (), 8), ("writing-history", ("A5", "K2", "S3"), 6)],
)
@pytest.mark.parametrize("seed", ["1", "2"])
def test_sets_share_no_item_answer_none_and_are_alike_by_family(chapter, families, count, seed):
    asked = request(count, 3, chapter, families, seed)
    practice = drawn(world(), asked)
    assert [len(own) for own in practice.sets] == [count] * 3
    items = [practice.keys[q.code].item for own in practice.sets for q in own]
    assert len(set(items)) == 3 * count == len(practice.keys)
    assert not [pair for pair in combinations(practice.items, 2) if enemies(*pair)]
    first, *others = (
        Counter(practice.keys[question.code].family for question in own) for own in practice.sets
    )
    assert others == [first, first]
    assert drawn(world(), asked) == practice


def test_no_quiz_of_a_page_answers_another():
    first = drawn(world(), request(4, 1))
    for sets in (1, 3):
        later = drawn(world(), request(6, sets, seed="other"), first.items)
        pairs = [(one, other) for one in first.items for other in later.items]
        assert not [pair for pair in pairs if enemies(*pair)]


def test_where_a_chapter_yields_less_there_are_fewer_or_shorter_sets():
    """Cut down to ever fewer items, a quiz keeps its own set and loses the others."""
    pool = list(drawn(world(), request(6, 3)).items)
    rank = ranker(b"word")
    seen = []
    for size in range(len(pool), 5, -1):
        sets = alike(iter(pool[:size]), 6, 3, rank)
        seen.append([len(own) for own in sets])
        if not sets:
            continue
        assert len(sets[0]) == 6
        first, *others = (Counter(item.family for item in own) for own in sets)
        assert all(other <= first and other == others[0] for other in others)
        ids = [item.id for own in sets for item in own]
        assert len(ids) == len(set(ids)) <= size
    assert seen[0] == [6, 6, 6]
    assert [6, 6] in seen
    assert seen[-1] == []
    assert all(len(sets) in (0, 2, 3) and all(3 <= n <= 6 for n in sets) for sets in seen)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    (folder / "source" / "deep").mkdir(parents=True)
    return built(folder, "Start.", conf=THEME, **PAGES)


@pytest.fixture(scope="module")
def further(book):
    text = (book.out / "_quizzes" / "deep-er-1.js").read_text("utf-8")
    return json.loads(text.partition("]=")[2].removesuffix(";\n"))


def test_the_page_has_the_first_set_and_names_a_file_by_what_it_holds(book, further):
    assert book.said == ""
    page = lxml.html.fromstring(book.page("deep/er"))
    quiz, guess = page.iter("bloc-quiz")
    assert len(quiz.find_class("bq-question")) == 3
    assert re.fullmatch(r"\.\./_quizzes/deep-er-1\.js\?v=[0-9a-f]{8}", quiz.get("data-more"))
    assert (quiz.get("data-sets"), guess.get("data-sets")) == ("3", None)
    assert "New questions" not in book.page("deep/er")
    assert [path.name for path in (book.out / "_quizzes").iterdir()] == ["deep-er-1.js"]
    ids = page.xpath("//@id")
    for own in further:
        drawn = lxml.html.fromstring(own["html"])
        codes = [each.get("data-code") for each in drawn.find_class("bq-question")]
        assert codes == [item["code"] for item in own["items"]]
        ids += drawn.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_file_says_that_it_holds_keys_and_is_a_script_in_node(book, further):
    file = book.out / "_quizzes" / "deep-er-1.js"
    assert file.read_text("utf-8").startswith("// Practice questions with their keys")
    assert "</" not in file.read_text("utf-8")
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    run = "eval(require('fs').readFileSync(process.argv[1], 'utf8'));"
    said = "console.log(JSON.stringify(BlocQuizSets['deep-er-1']))"
    done = subprocess.run(
        [node, "-e", run + said, file], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout) == further


def test_the_page_of_progress_says_how_many_more_there_are(book, further):
    page = lxml.html.fromstring(book.page("progress"))
    (more,) = page.find_class("bc-further")
    assert more.text_content() == "By “New questions” there: 6 more."
    codes = [item["code"] for own in further for item in own["items"]]
    assert more.get("data-codes").split() == codes


@pytest.fixture
def address(book):
    return (book.out / "deep" / "er.html").as_uri()


@pytest.fixture
def browser(chromium, address):
    chromium.open(address)
    chromium.value("localStorage.clear()")
    chromium.open(address)
    chromium.requests.clear()
    return chromium


def turned(browser, key="Enter"):
    """What stands there after the button was pressed by keyboard."""
    browser.value(ON_BUTTON)
    browser.press(key)
    browser.value(SETTLED)
    return browser.value(STATE)


def test_the_button_shows_other_questions_that_are_marked_and_goes_round(browser, book, further):
    first = browser.value(STATE)
    assert first["status"] == "0 of 3 done, 0 right. Set 1 of 3."
    assert browser.value(ANSWER) == ["Right."] * 3
    for at, key, own in ((2, "Enter", further[0]), (3, " ", further[1])):
        now = turned(browser, key)
        assert now["codes"] == now["shown"] == [item["code"] for item in own["items"]]
        assert now["live"] == f"New questions: set {at} of 3."
        assert now["status"] == f"0 of 3 done, 0 right. Set {at} of 3."
        assert (now["focus"], now["ringed"]) == (now["codes"][0], True)
        assert browser.value(ANSWER) == ["Right."] * 3
    again = turned(browser)
    assert again["codes"] == first["codes"]
    assert again["live"] == "You have seen all 3 sets. This is the first again."
    assert again["status"] == "3 of 3 done, 3 right. Set 1 of 3."
    files = [url.rpartition("/")[2].partition("?")[0] for url in browser.requests]
    assert files == ["deep-er-1.js"], "it is loaded once, when it is asked for"


def test_a_visit_later_shows_the_same_set_and_start_again_clears_all(browser, address, further):
    first = browser.value(STATE)
    assert browser.value(ANSWER) == ["Right."] * 3
    turned(browser)
    browser.value("document.querySelector('.bq-question input').click()")
    ticked = "document.querySelector('.bq-question input').checked"
    browser.open(address)
    browser.value(SETTLED)
    back = browser.value(STATE)
    assert back["codes"] == [item["code"] for item in further[0]["items"]]
    assert back["status"] == "0 of 3 done, 0 right. Set 2 of 3."
    assert browser.value(ticked)
    # A link to a question of the first set, from the page of progress, leads to that question.
    browser.open(f"{address}?from-progress#deep-er-1-2")
    browser.value(SETTLED)
    assert browser.value(STATE)["codes"] == first["codes"]
    turned(browser)
    assert browser.value("location.hash") == "#deep-er-1-s2-1"
    browser.value("location.hash = '#deep-er-1-3'")
    browser.value(SETTLED)
    assert browser.value(STATE)["codes"] == first["codes"]
    turned(browser)
    again = "[...document.querySelectorAll('.bq-bar button')].at(-1).click()"
    browser.value(again.replace("document", "document.querySelector('bloc-quiz')"))
    cleared = browser.value(STATE)
    assert cleared["codes"] == first["codes"]
    assert cleared["status"] == "0 of 3 done, 0 right. Set 1 of 3. All answers are cleared."
    assert not turned(browser)["status"].startswith("1")
    assert not browser.value(ticked)


def test_progress_tells_of_further_sets_and_clears_saves_and_loads_them(browser, book):
    turned(browser)
    assert browser.value(ANSWER) == ["Right."] * 3
    browser.open((book.out / "progress.html").as_uri())
    said = "document.querySelector('.bc-further').textContent"
    assert browser.value(said) == "By “New questions” there: 3 of 6 more done."
    assert "0 of 3 done" in browser.value("document.querySelector('summary').textContent")
    name = "Object.keys(localStorage).find((key) => key.includes('deep-er-1'))"
    kept = json.loads(browser.value(f"localStorage.getItem({name})"))
    browser.value("document.querySelectorAll('.bc-progress-bar button')[1].click()")
    asked = browser.value("document.querySelector('.bc-progress dialog').textContent")
    assert asked.startswith("This clears your answers to 3 questions")
    browser.value("document.querySelector('.bc-progress dialog [value=clear]').click()")
    browser.value(SETTLED)
    assert browser.value(said) == "By “New questions” there: 0 of 6 more done."
    file = {"kind": "bloc-course progress", "version": 1, "quizzes": {"deep-er-1": kept}}
    browser.value(GIVE % json.dumps(json.dumps(file)))
    browser.value(SETTLED)
    told = browser.value("document.querySelector('.bc-progress-said').textContent")
    assert told == "Taken from the file: 3 questions."
    assert browser.value(said) == "By “New questions” there: 3 of 6 more done."


def test_a_file_that_does_not_come_is_said_and_asked_for_again(browser, book):
    first = browser.value(STATE)
    quiz = "document.querySelector('bloc-quiz').dataset.more"
    right = browser.value(quiz)
    browser.value(f"{quiz} = 'nowhere.js'")
    failed = turned(browser)
    assert failed["codes"] == first["codes"]
    assert failed["live"] == "The new questions could not be loaded."
    assert failed["focus"] == "New questions"
    browser.value(f"{quiz} = {right!r}")
    assert turned(browser)["live"] == "New questions: set 2 of 3."


def test_the_book_in_one_file_carries_them(browser, tmp_path):
    (tmp_path / "source" / "deep").mkdir(parents=True)
    whole = built(tmp_path, "Start.", "singlehtml", conf=THEME, **PAGES)
    assert whole.said == ""
    page = tmp_path / "book.html"
    page.write_text(one_file(whole.out / "index.html"), "utf-8")
    assert not (whole.out / "_quizzes").exists()
    browser.open(page.as_uri())
    first = browser.value(STATE)
    assert browser.value(ANSWER) == ["Right."] * 3
    browser.requests.clear()
    now = turned(browser)
    assert now["live"] == "New questions: set 2 of 3."
    assert not set(now["codes"]) & set(first["codes"])
    assert browser.value(ANSWER) == ["Right."] * 3
    assert browser.requests == []
    said = "document.querySelector('.bc-further').textContent"
    assert browser.value(f"dispatchEvent(new Event('pageshow')), {said}") == (
        "By “New questions” there: 3 of 6 more done."
    )
