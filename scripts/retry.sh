#!/bin/sh
# Run a command up to N times, waiting a little longer each time: registries have bad minutes. Usage: scripts/retry.sh N command…
tries=$1
shift
n=1
until "$@"; do
  [ "$n" -ge "$tries" ] && { echo "✗ failed $tries times: $*" >&2; exit 1; }
  echo "· failed, trying again in $((n * 5)) s: $*" >&2
  sleep $((n * 5))
  n=$((n + 1))
done
