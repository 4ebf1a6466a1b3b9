#!/bin/sh
# Fetch the web's packages, or build the web, unless what is there was made from the same files.
# Usage: scripts/web.sh modules|build
set -eu
cd frontend

sum() { cksum "$@" | cksum | cut -d' ' -f1; }

modules() {
  stamp=node_modules/.installed-$(sum package-lock.json package.json)
  [ -e "$stamp" ] && return
  echo "· fetching the web's packages (about a minute the first time)"
  ../scripts/retry.sh 3 npm ci --no-audit --no-fund --loglevel=error
  touch "$stamp"
}

build() {
  sources=$(find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -print | LC_ALL=C sort)
  stamp=dist/.built-$(echo "$sources" | tr '\n' '\0' | xargs -0 cksum | cksum | cut -d' ' -f1)
  [ -e "$stamp" ] && return
  echo "· building the web"
  npm run --silent build -- --logLevel warn
  rm -f dist/.built-*
  touch "$stamp"
}

"$1"
