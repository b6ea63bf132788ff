"""The player in a browser: answering, keeping, checking, saving."""

from __future__ import annotations

import html
import json
import re

import pytest

from bloc_course.player.embed import graded_html, practice_html
from player import pages

pytestmark = pytest.mark.skipif(pages.CHROMIUM is None, reason="chromium is not installed")
ALL = list(pages.EACH)

ANSWER_ALL = """
  $('#q-1 input[value=trotsky9]').click();
  $('#q-2 input[value=one9]').click(); $('#q-2 input[value=two9]').click();
  $('#q-3 li:nth-child(2) [data-move="-1"]').click();
  const third = $('#q-4 li:nth-child(3)');
  third.querySelector('button').dispatchEvent(
    new KeyboardEvent('keydown', {key: 'ArrowUp', altKey: true, bubbles: true}));
  $('#q-4 li:nth-child(2) [data-same]').click();
  set($('#q-5 li:nth-child(1) select'), 'yes9'); set($('#q-5 li:nth-child(2) select'), 'no9');
  set($('#q-6 select:nth-of-type(1)'), 'after9'); set($('#q-6 select:nth-of-type(2)'), 'went9');
  set($('#q-7 input'), 'October 1932');
  $('#q-8 [data-tier=answer] input[value=yes9]').click();
  $('#q-8 [data-tier=reason] input[value=because9]').click();
  $('#q-9 input[value=left9]').click(); set($('#q-9 input[type=text]'), '17 October 1932');
  $('#q-10 input[value=agreed9]').click();
  set($('#q-11 li:nth-child(1) select'), 'rain9'); set($('#q-11 li:nth-child(2) select'), 'snow9');
  set($('#q-12 input'), 'i. n. smirnov');
  set($('#q-13 textarea'), 'It was written in October,\\nas the reply shows.');
"""
RESPONSES = {
    "q-choice": "trotsky9",
    "q-multiple": ["one9", "two9"],
    "q-order": ["<more>9", "card9", "third9"],
    "q-shared": [["card9", "third9"], ["<more>9"]],
    "q-match": {"north9": "yes9", "south9": "no9"},
    "q-inline": {"g1": "after9", "g2": "went9"},
    "q-date": "October 1932",
    "q-tiers": {"answer": "yes9", "reason": "because9"},
    "q-parts": {"part0": "left9", "part1": "17 October 1932"},
    "q-marked": "agreed9",
    "q-gaps": {"g8": "rain9", "g9": "snow9"},
    "q-name": "i. n. smirnov",
    "q-essay": "It was written in October,\nas the reply shows.",
}


def reported(page: str):
    return json.loads(html.unescape(re.search(r'<pre id="report">(.*?)</pre>', page, re.DOTALL)[1]))


def practice(codes: list[str]) -> str:
    return practice_html([*map(pages.question, codes)], [*map(pages.entry, codes)], "q")


def test_a_graded_form_is_answered_counted_and_saved(tmp_path):
    steps = f"""{ANSWER_ALL}
      const quiz = $('bloc-quiz');
      let blob; URL.createObjectURL = (b) => {{ blob = b; return 'about:blank#'; }};
      let name; HTMLAnchorElement.prototype.click = function () {{ name = this.download; }};
      $$('.bq-bar button')[0].click();
      blob.text().then((text) => report({{
        saved: JSON.parse(text), name, said: $('.bq-status').textContent,
        missing: $('.bq-missing').textContent, kept: Object.keys(localStorage),
        echo: $('#q-7 .bq-echo').textContent, live: $('.bq-live').textContent,
      }}));"""
    said = reported(pages.run(graded_html(pages.form(ALL)), steps, tmp_path))
    assert said["saved"] == {
        "form": "form-1",
        "check": "chk7",
        "student": 'Ann "A" <x>',
        "responses": RESPONSES,
    }
    assert said["name"] == "answers.json"
    assert said["said"] == "13 of 13 answered. Saved as answers.json."
    assert said["missing"] == ""
    assert said["kept"] == ["bloc-quiz  form-1 chk7"]
    assert said["echo"] == "Read as October 1932."
    assert said["live"] == "Saved as answers.json."


def test_what_is_unanswered_is_said_before_saving(tmp_path):
    steps = """
      $('#q-1 input[value=trotsky9]').click();
      $('#q-8 [data-tier=answer] input[value=yes9]').click();
      let saved = 0; URL.createObjectURL = () => { saved += 1; return 'about:blank#'; };
      HTMLAnchorElement.prototype.click = () => {};
      $$('.bq-bar button')[0].click();
      const before = saved, text = $('.bq-missing').textContent;
      const links = $$('.bq-missing a').map((a) => a.getAttribute('href'));
      const answers = $('bloc-quiz').answers().responses;
      $('.bq-missing button').click();
      report({ before, saved, text, links, answers, said: $('.bq-status').textContent });"""
    said = reported(pages.run(graded_html(pages.form(ALL)), steps, tmp_path))
    assert (said["before"], said["saved"]) == (0, 1)
    assert said["text"].startswith(
        "Not answered, or cards not moved: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13."
    )
    assert said["links"] == [f"#q-{n}" for n in range(2, 14)]
    shown = ["card9", "<more>9", "third9"]
    assert said["answers"] == {
        "q-choice": "trotsky9",
        "q-order": shown,
        "q-shared": shown,
        "q-tiers": {"answer": "yes9"},
    }


def test_answers_come_back_after_a_visit_and_go_with_a_reset(tmp_path):
    quiz = practice(ALL)
    pages.run(quiz, f"{ANSWER_ALL} report('done');", tmp_path)
    steps = """
      const before = $('bloc-quiz').answers().responses;
      $$('.bq-bar button')[2].click();
      report([before, $('bloc-quiz').answers().responses, $('.bq-status').textContent]);"""
    before, after, said = reported(pages.run(quiz, steps, tmp_path))
    assert before == RESPONSES
    assert set(after) == {"q-order", "q-shared"}
    assert after["q-order"] == ["card9", "<more>9", "third9"]
    assert said == "0 of 13 done, 0 right. All answers are cleared."


def test_practice_gives_a_hint_first_and_everything_then(tmp_path):
    steps = """
      const check = (n) => { $(`#q-${n} > .bq-button`).click();
        return [...$(`#q-${n} .bq-feedback`).children].map((e) => e.textContent); };
      const blank = check(1);
      $('#q-1 input[value=sedov9]').click();
      const first = check(1), second = check(1);
      set($('#q-2 input'), '5/10/1932'); const back = check(2);
      set($('#q-2 input'), '17 October 1932'); const finer = check(2);
      set($('#q-2 input'), 'October 1932'); const right = check(2);
      report({ blank, first, second, back, finer, right, said: $('.bq-status').textContent });"""
    said = reported(pages.run(practice(["q-choice", "q-date"]), steps, tmp_path))
    assert said["blank"] == ["No answer was given."]
    assert said["first"] == ["Not right yet.", "Hint of q-choice."]
    assert said["second"] == [
        "No points; the lines below say why.",
        "The rule </script>.",
        "Answer: Trotsky.",
        "The key (p6).",
        "You chose “Sedov”.",
        "Read again: p6.",
        "EvidenceThe letter says so (p6, n10.1, judged)",
    ]
    assert said["back"][0].startswith("The answer is sent back: two readings")
    assert said["finer"][0] == "Partly right: 60 % of the points."
    assert said["right"][0] == "Right."
    assert said["said"] == "2 of 2 done, 1 right."


def test_every_kind_is_checked_in_the_page(tmp_path):
    steps = f"""{ANSWER_ALL}
      $('#q-4 [data-same]:checked').click();
      $$('.bq-question > .bq-button').forEach((b) => b.click());
      report($$('.bq-feedback').map((box) => box.firstElementChild.textContent));"""
    said = reported(pages.run(practice(ALL), steps, tmp_path))
    assert said == ["Right."] * 3 + ["Not right yet."] + ["Right."] * 4 + [
        "Partly right: 80 % of the points.",
        *["Right."] * 3,
        "A written answer is not marked here: compare it with the lines below.",
    ]


def test_a_moved_button_keeps_the_focus_and_the_ends_are_marked(tmp_path):
    steps = """
      const down = $('#q-1 li:nth-child(1) [data-move="1"]');
      down.focus(); down.click(); down.click(); down.click();
      report([document.activeElement === down, down.getAttribute('aria-disabled'),
        $('bloc-quiz').answers().responses['q-order'], $('.bq-live').textContent]);"""
    said = reported(pages.run(graded_html(pages.form(["q-order"])), steps, tmp_path))
    assert said == [
        True,
        "true",
        ["<more>9", "third9", "card9"],
        "The second card: stays at 3 of 3",
    ]
