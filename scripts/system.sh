#!/bin/sh
# See to a Chromium and to fonts that know Chinese, for the tests in real browsers.
set -eu

installed() { dpkg-query --show --showformat '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] || { echo "CHROMIUM=$CHROMIUM cannot be run." >&2; exit 1; }
  exit 0
fi

if [ -e /etc/debian_version ]; then
  installed chromium && installed fonts-noto-cjk && exit 0
  if [ "$(id -u)" = 0 ]; then
    echo "· installing chromium and fonts-noto-cjk"
    export DEBIAN_FRONTEND=noninteractive
    apt="scripts/retry.sh 5 apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
    $apt update
    $apt install --yes --no-install-recommends chromium fonts-noto-cjk >/dev/null
    exit 0
  fi
fi

command -v chromium >/dev/null && exit 0
echo "The tests in real browsers need Chromium: say where it is, with make test CHROMIUM=/path/to/chromium." >&2
exit 1
