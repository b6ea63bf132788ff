#!/usr/bin/env bash
# Run once by Gradescope when the container is made: a Python of its own for the grader.
set -euo pipefail

root="${AUTOGRADER_ROOT:-/autograder}"
source="$root/source"
enough='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

find_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null && "$python" -c "$enough" 2>/dev/null; then
      echo "$python"
      return
    fi
  done
}

python="$(find_python)"
if [ -z "$python" ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # Which of them there is depends on the image that was chosen.
  apt-get install -y -qq python3-venv || true
  for version in 3.13 3.12 3.11; do
    if apt-get install -y -qq "python$version" "python$version-venv"; then
      break
    fi
  done
  python="$(find_python)"
fi
if [ -z "$python" ]; then
  echo "No Python 3.11 or later can be installed here; choose a newer base image." >&2
  exit 1
fi

"$python" -m venv "$root/grader"
"$root/grader/bin/python" -m pip install --quiet --disable-pip-version-check \
  -r "$source/requirements.txt" "$source"/*.whl
