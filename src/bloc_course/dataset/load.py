"""Read the YAML files into records: file and line in every problem, all problems at once.

A folder that has been read without fault is kept as a compiled copy under the user's cache, keyed
by the content of its files and of the record classes, so that a second start takes milliseconds.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from bloc_course.dataset import records as r
from bloc_course.errors import CallError, DataProblems, Problem

if TYPE_CHECKING:
    from bloc_course.dataset.solution import Solution


class Dataset:
    """Everything the article yields, each kind as a map from id to record.

    A kind that comes from the compiled copy is decoded when it is first asked for, so that a
    command pays for what it looks at. A dataset is never changed; `replace` makes another.
    """

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

    def __init__(self, *, version: str, solution: bytes | memoryview = b"", **kinds: Any) -> None:
        """A dataset of `article` and the records of every kind, decoded or still encoded.

        `solution` is that of the reading network, encoded, where it is known.
        """
        self.version = version
        self.encoded_solution = solution
        self._encoded = {
            name: kinds.pop(name) for name in _NAMES if isinstance(kinds[name], memoryview)
        }
        self.__dict__.update(kinds)

    def __getattr__(self, name: str) -> Any:
        """A kind that has not been asked for yet."""
        encoded = self.__dict__.get("_encoded", {}).pop(name, None)
        if encoded is None:
            raise AttributeError(name)
        with _no_collection():
            value = _DECODERS[name].decode(encoded)
        setattr(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        """Whether two datasets hold the same records."""
        return isinstance(other, Dataset) and all(
            getattr(self, name) == getattr(other, name) for name in ("version", *_NAMES)
        )

    __hash__ = None  # type: ignore[assignment]

    def replace(self, **kinds: Any) -> Dataset:
        """The same dataset with other records of some kinds."""
        ours = {name: getattr(self, name) for name in _NAMES}
        return Dataset(**{"version": self.version, **ours, **kinds})

    @cached_property
    def solution(self) -> Solution | None:
        """What the reading network comes to, if the compiled copy has it."""
        from bloc_course.dataset.solution import decode  # noqa: PLC0415 -- only for questions of time

        return decode(self.encoded_solution) if self.encoded_solution else None

    def by_kind(self) -> dict[str, tuple[r.Record, ...]]:
        """The records of every kind, by the kind's file name."""
        return {kind.FILE: tuple(getattr(self, kind.FILE).values()) for kind in r.KINDS}


# Bytes of the checksum before a compiled copy.
_CHECK = 4
_NAMES = ("article", *(kind.FILE for kind in r.KINDS))
_DECODERS: dict[str, msgspec.msgpack.Decoder[Any]] = {
    "article": msgspec.msgpack.Decoder(r.Article),
    **{kind.FILE: msgspec.msgpack.Decoder(dict[str, kind]) for kind in r.KINDS},  # type: ignore[valid-type]
}


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection: reading makes a hundred thousand values and no cycle among them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
    with suppress(OSError, msgspec.DecodeError, msgspec.ValidationError, ValueError):
        return Dataset(version=version, **_unpack(cached.read_bytes()))
    with _no_collection():
        dataset = _parse(_texts(contents, folder), folder, version)
        with suppress(OSError):
            _write_atomically(cached, _pack(dataset))
    return dataset


def _pack(dataset: Dataset) -> bytes:
    """Every kind encoded by itself, and before them a checksum that tells a damaged copy."""
    kinds: dict[str, bytes | memoryview] = {
        name: msgspec.msgpack.encode(getattr(dataset, name)) for name in _NAMES
    }
    kinds["solution"] = dataset.encoded_solution
    body = msgspec.msgpack.encode(kinds)
    return crc32(body).to_bytes(_CHECK) + body


def _solved(dataset: Dataset) -> bytes:
    """The solution of the reading network; nothing where the lints will find fault with it."""
    from bloc_course.dataset.chronology import build  # noqa: PLC0415 -- only after a change of data
    from bloc_course.dataset.solution import encode  # noqa: PLC0415
    from bloc_course.dates import DateError  # noqa: PLC0415

    try:
        return encode(build(dataset, reading=True).solution)
    except (DateError, KeyError):
        return b""


def _unpack(copy: bytes) -> dict[str, memoryview]:
    """The encoded kinds, where they lie in a compiled copy; ValueError for a damaged one."""
    check, body = copy[:_CHECK], memoryview(copy)[_CHECK:]
    if crc32(body).to_bytes(_CHECK) != check:
        raise ValueError("a damaged copy")
    return msgspec.msgpack.decode(body, type=dict[str, memoryview])


def _contents(folder: Path) -> dict[str, bytes]:
    """Every data file by kind, with the line ends of Unix. Raises CallError if one is missing."""
    kinds = ["article", *(kind.FILE for kind in r.KINDS)]
    missing = [f"{kind}.yaml" for kind in kinds if not (folder / f"{kind}.yaml").is_file()]
    if missing:
        message = f"{folder} lacks {', '.join(missing)}"
        raise CallError(message)
    return {kind: _unix((folder / f"{kind}.yaml").read_bytes()) for kind in kinds}


def _unix(content: bytes) -> bytes:
    """The content with the line ends of Unix; looking for others costs less than replacing none."""
    return content.replace(b"\r\n", b"\n") if b"\r" in content else content


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
        for piece in (kind.encode(), b"\x1f", content, b"\x1e"):
            digest.update(piece)
    return digest.hexdigest()[:16]


def _cache_file(version: str) -> Path:
    """Where the compiled copy lies; the code that makes it is part of its name."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    here = Path(__file__).parent
    code = [*here.glob("*.py"), *here.glob("records/*.py"), *here.parent.glob("dates/*.py")]
    shape = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(code)))
    return base / "bloc_course" / f"{version}-{shape.hexdigest()[:8]}.msgpack"


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def _parse(texts: dict[str, str], folder: Path, version: str) -> Dataset:
    problems: list[Problem] = []
    fields: dict[str, Any] = {"version": version}
    _parse_files(texts, folder, fields, problems)
    if problems:
        raise DataProblems(problems)
    # Solved here, so that neither the copy nor who asks first about time solves it again.
    return Dataset(**fields, solution=_solved(Dataset(**fields)))


def _parse_files(
    texts: dict[str, str], folder: Path, fields: dict[str, Any], problems: list[Problem]
) -> None:
    # Only a first reading needs a YAML parser: it costs more than all the rest of a start.
    from bloc_course.dataset._plain import faultless, faultless_article  # noqa: PLC0415

    fields["article"] = faultless_article(texts["article"])
    fields |= {kind.FILE: faultless(kind, texts[kind.FILE]) for kind in r.KINDS}
    again = [kind for kind in r.KINDS if fields[kind.FILE] is None]
    if fields["article"] is not None and not again:
        return
    # And only a fault needs the other one, which knows the lines.
    from bloc_course.dataset._entries import article_of, entries_of  # noqa: PLC0415

    if fields["article"] is None:
        fields["article"] = article_of(texts["article"], shown(folder, "article"), problems)
    for kind in again:
        fields[kind.FILE] = entries_of(kind, texts[kind.FILE], shown(folder, kind.FILE), problems)


def shown(folder: Path, kind: str) -> str:
    """The file's name as a user would type it: short inside the working directory."""
    path = folder / f"{kind}.yaml"
    with suppress(ValueError):
        return str(path.relative_to(Path.cwd()))
    return str(path)
