"""Read the YAML files into records: file and line in every problem, all problems at once.

A folder that has been read without fault is kept as a compiled copy under the user's cache, keyed
by the content of its files and of the record classes, so that a second start takes milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.errors import CallError, DataProblems, Problem


class Dataset(msgspec.Struct, frozen=True):
    """Everything the article yields, each kind as a map from id to record."""

    version: str
    article: r.Article
    chapters: dict[str, r.Chapter]
    people: dict[str, r.Person]
    groups: dict[str, r.Group]
    documents: dict[str, r.Document]
    events: dict[str, r.Event]
    claims: dict[str, r.Claim]
    terms: dict[str, r.Term]
    periods: dict[str, r.Period]
    discrepancies: dict[str, r.Discrepancy]
    arguments: dict[str, r.Argument]
    judgements: dict[str, r.Judgement]

    def by_kind(self) -> dict[str, tuple[r.Record, ...]]:
        """The records of every kind, by the kind's file name."""
        return {kind.FILE: tuple(getattr(self, kind.FILE).values()) for kind in r.KINDS}


def data_folder() -> Path:
    """The dataset that comes with the package: inside a wheel, or beside `src` in a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "_data", package.parent.parent / "data"):
        if (folder / "article.yaml").is_file():
            return folder
    message = f"no dataset found beside {package}; name its folder with --data"
    raise CallError(message)


def load(folder: Path | None = None) -> Dataset:
    """The dataset of `folder` (default: the one that comes with the package).

    Raises DataProblems with every fault of form in every file; faults of sense are found by
    `bloc_course.dataset.lints`. Raises CallError where a file is missing.
    """
    folder = folder or data_folder()
    contents = _contents(folder)
    version = _version(contents)
    cached = _cache_file(version)
    with suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        return _DECODER.decode(cached.read_bytes())
    dataset = _parse(_texts(contents, folder), folder, version)
    with suppress(OSError):
        _write_atomically(cached, msgspec.msgpack.encode(dataset))
    return dataset


_DECODER = msgspec.msgpack.Decoder(Dataset)


def _contents(folder: Path) -> dict[str, bytes]:
    """Every data file by kind, with the line ends of Unix. Raises CallError if one is missing."""
    kinds = ["article", *(kind.FILE for kind in r.KINDS)]
    missing = [f"{kind}.yaml" for kind in kinds if not (folder / f"{kind}.yaml").is_file()]
    if missing:
        message = f"{folder} lacks {', '.join(missing)}"
        raise CallError(message)
    return {
        kind: (folder / f"{kind}.yaml").read_bytes().replace(b"\r\n", b"\n") for kind in kinds
    }


def _texts(contents: dict[str, bytes], folder: Path) -> dict[str, str]:
    """The files as text. Raises DataProblems for each that is no UTF-8."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for kind, content in contents.items():
        try:
            texts[kind] = content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            wrong = "not UTF-8"
            hint = "save the file as UTF-8"
            problems.append(Problem(file=shown(folder, kind), line=line, problem=wrong, hint=hint))
    if problems:
        raise DataProblems(problems)
    return texts


def _version(contents: dict[str, bytes]) -> str:
    """A hash of what the data say; line ends do not count, so a checkout on Windows is the same."""
    digest = hashlib.sha256()
    for kind, content in sorted(contents.items()):
        digest.update(b"%b\x1f%b\x1e" % (kind.encode(), content))
    return digest.hexdigest()[:16]


def _cache_file(version: str) -> Path:
    """Where the compiled copy lies; the record classes are part of its name."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    classes = sorted(Path(r.__file__).parent.glob("*.py"))
    shape = hashlib.sha256(b"".join(p.read_bytes() for p in (*classes, Path(__file__))))
    return base / "bloc_course" / f"{version}-{shape.hexdigest()[:8]}.msgpack"


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def _parse(texts: dict[str, str], folder: Path, version: str) -> Dataset:
    # Only a first reading needs the YAML parser: it costs more than all the rest of a start.
    from bloc_course.dataset._entries import article_of, entries_of  # noqa: PLC0415

    problems: list[Problem] = []
    fields: dict[str, Any] = {"version": version}
    fields["article"] = article_of(texts["article"], shown(folder, "article"), problems)
    for kind in r.KINDS:
        fields[kind.FILE] = entries_of(kind, texts[kind.FILE], shown(folder, kind.FILE), problems)
    if problems:
        raise DataProblems(problems)
    return Dataset(**fields)


def shown(folder: Path, kind: str) -> str:
    """The file's name as a user would type it: short inside the working directory."""
    path = folder / f"{kind}.yaml"
    with suppress(ValueError):
        return str(path.relative_to(Path.cwd()))
    return str(path)
