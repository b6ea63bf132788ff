"""The script of the search page that finds people by the sound of a name."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx.application import Sphinx

from bloc_course.book.links import pages_of
from bloc_course.book.names import forms
from bloc_course.book.source import world_of
from bloc_course.dataset.names import readings, sounded

SCRIPT = "bloc-names.js"


def write_names(app: Sphinx) -> None:
    """Write the script of the search page; without a page of people it knows nobody."""
    world, page = world_of(app.config), pages_of(app.env).get("people")
    people = []
    if page is not None:
        address = app.builder.get_target_uri(page)
        for record, person in sorted(world.data.people.items()):
            sounds = dict.fromkeys(map(sounded, forms(person)))
            people.append([person.name, f"{address}#{record}", list(sounds)])
    letters, sounds_of = readings()
    given = {"LATIN": letters, "SOUNDS": sounds_of, "PEOPLE": people}
    lines = [
        f"const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
        for name, value in given.items()
    ]
    code = Path(__file__).with_name("names.js").read_text(encoding="utf-8")
    target = Path(app.outdir) / "_static" / SCRIPT
    target.write_text("".join(lines) + code, encoding="utf-8")
