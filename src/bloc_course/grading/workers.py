"""Work spread over the cores; results come back in the order of the tasks."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
# So many tasks for each process are under way at a time.
AHEAD = 3
# A worker whose parent was killed notices within so many seconds.
LOOKS = 0.1


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew(Generic[T, R]):
    """Tasks given one by one and done side by side; results come back in their order.

    `work` must be a function of a module, and tasks and results things that can be pickled. The
    first `alone` tasks, and all with one job, are done in this process.
    """

    def __init__(self, work: Callable[[T], R], jobs: int, alone: int = 0) -> None:
        self._work, self._jobs, self._alone = work, jobs, alone
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[Future[R]] = deque()

    def give(self, task: T) -> Iterator[R]:
        """Take on a task; yields the results that are due, so that few are under way at a time."""
        if self._jobs <= 1 or self._alone > 0:
            self._alone -= 1
            yield self._work(task)
            return
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

            self._pool = ProcessPoolExecutor(
                self._jobs, initializer=_watch, initargs=(os.getpid(),)
            )
        self._waiting.append(self._pool.submit(self._work, task))
        while len(self._waiting) > AHEAD * self._jobs:
            yield self._waiting.popleft().result()

    def rest(self) -> Iterator[R]:
        """The results of all tasks that are under way."""
        while self._waiting:
            yield self._waiting.popleft().result()

    def close(self) -> None:
        """Send the processes home; what is not done is left."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    """The result of `work` for every task; with one job or one task in this process."""
    crew = Crew(work, min(jobs, len(tasks)))
    try:
        for task in tasks:
            yield from crew.give(task)
        yield from crew.rest()
    finally:
        crew.close()


def _watch(parent: int) -> None:
    """End with the parent: nobody tells the worker of one that was killed."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOKS)
        os._exit(1)

    if hasattr(os, "getppid") and os.getppid() == parent:
        threading.Thread(target=look, daemon=True).start()
