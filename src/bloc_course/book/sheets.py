"""Style sheets without what no page can show: rules of icons and of classes that are nowhere.

The theme brings all of Bootstrap and a rule for each of its icons, 312 KB in all; a rule stays
unless each of its selectors asks for a class that no page has and no script knows a word for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

ICON = re.compile(r"\bfa-[a-z0-9-]+")
_ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}')
# Icons in rules of the theme's own, as letters or as escapes.
_LETTER = re.compile("[\ue000-\uf8ff]")
_ESCAPE = re.compile(r"\\([ef][0-9a-f]{3})(?![0-9a-f])")
_FACE = re.compile(r",url\([^)]*\.ttf\) format\(\"truetype\"\)")
_STRING = r"""\"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_TOKEN = re.compile(rf"""\\.|/\*.*?\*/|{_STRING}|[{{}};]|[^{{}};"'/\\]+|/""", re.DOTALL)
_NESTED = ("@media", "@supports", "@layer", "@container")
_COMMENT = re.compile(rf"/\*.*?\*/|({_STRING})", re.DOTALL)
_MARK = re.compile(rf"\\.|{_STRING}|[][(),]", re.DOTALL)
_ATTRIBUTE = re.compile(rf"\[(?:{_STRING}|[^]\"'])*\]", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_NOT = re.compile(r":not\([^)]*\)")
_CHOICE = re.compile(r":(?:is|where|has)\(")
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_INLINE = re.compile(r"<script\b[^>]*>([^<]{1,2000})</script>")
_WORD = re.compile(r"[A-Za-z_][\w-]*")


def classes_of_page(page: str) -> set[str]:
    """The classes that elements of a page have, and the words of its short scripts."""
    found = {word for value in _CLASSES.findall(page) for word in value.split()}
    return found.union(*map(words_of_script, _INLINE.findall(page)))


def words_of_script(script: str) -> set[str]:
    """All words of a script: what class it may set is among them."""
    return set(_WORD.findall(script))


def slimmed(sheet: str, icons: Collection[str]) -> str:
    """The sheet without the rules of other icons, old fonts and source maps."""

    def kept(rule: re.Match[str]) -> str:
        return rule.group(0) if set(ICON.findall(rule.group(1))) & set(icons) else ""

    sheet = _FACE.sub("", _ICON_RULE.sub(kept, sheet))
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", sheet)


def purged(sheet: str, known: Collection[str]) -> str:
    """The sheet without rules that only elements of unknown classes would follow."""
    return "".join(_kept(_rules(sheet), known))


def glyphs(sheet: str) -> set[int]:
    """The code points of the icons that the rules of a slimmed sheet show."""
    letters = {ord(letter) for letter in _LETTER.findall(sheet)}
    return letters | {int(code, 16) for code in _ESCAPE.findall(sheet)}


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each block with the block's content; None for what has no block."""
    start = opened = depth = 0
    for token in _TOKEN.finditer(sheet):
        match token.group():
            case ";" if depth == 0:
                yield sheet[start : token.end()], None
                start = token.end()
            case "{":
                opened = opened if depth else token.start()
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield sheet[start:opened], sheet[opened + 1 : token.start()]
                    start = token.end()
    yield sheet[start:], None


def _kept(rules: Iterator[tuple[str, str | None]], known: Collection[str]) -> Iterator[str]:
    for before, block in rules:
        if block is None:
            yield before
            continue
        # What is said of rights stays, whatever becomes of the rule below it.
        comments = (found.group() for found in _COMMENT.finditer(before))
        rights = "".join(comment for comment in comments if comment.startswith("/*!"))
        said = _COMMENT.sub(lambda found: found[1] or "", before)
        if said.strip().startswith(_NESTED):
            inside = purged(block, known)
            yield rights + (f"{said}{{{inside}}}" if inside.strip() else "")
        elif said.strip().startswith("@"):
            yield f"{rights}{said}{{{block}}}"
        else:
            selectors = [one for one in _selectors(said) if _possible(one, known)]
            yield rights + (f"{','.join(selectors)}{{{block}}}" if selectors else "")


def _selectors(said: str) -> Iterator[str]:
    """The selectors of a rule: commas in brackets and strings part none."""
    start = depth = 0
    for mark in _MARK.finditer(said):
        match mark.group():
            case "(" | "[":
                depth += 1
            case ")" | "]":
                depth -= 1
            case "," if depth == 0:
                yield said[start : mark.start()]
                start = mark.end()
    yield said[start:]


def _possible(selector: str, known: Collection[str]) -> bool:
    selector = _ATTRIBUTE.sub("", selector)
    if _CHOICE.search(selector):
        return True
    asked = _CLASS.findall(_NOT.sub("", selector))
    return all(name.replace("\\", "") in known for name in asked)
