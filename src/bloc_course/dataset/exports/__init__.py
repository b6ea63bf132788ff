"""The formats that the dataset is exported to; every module with a `SPEC` is one."""

from bloc_course.dataset.exports._base import Content, Export, exports, needed
from bloc_course.dataset.exports._files import write
from bloc_course.dataset.exports._hindrances import hindrances
from bloc_course.dataset.exports._works import Name, Work, works

__all__ = [
    "Content",
    "Export",
    "Name",
    "Work",
    "exports",
    "hindrances",
    "needed",
    "works",
    "write",
]
