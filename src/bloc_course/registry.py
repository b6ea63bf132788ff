"""Registers that are folders: every module of a package that offers a `SPEC` is an entry."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, TypeVar

T = TypeVar("T")


class ContractError(TypeError):
    """A module in a register offers no `SPEC` of the register's type."""


def one(package: str, name: str, kind: type[T]) -> T | None:
    """The `SPEC` of the public module of this name in `package`, alone brought in; None without."""
    if not name.isidentifier() or name.startswith("_"):
        return None
    where = f"{package}.{name}"
    spec = getattr(import_module(where), "SPEC", None) if find_spec(where) else None
    return spec if isinstance(spec, kind) else None


@cache
def _modules(package: str) -> tuple[tuple[str, Any], ...]:
    found: list[tuple[str, Any]] = []
    for info in sorted(iter_modules(import_module(package).__path__), key=lambda i: i.name):
        name = f"{package}.{info.name}"
        if info.ispkg:
            found += _modules(name)
        elif not info.name.startswith("_"):
            found.append((name, getattr(import_module(name), "SPEC", None)))
    return tuple(found)


def discover(package: str, kind: type[T]) -> tuple[T, ...]:
    """The `SPEC` of every public module below `package`, in the order of module names.

    Raises ContractError where a module has no `SPEC` of type `kind`; a module whose name starts
    with an underscore is a helper and no entry.
    """
    for name, spec in _modules(package):
        if not isinstance(spec, kind):
            message = f"{name} has no SPEC of type {kind.__name__}"
            raise ContractError(message)
    return tuple(spec for _, spec in _modules(package))
