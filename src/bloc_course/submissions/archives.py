"""Zip archives, member by member and never onto the disk; what is made to harm is refused.

Refused with a reason, and nothing else with them: paths that lead out, links, passwords, unusual
compression, damaged members, archives that unpack to far more than they weigh, and ones in ones in
ones. A bomb in one student's archive costs that archive only.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from bloc_course.submissions.handed_in import LARGEST_FILE

# Text shrinks to a tenth or a twentieth, notebooks of blanks perhaps to a fiftieth.
RATIO, SLACK = 100, 50_000_000
MOST_MEMBERS = 100_000
# The archive of the class, a student's in it, and an archive in that.
DEEPEST = 3
_WORKBOOK = "a workbook; save the table as “CSV UTF-8” and hand in that"
_LETTER = "a word processor's document; hand in the answers.json or notebook itself, or plain text"
# What only the archives have that office programs call documents.
_DOCUMENTS = {
    "xl/workbook.xml": _WORKBOOK,
    "xl/workbook.bin": _WORKBOOK,
    "word/document.xml": _LETTER,
    "Index/Document.iwa": _LETTER,
    "META-INF/manifest.xml": _LETTER,
    "ppt/presentation.xml": _LETTER,
}
_UTF_8_NAME = 0x800
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BROKEN = (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError)


class Budget(Struct):
    """How many bytes an archive may still unpack to; what it unpacks counts outside it as well."""

    left: int
    outer: Budget | None = None

    def spend(self, size: int) -> bool:
        """Whether so many bytes may be unpacked; if so, they are counted."""
        if size > self.left or (self.outer is not None and not self.outer.spend(size)):
            return False
        self.left -= size
        return True


class Member(Struct, frozen=True):
    """A file in an archive: its bytes, or why it can't be taken."""

    name: str
    data: bytes = b""
    reason: str = ""


def budget(size: int, outer: Budget | None = None) -> Budget:
    """The budget of an archive of `size` bytes, in the archive `outer` where there is one."""
    own = RATIO * size + SLACK
    # Whatever one student's archive is, half of what is left stays for the others.
    return Budget(own if outer is None else min(own, outer.left // 2), outer)


def members(
    source: Path | IO[bytes], allowed: Budget, order: Callable[[str], Any]
) -> Iterator[Member]:
    """Every file in an archive by `order` of its name, read one after another; never raises.

    A member without a name tells why the archive itself can't be taken.
    """
    try:
        archive = ZipFile(source)
    except _BROKEN:
        yield Member("", reason="the archive is cut off or damaged; make it again")
        return
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        document = next((_DOCUMENTS[i.filename] for i in infos if i.filename in _DOCUMENTS), "")
        if document:
            yield Member("", reason=document)
            return
        if len(infos) > MOST_MEMBERS:
            yield Member("", reason="the archive holds far too many files")
            return
        if not infos:
            yield Member("", reason="the archive holds no files")
        for info in sorted(infos, key=lambda info: order(name_of(info))):
            yield _member(archive, info, allowed)


def _member(archive: ZipFile, info: ZipInfo, allowed: Budget) -> Member:
    name = name_of(info)
    reason = _objection(info, name)
    if not reason and not allowed.spend(info.file_size):
        reason = "the archive unpacks to far more than answers can be; nothing of it was unpacked"
    if reason:
        return Member(name, reason=reason)
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST_FILE + 1)
    except _BROKEN:
        return Member(name, reason="the file is damaged in its archive; make the archive again")
    return Member(name, data)


def name_of(info: ZipInfo) -> str:
    """A member's path with "/" between folders; names that a Mac wrote as UTF-8 are put right."""
    name = info.filename
    if not info.flag_bits & _UTF_8_NAME:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = info.filename
    return _CONTROL.sub("?", name.replace("\\", "/"))


def _objection(info: ZipInfo, name: str) -> str:
    pieces = name.split("/")
    if ".." in pieces or name.startswith("/") or _DRIVE.match(name) or "\0" in info.orig_filename:
        return "its path leads out of the archive; nothing is unpacked from there"
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "a link or a device, not a file of answers"
    if info.flag_bits & _ENCRYPTED:
        return "the archive has a password; make one without"
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "the archive is packed in an unusual way; make an ordinary zip file"
    if info.file_size > LARGEST_FILE:
        return "the file is far too large for answers"
    return ""
