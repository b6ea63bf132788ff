"""Answers given on another platform, read back; every public module with a `SPEC` is a reader."""
