"""Figures of the course as SVG text with a table twin: pure functions from data."""

from __future__ import annotations
