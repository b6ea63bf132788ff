"""The roles of the book: one file a role; the folder is the register."""

from __future__ import annotations
