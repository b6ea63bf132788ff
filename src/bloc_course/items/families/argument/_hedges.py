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


# "Seems possible to sustain" says that a hypothesis can be held, not that it is only possible.
# “May suppose” is a supposition that the writer makes himself, with the ground that he gives.
_CLIPPED = re.compile(
    r"\b(?:seem|appear)s? possible\b|\bpossible to\b|\bmay suppose\b", re.IGNORECASE
)
# Words that one reader takes for a finding and another for a guess.
_DISPUTED = re.compile(r"\b(?:appears?|must|even if|may)\b(?! have\b)", re.IGNORECASE)
# Words by which a fact would tell how firmly something is held.
_DEGREE = re.compile(
    r"\b(?:un)?(?:certain|sure|doubt\w*|proof|prov(?:e|ed|en)|hypothes[ei]s|lack\w*|decid\w+"
    r"|outright|(?:little|nothing) is known|left open|explanations?|question marks?"
    r"|alternatives?|rivals?|unverified|indirect)\b",
    re.IGNORECASE,
)
# Words that stand for something named before: beside a conclusion they tell that it is meant.
_BACK = re.compile(
    r"\b(?:s?he|it|they|him|hers?|them|his|its|theirs?|this|these|those|both|such a"
    r"|of (?:the two|them|the kind)|the (?:two|same|former|latter|others?))\b",
    re.IGNORECASE,
)


def grade(claim: Claim) -> str:
    """The grade of the claim’s own hedge; a question leaves open; empty where words give none."""
    if claim.polarity == "asks":
        return POSSIBLE
    if _CLIPPED.search(claim.cue):
        return ""
    found = [grade for grade, words in LEXICON.items() if words.search(claim.cue)]
    return found[0] if len(found) == 1 else ""


def disputed(claim: Claim) -> bool:
    """Whether the words of a claim can be read as more and as less than one grade."""
    return bool(_DISPUTED.search(claim.cue))


def hedges(statement: str) -> bool:
    """Whether a statement carries a hedge itself, so that its grade could be read off."""
    return any(words.search(statement) for words in LEXICON.values())


def refers_back(fact: str) -> str:
    """The word by which a fact points to what is said before it, or nothing."""
    found = _BACK.search(fact)
    return found[0] if found else ""


def tells_degree(fact: str) -> bool:
    """Whether a fact names a degree of certainty, so that the grade could be read off it."""
    return hedges(fact) or bool(_DEGREE.search(fact))
