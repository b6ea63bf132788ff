"""A simulated class as the files that a real one would hand in, and a manifest of what they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.form import Key
from bloc_course.forms.roster import Student
from bloc_course.submissions.simulate import (
    Simulated,
    answers_json,
    parameters,
    plain_answers,
)

# A student's notebook as it was given out, or None where the quiz has none.
Notebook = Callable[[str], bytes | None]


def write_class(class_: Sequence[Simulated], seed: str, folder: Path, notebook: Notebook) -> Path:
    """Write `answers/`, `manifest.json` (abilities) and `parameters.csv` (items) into `folder`.

    Returns the folder of answers.

    `notebook` gives the blank notebook of a student's file name. Answers left there by an earlier
    run are removed first. Raises CallError where the folder holds answers of anybody else.
    """
    answers, manifest = folder / "answers", folder / "manifest.json"
    answers.mkdir(parents=True, exist_ok=True)
    if any(answers.iterdir()) and not manifest.is_file():
        raise CallError(f"{answers} holds files that no simulation wrote; name another --out")
    for old in answers.iterdir():
        old.unlink()
    written: list[tuple[Simulated, str, str]] = []
    tables: dict[str, list[Simulated]] = {"csv": [], "jsonl": []}
    for one in class_:
        if one.role == "not handed in":
            written.append((one, "", ""))
        elif one.format in tables:
            tables[one.format].append(one)
            written.append((one, one.format, f"class.{one.format}"))
        else:
            for name, data in _own_files(one, notebook):
                (answers / name).write_bytes(data)
                written.append((one, name.rpartition(".")[2], name))
    if tables["csv"]:
        (answers / "class.csv").write_bytes(_csv(tables["csv"]))
    if tables["jsonl"]:
        lines = [answers_json(one, one.answers) + b"\n" for one in tables["jsonl"]]
        (answers / "class.jsonl").write_bytes(b"".join(lines))
    (folder / "parameters.csv").write_text(_parameters(class_, seed), encoding="utf-8")
    manifest.write_bytes(_manifest(written, seed))
    return answers


def _parameters(class_: Sequence[Simulated], seed: str) -> str:
    """The items' parameters by id, against which statistics can be tried."""
    entries = {entry.item: entry for one in class_ for entry in one.key.entries}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("item", "family", "level", "discrimination", "difficulty"))
    for item, entry in sorted(entries.items()):
        known = parameters(entry, seed)
        slope, place = f"{known.discrimination:.4f}", f"{known.difficulty:.4f}"
        writer.writerow((item, entry.family, entry.level, slope, place))
    return out.getvalue()


def _own_files(one: Simulated, notebook: Notebook) -> Iterator[tuple[str, bytes]]:
    slug = Student(one.key.student, one.key.name).slug
    blank = notebook(slug) if one.format == "notebook" else None
    if blank is not None:
        yield f"{slug}.ipynb", _filled(blank, one)
        return
    data = answers_json(one, one.answers)
    if one.first is not None:
        yield f"{slug}.json", answers_json(one, one.first)
        yield f"{slug}-2.json", data
    elif one.role == "malformed file":
        # As an upload that broke off leaves it.
        yield f"{slug}.json", data[: len(data) // 2]
    else:
        yield f"{slug}.json", data


def _filled(blank: bytes, one: Simulated) -> bytes:
    """The notebook with the answers typed into its cells."""
    text = blank.decode()
    for name, value in plain_answers(one).items():
        # Both texts stand inside a JSON string, so their quotation marks are escaped there.
        empty, typed = (
            msgspec.json.encode(f'answers["{name}"] = {msgspec.json.encode(given).decode()}')
            for given in ("", value)
        )
        text = text.replace(empty[1:-1].decode(), typed[1:-1].decode())
    if one.role == "wrong form":
        text = text.replace(one.key.form, one.key.form[::-1])
    return text.encode()


def _csv(class_: Sequence[Simulated]) -> bytes:
    """One table, as a spreadsheet saves it: with a byte-order mark and a column for every code."""
    rows = [_row(one.key, one) for one in class_]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _row(key: Key, one: Simulated) -> dict[str, str]:
    form = key.form[::-1] if one.role == "wrong form" else key.form
    named = {"student": key.student, "form": form, "check": key.check}
    return named | plain_answers(one)


def _manifest(written: Sequence[tuple[Simulated, str, str]], seed: str) -> bytes:
    content = {
        "about": "A simulated class: these people and their answers are invented.",
        "seed": seed,
        "model": "chance of full marks = 1/(1 + exp(-discrimination * (ability - difficulty)));"
        " abilities stand here, the items' figures in parameters.csv",
        "handed_in": [
            {
                "student": one.key.student,
                "form": one.key.form,
                "role": one.role,
                "format": written_as,
                "file": name,
                "ability": f"{one.ability:.3f}",
            }
            for one, written_as, name in written
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
