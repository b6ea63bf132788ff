"""What chunks are graded on: the cores of this machine, or a Dask cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bloc_course.errors import CallError
from bloc_course.grading.bulk.chunk import Task, portable, work
from bloc_course.grading.workers import spread

if TYPE_CHECKING:
    from distributed import Future

# So many tasks for each thread are under way at a time.
AHEAD = 3
# Tasks, how many at a time, and a cluster's address or an empty text: a result for every task.
Engine = Callable[[Sequence[Task], int, str], Iterator[bytes | None]]


def processes(tasks: Sequence[Task], jobs: int, _address: str) -> Iterator[bytes | None]:
    """Processes on this machine."""
    return spread(work, tasks, jobs)


def dask(tasks: Sequence[Task], jobs: int, address: str) -> Iterator[bytes | None]:
    """A Dask cluster: that at `address`, else one of `jobs` processes on this machine.

    Its workers must be able to read the hand-ins; keys are sent with the tasks, a few at a time.
    """
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise CallError('Dask needs the extra "scale": pip install bloc_course[scale]') from None
    options: dict[str, Any] = {"address": address}
    if not address:
        options = {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": None}
    with Client(**options, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        most = AHEAD * max(1, sum(client.nthreads().values()))
        under_way: deque[Future[Any]] = deque()
        for task in tasks:
            if len(under_way) == most:
                yield _done(under_way.popleft())
            under_way.append(client.submit(work, portable(task), pure=False))
        yield from map(_done, under_way)


def _done(future: Future[Any]) -> bytes | None:
    body: bytes | None = future.result()
    future.release()  # type: ignore[no-untyped-call]
    return body


ENGINES: Mapping[str, Engine] = {"processes": processes, "dask": dask}
