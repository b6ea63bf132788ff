"""One form for the LaTeX class `exam`; its option `answers` prints the key.

For XeLaTeX, LuaLaTeX or pdfLaTeX. A sign that LaTeX would act on is written as the command that
prints it; letters of other scripts need a font that has them (XeLaTeX, LuaLaTeX).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.exports.bank import Exported
from bloc_course.exports.markup import writable
from bloc_course.exports.platform import Platform
from bloc_course.exports.sheets import Listed, Piece, Sheet, SheetPart, blanked, by_hand, sections

HEAD = r"""% Print the key with the option answers: \documentclass[addpoints,answers]{exam}
\documentclass[addpoints]{exam}
\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage{lmodern}\else\usepackage{fontspec}\fi
\usepackage{microtype}
\usepackage[margin=25mm]{geometry}
\pagestyle{headandfoot}
\renewcommand{\thechoice}{\alph{choice}}
\renewcommand{\choicelabel}{\thechoice)}
\footer{}{\thepage\ of \numpages}{}
\pointsinrightmargin
\setlength{\fillinlinelength}{12em}
\newcommand{\how}[1]{\par\textit{#1}\par}
% Letters in a list of their own, for what is chosen from and not ticked.
\newenvironment{lettered}{\begin{list}{}{\setlength{\itemsep}{0pt}}}{\end{list}}
"""
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    # Ligatures would make a dash of two hyphens.
    "-": r"-{}",
    # An item's text in brackets would be its label.
    "[": r"{[}",
    "]": r"{]}",
    "→": r"\ensuremath{\rightarrow}",
}
_SIGNS = re.compile("|".join(map(re.escape, _COMMANDS)))
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tex(text: str) -> str:
    """A text as LaTeX that prints it; line ends as breaks, and nothing in it is a command."""
    kept = _TURNING.sub("", writable(text)).strip()
    lines = (line.strip() for line in kept.splitlines())
    joined = (_SIGNS.sub(lambda sign: _COMMANDS[sign[0]], line) for line in lines if line)
    return "\\newline\n".join(joined)


def write(quiz: Exported) -> bytes:
    """The document in UTF-8."""
    lines = [HEAD + r"\begin{document}", rf"\begin{{center}}\Large {tex(quiz.title)}\end{{center}}"]
    lines += [f"{tex(block)}\n" for block in quiz.intro.split("\n\n") if block.strip()]
    lines.append(r"\begin{questions}")
    for section in sections(quiz):
        lines.append(rf"\fullwidth{{\section*{{{tex(section.heading)}}}}}")
        if not quiz.one_form:
            asked = f"A student gets {section.draw} of these {len(section.sheets)}."
            lines.append(rf"\fullwidth{{{asked}}}")
        for sheet in section.sheets:
            lines += _question(sheet)
    return ("\n".join([*lines, r"\end{questions}", r"\end{document}"]) + "\n").encode()


def _question(sheet: Sheet) -> Iterator[str]:
    yield f"% {sheet.id}"
    # The class adds points as whole numbers or halves; others stand as they are written.
    number = sheet.points.split()[0]
    points = f"[{number}]" if re.fullmatch(r"\d+(\.5)?", number) else ""
    yield rf"\question{points} {tex(sheet.stem[0])}"
    if not points:
        yield f"({tex(sheet.points)})"
    yield from (f"\n{tex(block)}" for block in sheet.stem[1:])
    for part in sheet.parts:
        yield from _part(part)
    yield r"\begin{solution}"
    for part in sheet.parts:
        if part.key:
            yield rf"\textbf{{{tex(part.keyed)}}}" + "\\par"
    yield from (f"{tex(line)}\\par" for line in sheet.told)
    yield r"\end{solution}"


def _part(part: SheetPart) -> Iterator[str]:
    if part.prompt:
        yield f"\n{tex(part.prompt)}"
    yield rf"\how{{{tex(part.how)}}}"
    for block in part.blocks:
        if not isinstance(block, Listed):
            yield "\n" + "".join(map(_piece, block))
        elif block.tick:
            yield from _choices(block, part.key.split(", "))
        else:
            yield from _list(block)
    if part.room == 1:
        # A line to answer on, filled with the key where it is printed.
        yield rf"\fillin[{{{tex(part.key)}}}]"
    elif part.room:
        yield rf"\fillwithlines{{{part.room}\linefillheight}}"


def _choices(block: Listed, keyed: list[str]) -> Iterator[str]:
    name = "choices" if block.tick == "one" else "checkboxes"
    yield rf"\begin{{{name}}}"
    for letter, text in block.texts:
        yield rf"\{'CorrectChoice' if letter in keyed else 'choice'} {tex(text)}"
    yield rf"\end{{{name}}}"


def _list(block: Listed) -> Iterator[str]:
    yield r"\begin{lettered}"
    for mark, text in block.texts:
        yield rf"\item[{mark})] {tex(text)}"
    yield r"\end{lettered}"


def _piece(piece: Piece) -> str:
    shown = tex(piece.option) if piece.option else r"\hspace{4em}"
    mark = rf"[{piece.mark}:~\underline{{{shown}}}]" if piece.mark else ""
    return blanked(piece.text, tex(piece.text)) + mark


SPEC = Platform(
    name="latex-exam",
    title="LaTeX (class exam)",
    suffix=".tex",
    about="one form to typeset; the class's option `answers` prints the key",
    takes="form",
    variants="a file a form: `--form` names each",
    render=by_hand,
    write=write,
    answers_return=False,
    marks=False,
)
