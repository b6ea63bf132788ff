"""Results as Parquet, for analysis; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.private import open_private
from bloc_course.grading.results import Result

_DECODER = msgspec.json.Decoder(Result)


def write_parquet(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines of results, a row group for each piece of `lines`; the same bytes every time.

    An answer as given stands in `raw` as JSON. Raises CallError without pyarrow.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise CallError(
            'Parquet needs the extra "parquet": pip install bloc_course[parquet]'
        ) from None
    schema = _schema(pa)
    with (
        open_private(path) as file,
        pq.ParquetWriter(file, schema, compression="zstd", store_schema=False) as writer,
    ):
        for piece in lines:
            rows = [_row(_DECODER.decode(line)) for line in piece.splitlines()]
            if rows:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _schema(pa: Any) -> Any:
    kinds = {"provisional": pa.bool_(), "flags": pa.list_(pa.string())}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in Result.__struct_fields__])


def _row(result: Result) -> dict[str, Any]:
    fields = msgspec.structs.asdict(result)
    return fields | {"raw": msgspec.json.encode(result.raw).decode(), "flags": list(result.flags)}
