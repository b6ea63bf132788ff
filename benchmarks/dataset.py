"""What the dataset costs at a start: from its YAML, and from its compiled copy.

    python benchmarks/dataset.py

Prints milliseconds of CPU, each the median of RUNS fresh processes, and the ratio to what reading
the same files with PyYAML's C loader, or the same records as JSON with msgspec, takes in processes
of their own. Limits on two quiet cores, network included: 150 ms from YAML, 10 ms from the copy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 9
COLD = """
from time import process_time
from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
start = process_time()
data = load()
World(data).reading.bounds(next(iter(data.documents)))
print(1000 * (process_time() - start))
"""
YAML = """
import yaml
from time import process_time
from bloc_course.dataset.load import data_folder
texts = [p.read_text(encoding="utf-8") for p in data_folder().glob("*.yaml")]
start = process_time()
for text in texts:
    yaml.load(text, Loader=yaml.CSafeLoader)
print(1000 * (process_time() - start))
"""
JSON = """
import msgspec
from time import process_time
from bloc_course.dataset.load import load
from bloc_course.dataset.records import KINDS
data = load()
kinds = [
    (msgspec.json.encode(getattr(data, kind.FILE)), msgspec.json.Decoder(dict[str, kind]))
    for kind in KINDS
]
start = process_time()
for content, decoder in kinds:
    decoder.decode(content)
print(1000 * (process_time() - start))
"""


def milliseconds(code: str, *, fresh: bool) -> float:
    """The median over RUNS processes; `fresh` ones find no compiled copy."""
    found = []
    with tempfile.TemporaryDirectory() as kept:
        for number in range(RUNS + 1):
            home = str(Path(kept) / str(number)) if fresh else kept
            environment = {**os.environ, "XDG_CACHE_HOME": home}
            run = [sys.executable, "-c", code]
            out = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
            found.append(float(out.stdout))
    return median(found[1:])


def main() -> int:
    """Print the table."""
    cold, warm = milliseconds(COLD, fresh=True), milliseconds(COLD, fresh=False)
    safe, json = milliseconds(YAML, fresh=False), milliseconds(JSON, fresh=False)
    for what, mine, other, theirs in (
        ("from YAML, network solved", cold, "CSafeLoader", safe),
        ("from the compiled copy", warm, "msgspec JSON", json),
    ):
        print(f"{what:26}{mine:7.1f} ms   {mine / theirs:5.2f} × {other} ({theirs:.1f} ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
