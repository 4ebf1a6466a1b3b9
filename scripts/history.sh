#!/bin/sh
# Replay some of a folder's recorded orders into a database of its own, and check what must always hold of it.
# Usage: scripts/history.sh FOLDER ORDERS
set -e
unset DATABASE_URL ORDERFLOW_DATABASE_URL
home=$(mktemp -d)
chmod 755 "$home" # the database's account must be able to enter
trap 'rm -rf "$home"' EXIT
export ORDERFLOW_VAR_DIR="$home"
orderflow replay "$1" --orders "$2"
orderflow check
