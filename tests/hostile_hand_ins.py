"""A hundred hostile or broken hand-ins: what each is, its file, its bytes, and how it must end.

`TAKEN` ends as a submission of the form; `REFUSED` with a reason; a number is so many things.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile

TAKEN, REFUSED = "taken", "refused"


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def link():
    info = zipfile.ZipInfo("a.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped((info, b"/etc/passwd"))


def locked(data):
    data = bytearray(data)
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def hand_ins(key):
    """(what it is, file name, bytes, how it must end) for one form's key."""
    code = key.entries[0].code
    whole = {"form": key.form, "check": key.check, "student": key.student}
    good = {**whole, "responses": {code: "b"}}
    text = json.dumps(good)
    raw = text.encode()
    curled = text.replace('"', "”")
    lines = f"form: {key.form}\ncheck: {key.check}\n{code}: b\n"
    table = f"form,check,{code}\n{key.form},{key.check},b\n"
    source = f'form = "{key.form}"\ncheck = "{key.check}"\nanswers["{code}"] = '
    run = "__import__('os').system('touch hacked')"

    def answers(**changes):
        return json.dumps({**good, **changes}).encode()

    def notebook(answer, **more):
        cells = [{"cell_type": "code", "source": source + answer}]
        return json.dumps({"cells": cells, "nbformat": 4, **more}).encode()

    def said(value):
        return answers(responses={code: value})

    def row(cell):
        return f"form;check;1\n{key.form};{key.check};{cell}\n".encode()

    bomb = zipped(*((f"{n}.json", b" " * 8_000_000) for n in range(3)))
    deep = zipped(("a.zip", zipped(("b.zip", zipped(("c.zip", zipped(("d.json", raw))))))))
    return [
        ("nothing at all", "empty.json", b"", REFUSED),
        ("blanks only", "blank.json", b" \n\t\r\n", REFUSED),
        ("zero bytes only", "zeros.json", b"\0" * 5000, REFUSED),
        ("cut off in the middle", "cut.json", raw[:40], REFUSED),
        ("cut off before the last bracket", "cut2.json", raw[:-1], REFUSED),
        ("the file twice in one", "twice.json", raw + b"\n" + raw, 2),
        ("two objects on one line", "glued.json", raw + raw, REFUSED),
        ("a hundred thousand brackets", "brackets.json", b"[" * 100_000, REFUSED),
        ("objects nested a hundred thousand deep", "deep.json", b'{"a":' * 100_000, REFUSED),
        (
            "an answer nested deep",
            "nest.json",
            said("x").replace(b'"x"', b"[" * 9000 + b"]" * 9000),
            1,
        ),
        ("a list instead of an object", "list.json", b"[1, 2, 3]", 3),
        ("an empty list", "emptylist.json", b"[]", REFUSED),
        ("a number", "number.json", b"7", REFUSED),
        ("null", "null.json", b"null", REFUSED),
        ("the form without answers", "form.json", json.dumps(whole).encode(), REFUSED),
        ("answers that are a text", "text.json", answers(responses="b"), REFUSED),
        ("a form id that is a list", "formlist.json", answers(form=[]), REFUSED),
        ("no form id", "noform.json", answers(form=""), REFUSED),
        ("no check code", "nocheck.json", answers(check=""), REFUSED),
        ("a foreign form", "foreign.json", answers(form="zzzzzzzz"), REFUSED),
        ("an altered form", "altered.json", answers(check="2222222"), REFUSED),
        ("another student", "other.json", answers(student="nobody"), REFUSED),
        ("a form id of a million letters", "long.json", answers(form="x" * 10**6), REFUSED),
        ("an answer of a million letters", "essay.json", said("x" * 10**6), TAKEN),
        (
            "a number of ten thousand digits",
            "digits.json",
            said(0).replace(b": 0}", b": " + b"9" * 10_000 + b"}"),
            TAKEN,
        ),
        ("half of a sign", "surrogate.json", said("\ud800"), 1),
        ("a formula", "formula.json", said("=cmd|' /C calc'!A0"), TAKEN),
        ("markup", "markup.json", said("<script>alert(1)</script>"), TAKEN),
        ("terminal commands", "escape.json", said("\x1b[2J\x07"), TAKEN),
        ("text that runs backwards", "bidi.json", said("\u202eb"), TAKEN),
        ("a path for a code", "path.json", answers(responses={"../../etc/passwd": "b"}), TAKEN),
        (
            "the same code twice",
            "double.json",
            text.replace('"b"', f'"a", "{code}": "b"').encode(),
            TAKEN,
        ),
        ("UTF-8 with a byte-order mark", "bom.json", text.encode("utf-8-sig"), TAKEN),
        ("UTF-16", "utf16.json", text.encode("utf-16"), TAKEN),
        ("UTF-16 without a mark", "utf16le.json", text.encode("utf-16-le"), TAKEN),
        ("UTF-32", "utf32.json", text.encode("utf-32"), TAKEN),
        ("curled quotation marks", "curled.json", curled.encode(), TAKEN),
        ("curled quotation marks in cp1252", "curled1252.json", curled.encode("cp1252"), TAKEN),
        (
            "curled quotation marks from an old Mac",
            "curledmac.json",
            curled.encode("mac_roman"),
            TAKEN,
        ),
        ("bytes of no encoding", "bytes.json", b"\xff\xfe\xfd\x80\x81" * 50, REFUSED),
        ("random bytes", "random.json", bytes(range(256)) * 20, REFUSED),
        ("renamed to .txt", "answers.json.txt", raw, TAKEN),
        ("renamed to .js", "answers.js", raw, TAKEN),
        ("a download that was not renamed", "answers.json.crdownload", raw, TAKEN),
        ("without a suffix", "answers", raw, TAKEN),
        ("a name that begins with a full stop", ".answers.json", raw, TAKEN),
        ("JSON called a notebook", "answers.ipynb", raw, TAKEN),
        ("JSON called CSV", "answers.csv", raw, TAKEN),
        ("JSON called a zip", "answers.zip", raw, TAKEN),
        ("a notebook called JSON", "notebook.json", notebook('"b"'), TAKEN),
        ("a notebook cut off", "cut.ipynb", notebook('"b"')[:50], REFUSED),
        ("a notebook without cells", "nocells.ipynb", b'{"nbformat": 4}', REFUSED),
        ("cells that are a text", "cells.ipynb", b'{"cells": "none"}', REFUSED),
        (
            "cells of every wrong kind",
            "kinds.ipynb",
            b'{"cells": [1, null, [], {}, "x", {"source": 3}]}',
            REFUSED,
        ),
        ("a notebook that would delete files", "run.ipynb", notebook(run), TAKEN),
        ("a cell that is no Python", "syntax.ipynb", notebook('"b'), TAKEN),
        ("a cell of five thousand brackets", "parens.ipynb", notebook("(" * 5000), TAKEN),
        ("a cell of a hundred thousand minus signs", "minus.ipynb", notebook("-" * 100_000), TAKEN),
        ("a cell with a zero byte", "nul.ipynb", notebook("\0"), TAKEN),
        ("outputs of megabytes", "outputs.ipynb", notebook('"b"', outputs="x" * 3_000_000), TAKEN),
        (
            "a copy that Jupyter keeps",
            ".ipynb_checkpoints/a-checkpoint.ipynb",
            notebook('"b"'),
            REFUSED,
        ),
        ("a table without names of columns", "nohead.csv", b"1,2,3\n4,5,6\n", REFUSED),
        ("a table of names only", "headonly.csv", b"form,check,1\n", REFUSED),
        ("a row too long", "toolong.csv", b"form,check,1\nf,c,a,b,c\n", REFUSED),
        ("an open quotation mark", "open.csv", b'form,check,1\nf,c,"a\n', REFUSED),
        ("a cell of 200,000 letters", "cell.csv", row("x" * 200_000), REFUSED),
        ("an order turned into a date", "date.csv", row("3-Jan"), REFUSED),
        ("an order turned into a date and time", "time.csv", row("2026-01-03 00:00:00"), REFUSED),
        ("an answer turned into an error", "error.csv", row("#NAME?"), REFUSED),
        ("a column too narrow", "narrow.csv", row("####"), REFUSED),
        (
            "Excel's own CSV",
            "excel.csv",
            ("sep=;\r\n" + table.replace(",", ";")).encode("utf-16"),
            TAKEN,
        ),
        (
            "empty columns and rows at the end",
            "trail.csv",
            table.replace("\n", ",,,\n").encode() + b",,,,,\n",
            TAKEN,
        ),
        ("line ends of an old Mac", "mac.csv", table.replace("\n", "\r").encode(), TAKEN),
        ("zero bytes in a table", "nul.csv", row("b\0b"), TAKEN),
        ("YAML", "answers.yaml", lines.encode(), TAKEN),
        (
            "YAML that makes objects",
            "object.yaml",
            b"!!python/object/apply:os.system ['touch hacked']",
            REFUSED,
        ),
        (
            "YAML that multiplies itself",
            "laughs.yaml",
            b"a: &a [x,x]\nb: &b [*a,*a]\nform: [*b,*b]\n",
            REFUSED,
        ),
        ("YAML nested deep", "deep.yaml", b"- " * 50_000, REFUSED),
        ("YAML with a tab", "tab.yaml", b"form: f\n\tcheck: c\n", REFUSED),
        ("a mail", "mail.txt", f"Dear all,\n\n{lines}".encode(), TAKEN),
        ("a text of nothing", "sorry.txt", b"I was ill, sorry.", REFUSED),
        (
            "a text box",
            "Jo_1_assignsubmission_onlinetext_/onlinetext.html",
            f"<p>{text}</p>".encode(),
            TAKEN,
        ),
        ("the page of the quiz", "quiz.html", b"<!doctype html><bloc-quiz></bloc-quiz>", REFUSED),
        ("a page made to be slow", "slow.html", b"<a " * 100_000, REFUSED),
        ("a picture", "photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)), REFUSED),
        ("a picture called JSON", "photo.json", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), REFUSED),
        ("a PDF", "answers.pdf", b"%PDF-1.4\n%...", REFUSED),
        ("a formatted text", "answers.json.rtf", b"{\\rtf1\\ansi " + raw + b"}", REFUSED),
        ("a Word document", "answers.docx", zipped(("word/document.xml", b"<x/>")), REFUSED),
        ("a workbook", "answers.xlsx", zipped(("xl/workbook.xml", b"<x/>")), REFUSED),
        ("a RAR archive", "answers.rar", b"Rar!\x1a\x07\x00....", REFUSED),
        ("a good file in a zip", "good.zip", zipped(("answers.json", raw)), TAKEN),
        ("a zip cut off", "cut.zip", zipped(("answers.json", raw))[:50], REFUSED),
        ("a zip with a password", "locked.zip", locked(zipped(("answers.json", raw))), REFUSED),
        ("a zip whose path leads out", "out.zip", zipped(("../../answers.json", raw)), REFUSED),
        ("a zip with a link", "link.zip", link(), REFUSED),
        ("a zip with nothing in it", "empty.zip", zipped(), REFUSED),
        ("a zip bomb", "bomb.zip", bomb, 3),
        (
            "a member of twenty-one megabytes",
            "big.zip",
            zipped(("a.json", b"x" * 21_000_000)),
            REFUSED,
        ),
        ("zips in zips in zips in zips", "deep.zip", deep, REFUSED),
    ]
