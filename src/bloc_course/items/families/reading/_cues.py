"""How sure English words are: a fixed lexicon of cues, by grade.

“No doubt” and “doubtless” alone are left out, for they are often used of what is only likely.
"""

from __future__ import annotations

import re

CERTAIN, PROBABLE, POSSIBLE = "certain", "probable", "possible"
GRADES = (CERTAIN, PROBABLE, POSSIBLE)
LEXICON: dict[str, tuple[str, ...]] = {
    CERTAIN: (
        "absolutely no doubt",
        "there is no doubt",
        "no doubt whatever",
        "can be no doubt",
        "without doubt",
        "cannot doubt",
        "cannot be denied",
        "no one denies",
        "beyond question",
        "it is certain",
        "unquestionably",
        "certainly",
        "clearly",
        "evident",
    ),
    PROBABLE: (
        "according to all appearances",
        "to all appearances",
        "in all probability",
        "probable",
        "probably",
        "likely",
        "seem",
        "seems",
        "appear",
        "appears",
    ),
    POSSIBLE: ("perhaps", "possible", "possibly", "may", "might", "can", "could"),
}
_GRADE_OF = {phrase: grade for grade, phrases in LEXICON.items() for phrase in phrases}
_PHRASE = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _GRADE_OF), key=lambda p: (-len(p), p)))})\b",
    re.IGNORECASE,
)
# "Not likely" is no grade of likelihood.
_TURNED = re.compile(r"\b(?:not|hardly|less|more)\b", re.IGNORECASE)

# Words of certainty that are no cue of a grade, and would give one away all the same.
_KIN = re.compile(
    r"\b(?:sure|surely|surer|certain|certainty|doubt\w*|undoubted\w*|evident\w*|clear|clearer|"
    r"must|likelier|apparent\w*|obvious\w*|presum\w*|suppos\w*|really|indeed|definite\w*|"
    r"plausib\w*|probab\w*|possib\w*|seem\w*|appear\w*|unquestion\w*)\b",
    re.IGNORECASE,
)
_JOINER = re.compile(r",? (?:and|or)\b|,")


def grade(text: str) -> str:
    """The grade of the one cue in a text; empty where there is none, or one that is turned round.

    Cues of one grade count as one (“it may perhaps”), cues of two as none (“seems possible”).
    """
    grades = {_GRADE_OF[found.lower()] for found in _PHRASE.findall(text)}
    rest = _PHRASE.sub("", text)
    return grades.pop() if len(grades) == 1 and not _TURNED.search(rest) else ""


def hedged(text: str) -> bool:
    """Whether a text has any cue or word of its kin, so that it tells how sure it is."""
    return bool(_PHRASE.search(text) or _KIN.search(text))


def joined(text: str) -> int:
    """How many parts of a text are joined to others, by “and”, “or” or commas.

    A row that has fewer of them than the statement it stands for has lost a part of it.
    """
    return len(_JOINER.findall(text))
