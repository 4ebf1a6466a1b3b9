#!/bin/sh
# Make .venv from requirements.lock, then put this checkout into it. Usage: scripts/venv.sh [python]
set -eu
python=${1:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Orderflow needs Python 3.11 or newer; \"$python\" is not. Say which with: make PYTHON=/path/to/python3.11" >&2
  exit 1
}
[ -x .venv/bin/python ] || { echo "· making .venv"; "$python" -m venv .venv; }
rm -f .venv/.python-*

echo "· installing the locked Python packages (about a minute the first time)"
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet --retries 5 --timeout 60 "$@"; }
scripts/retry.sh 3 .venv/bin/python -m pip --disable-pip-version-check --quiet --retries 5 --timeout 60 \
  install --require-hashes --only-binary :all: -r requirements.lock
pip install --no-deps --no-build-isolation --editable .
