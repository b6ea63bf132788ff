"""Files that people hand in by mistake, told by how they begin, with what to do instead."""

from __future__ import annotations

_WORD = "open it, save what it says as plain text or hand in the answers.json that the quiz saved"
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF; hand in the answers.json or the notebook itself, not a print of it"),
    (b"\x89PNG", "a picture; type the answers, a picture can't be read"),
    (b"\xff\xd8\xff", "a photograph; type the answers, a picture can't be read"),
    (b"GIF8", "a picture; type the answers, a picture can't be read"),
    (b"{\\rtf", f"a text with formatting (RTF); {_WORD}"),
    (b"\xd0\xcf\x11\xe0", f"an old Word or Excel file; {_WORD}"),
    (b"Rar!", "a RAR archive; make a zip file, or hand in the file itself"),
    (b"7z\xbc\xaf", "a 7z archive; make a zip file, or hand in the file itself"),
    (b"\x1f\x8b", "a gz archive; make a zip file, or hand in the file itself"),
    (b"bplist", "a page kept by Safari; hand in the answers.json that the quiz saved"),
    (b"SQLite format 3\0", "a database; hand in the answers.json that the quiz saved"),
    (b"MZ\x90\0", "a program; hand in the answers.json that the quiz saved"),
    (b"\x7fELF", "a program; hand in the answers.json that the quiz saved"),
)
ZIP = (b"PK\3\4", b"PK\5\6")


def mistaken(data: bytes) -> str:
    """Why a file that begins so holds no answers, or an empty text."""
    found = next((reason for begins, reason in _BEGINNINGS if data.startswith(begins)), "")
    if not found and data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "a photograph; type the answers, a picture can't be read"
    return found


def is_zip(data: bytes) -> bool:
    """Whether a file begins as a zip archive."""
    return data.startswith(ZIP)
