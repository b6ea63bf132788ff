"""What chunks are graded on: the cores of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bloc_course.errors import CallError
from bloc_course.grading.bulk.chunk import Task, work
from bloc_course.grading.workers import spread

# Tasks, how many at a time, and a cluster's address or an empty text: a result for every task.
Engine = Callable[[Sequence[Task], int, str], Iterator[bytes | None]]


def processes(tasks: Sequence[Task], jobs: int, _address: str) -> Iterator[bytes | None]:
    """Processes on this machine."""
    return spread(work, tasks, jobs)


def dask(tasks: Sequence[Task], jobs: int, address: str) -> Iterator[bytes | None]:
    """A Dask cluster: that at `address`, else one of `jobs` processes on this machine.

    Keys and hand-ins must be where its workers can read them.
    """
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise CallError('Dask needs the extra "scale": pip install bloc_course[scale]') from None
    options = {"address": address} if address else {"n_workers": jobs, "threads_per_worker": 1}
    with Client(**options, dashboard_address=None, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        for future in client.map(work, tasks, pure=False):
            yield future.result()
            future.release()


ENGINES: Mapping[str, Engine] = {"processes": processes, "dask": dask}
