"""Choices of every kind, each with its marking rule, as interactions with their processing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch
from math import gcd

from bloc_course.exports.platform import Answer
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._written import (
    Names,
    Responses,
    Written,
    choices,
    modal,
    yes,
)
from bloc_course.exports.platforms.qti._xml import Element, join, made
from bloc_course.items.interactions import Blank, Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import ANSWER_ONLY, TwoTierKey

Why = Mapping[str, str]


@singledispatch
def part_written(it: Interaction, part: ItemPart, names: Names, why: Why) -> Written:  # noqa: ARG001
    """A part of an item; `why` says of a choice why it is wrong, by code or "row=column"."""
    raise TypeError(f"no QTI for {type(it).__name__}")


@part_written.register
def _choice(it: Choice, part: ItemPart, names: Names, why: Why) -> Written:
    body = _choice_interaction(it.options, names.response, part.prompt, shuffle=not it.fixed)
    return _one("choice", "choice", [body], it.options, part, names, why)


@part_written.register
def _hottext(it: Hottext, part: ItemPart, names: Names, why: Why) -> Written:
    text = made("p", {}, it.text[0])
    for option, after in zip(it.options, it.text[1:], strict=True):
        text.append(made("hottext", {"identifier": option.code}, option.text))
        join(text, after)
    body = made(
        "hottextInteraction",
        {"responseIdentifier": names.response, "maxChoices": "1"},
        prompt_of(part.prompt),
        text,
    )
    return _one("hottext", "hottext", [body], it.options, part, names, why)


def _one(  # noqa: PLR0917
    asked: str,
    kind: str,
    body: list[Element],
    options: Sequence[Option],
    part: ItemPart,
    names: Names,
    why: Why,
) -> Written:
    right = expect(Single | ThreeWay, part.key).correct  # type: ignore[arg-type]
    made_ = Written(f"{asked}, right or wrong", kind)
    made_.body = body
    made_.responses = [rp.declared(names.response, "single", "identifier", [right])]
    test = rp.operator("match", rp.variable(names.response), rp.correct(names.response))
    made_.rules = [rp.condition([(test, [rp.put(names.raw, rp.base("float", 1))])])]
    echo(made_, names.response, names.of("CHOSEN"), options, why, skip={right})
    made_.encode = lambda answer: {names.response: None if isinstance(answer, Blank) else answer}
    return made_


@part_written.register
def _several(it: MultipleChoice, part: ItemPart, names: Names, why: Why) -> Written:
    key = expect(Multiple, part.key)
    keyed, rest = len(key.correct), key.options - len(key.correct)
    common = gcd(keyed, rest)
    worth = {
        code: rest // common if code in key.correct else -keyed // common for code in it.codes()
    }
    made_ = Written("choice of several, each tick weighed", "multiple-choice")
    made_.full = keyed * rest // common
    made_.body = [
        made(
            "choiceInteraction",
            {"responseIdentifier": names.response, "shuffle": "true", "maxChoices": "0"},
            prompt_of(part.prompt),
            *choices("simpleChoice", it.options, {}),
        )
    ]
    made_.responses = [
        rp.declared(names.response, "multiple", "identifier", key.correct, worth, cut=True)
    ]
    made_.rules = [rp.put(names.raw, rp.mapped(names.response))]
    chosen = names.of("CHOSEN")
    echo(made_, names.response, chosen, it.options, why, skip=set(key.correct), several=True)
    for option in it.options:
        if option.code in key.correct and why.get(option.code):
            text = f"“{option.text}” belongs here, too: {why[option.code]}"
            made_.modals.append(modal(chosen, option.code, text, unless=True))

    def encode(answer: Answer) -> Responses:
        ticked = None if isinstance(answer, Blank) else tuple(sorted(expect(frozenset, answer)))
        return {names.response: ticked}

    made_.encode = encode
    return made_


@part_written.register
def _tiers(it: TwoTier, part: ItemPart, names: Names, why: Why) -> Written:
    key = expect(TwoTierKey, part.key)
    made_ = Written("two choices, the reason counts only with the right answer", "two-tier")
    answer, reason = names.of("RESPONSE_ANSWER"), names.of("RESPONSE_REASON")
    made_.body = [
        _choice_interaction(it.answers, answer, part.prompt, shuffle=not it.fixed),
        _choice_interaction(it.reasons, reason, it.reason_prompt, shuffle=True),
    ]
    made_.responses = [
        rp.declared(answer, "single", "identifier", [key.answer]),
        rp.declared(reason, "single", "identifier", [key.reason]),
    ]
    made_.full = ANSWER_ONLY.denominator
    test = {name: rp.operator("match", rp.variable(name), rp.correct(name)) for name in (answer,)}
    both = rp.operator(
        "and",
        rp.operator("match", rp.variable(answer), rp.correct(answer)),
        rp.operator("match", rp.variable(reason), rp.correct(reason)),
    )
    made_.rules = [
        rp.condition(
            [
                (both, [rp.put(names.raw, rp.base("float", made_.full))]),
                (test[answer], [rp.put(names.raw, rp.base("float", ANSWER_ONLY.numerator))]),
            ]
        )
    ]
    echo(made_, answer, names.of("CHOSEN_ANSWER"), it.answers, why, skip={key.answer})
    echo(made_, reason, names.of("CHOSEN_REASON"), it.reasons, why, skip={key.reason})

    def encode(given: Answer) -> Responses:
        tiers = {} if isinstance(given, Blank) else expect(Mapping, given)  # type: ignore[type-abstract]
        return {answer: tiers.get("answer"), reason: tiers.get("reason")}

    made_.encode = encode
    return made_


def _choice_interaction(
    options: tuple[Option, ...], response: str, prompt: str, *, shuffle: bool
) -> Element:
    return made(
        "choiceInteraction",
        {"responseIdentifier": response, "shuffle": yes(shuffle), "maxChoices": "1"},
        prompt_of(prompt),
        *choices("simpleChoice", options, {}),
    )


def echo(
    made_: Written,
    response: str,
    outcome: str,
    options: Sequence[Option],
    why: Why,
    *,
    skip: set[str],
    several: bool = False,
) -> None:
    """Feedback on what was chosen: an outcome that repeats the response shows it."""
    told = [one for one in options if one.code not in skip and why.get(one.code)]
    keyed = several and any(why.get(one.code) for one in options)
    if not told and not keyed:
        return
    cardinality = "multiple" if several else "single"
    made_.outcomes.append(rp.outcome(outcome, cardinality, "identifier"))
    made_.rules.append(rp.put(outcome, rp.variable(response)))
    said = "“{}” does not belong here: {}" if several else "You chose “{}”. {}"
    made_.modals += [modal(outcome, one.code, said.format(one.text, why[one.code])) for one in told]


def prompt_of(text: str) -> Element | None:
    return made("prompt", {}, text) if text else None
