"""What is said of the options is complete, in the schema as in new blueprints."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

import handmade as made
from bloc_course.cli._blueprint import Wanted, blueprint_text
from bloc_course.dataset._yaml import compose
from bloc_course.errors import DataProblems
from bloc_course.forms import accommodations, blueprint, late
from bloc_course.forms.blueprint import parse_blueprint
from bloc_course.forms.options import OPTIONS
from bloc_course.forms.schema import FILE, LINE, schema
from bloc_course.items.family import families
from blueprints import FAULTS, FULL, GOOD, MORE_FAULTS, SHORT

QUIZZES = Path(__file__).parents[2] / "quizzes"
CHECK = jsonschema.Draft7Validator(yaml.safe_load(schema(made.FAMILIES)))
CLASSES = (
    blueprint.Blueprint,
    blueprint.Section,
    blueprint.Difficulty,
    blueprint.Fixed,
    late.Late,
    accommodations.Accommodation,
)
NEW = blueprint_text(
    Wanted(families=("Z1", "Z3"), count=2), "Week 3", made.FAMILIES, ["one", "two"]
)


def parse(text):
    return parse_blueprint(text, "q.yaml", made.world(), made.FAMILIES)


def test_every_field_has_a_meaning_and_nothing_else_has():
    assert {c.__name__: list(c.__struct_fields__) for c in CLASSES} == {
        name: sorted(options, key=list(CLASSES[i].__struct_fields__).index)
        for i, (name, options) in enumerate(OPTIONS.items())
    }


def test_the_schema_in_the_repository_is_the_one_made_today():
    """`bloc-course quiz schema --out quizzes/blueprint.schema.json` writes it anew."""
    assert (QUIZZES / FILE).read_bytes() == schema(families())


@pytest.mark.parametrize("path", sorted(QUIZZES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_quiz_names_the_schema_and_keeps_to_it(path):
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == LINE
    jsonschema.Draft7Validator(yaml.safe_load(schema(families()))).validate(yaml.safe_load(text))


@pytest.mark.parametrize("text", [GOOD, FULL, SHORT, NEW], ids=["good", "full", "short", "new"])
def test_what_reading_takes_the_schema_takes(text):
    parse(text)
    CHECK.validate(yaml.safe_load(text))
    CHECK.validate(compose(text, "q.yaml")[0])


# What only the data or another field can tell; and two keys alike, which no schema sees.
BEYOND = ("chapter", "record", "Orders", "above the max", "items; count", "asked here", "is ask")
BEYOND += (
    "two sections have",
    "stands twice",
    "no such level",
    "no such section",
    "is for",
    "late rule",
)
SEEN = [
    (text.replace(good, bad), message)
    for text, faults in ((GOOD, FAULTS), (FULL, MORE_FAULTS))
    for good, bad, message in faults
    if not any(word in message for word in (*BEYOND, "has 2 questions", "replaced.", "items."))
    # In JSON Schema a number is no text, and a pattern is no concern of numbers.
    and bad != "points: 0"
]


@pytest.mark.parametrize(("text", "message"), SEEN, ids=lambda text: text[-40:])
def test_what_reading_refuses_the_schema_refuses(text, message):
    with pytest.raises(DataProblems):
        parse(text)
    assert list(CHECK.iter_errors(yaml.safe_load(text))), message


def test_a_new_blueprint_is_ten_lines_and_the_rest_are_words():
    lines = [line for line in NEW.splitlines() if line.strip() and line.strip()[0] != "#"]
    assert len(lines) <= 10
    assert max(map(len, NEW.splitlines())) <= 100


def test_a_new_blueprint_says_what_every_option_means():
    flat = " ".join(re.sub(r"^ *#? *#? *", "", line) for line in NEW.splitlines())
    for name in ("Blueprint", "Section"):
        for field, option in OPTIONS[name].items():
            if (name, field) not in {("Blueprint", "sections"), ("Section", "skill")}:
                assert f"{field}:" in NEW
                assert option.meaning in flat or field == "family"


def test_every_option_in_its_comment_can_be_switched_on():
    """Without its comment sign each line is read; what it names need not exist."""
    offered = [line for line in NEW.splitlines() if re.match(r"# [a-z]+: ", line)]
    assert len(offered) >= 5
    switched = NEW
    for line in offered:
        switched = switched.replace(line, line[2:])
    # The example names a family of ours.
    parse(switched.replace("c3-", "z3-"))


def test_a_section_in_its_comment_can_be_written_out():
    begin = NEW.index("  # Z1:\n")
    block = NEW[begin : NEW.index("  # Several families")]
    bare = re.sub(r"(?m)^  # ?", "  ", block)
    head = NEW[: NEW.index("sections:")] + "sections:\n"
    plan = parse(head + bare)
    assert plan.sections[0].title == "Orders"
    assert plan.sections[0].points == "3/2"
