"""The reference pages made from the data: one file a kind; the folder is the register."""

from __future__ import annotations
