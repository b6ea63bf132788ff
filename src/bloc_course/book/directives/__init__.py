"""The directives of the book: one file a directive; the folder is the register."""

from __future__ import annotations
