"""How firmly somebody holds a claim, by the words that he uses for it."""

from __future__ import annotations

import re

from bloc_course.dataset.records import Claim

CERTAIN, PROBABLE, POSSIBLE = "certain", "probable", "possible"
# What each grade of an argument comes to where only three are told apart.
STRENGTHS = {
    "certain": CERTAIN,
    "probable": PROBABLE,
    "possible": POSSIBLE,
    "left-open": POSSIBLE,
}
# Words such as “must have” or “doubtless”, which some read as more and some as less, are in none.
LEXICON = {
    CERTAIN: re.compile(
        r"\b(?:absolutely no doubt|no doubt (?:that|whatever)|cannot (?:be denied|doubt)"
        r"|unquestionabl[ey]|could not have|nothing else could|not there by chance"
        r"|inconceivable|conclusion is clear|it is certain|I am (?:certain|sure)|beyond doubt)\b",
        re.IGNORECASE,
    ),
    PROBABLE: re.compile(
        r"\b(?:(?<!un)likely|probab(?:le|ly|ility)|all appearances|(?:seems?|appears?) to have"
        r"|it (?:seems|appears)|make it appear)\b",
        re.IGNORECASE,
    ),
    # In small letters only: May is a month.
    POSSIBLE: re.compile(
        r"(?i:^could have\b|\b(?:perhaps|possible|might|whether or not|even if)\b)|\bmay\b"
    ),
}


def grade(claim: Claim) -> str:
    """The grade of the claim’s own hedge; a question leaves open; empty where words give none."""
    if claim.polarity == "asks":
        return POSSIBLE
    found = [grade for grade, words in LEXICON.items() if words.search(claim.cue)]
    return found[0] if len(found) == 1 else ""


def hedges(statement: str) -> bool:
    """Whether a statement carries a hedge itself, so that its grade could be read off."""
    return any(words.search(statement) for words in LEXICON.values())
