"""The editions of the book beside its site: one file a kind; the folder is the register."""

from __future__ import annotations
