#!/bin/sh
# Run named steps one after the other, all of them even when one fails, and say at the end how each went.
# Usage: scripts/steps.sh "name: command"…
failed=0
report=

for step in "$@"; do
  name=$(echo "${step%%:*}" | tr -s ' ' | sed 's/ $//')
  printf '\n── %s\n' "$name"
  start=$(date +%s)
  if sh -c "${step#*:}"; then mark=✓; else mark=✗ failed=1; fi
  line=$(printf '%s %-10s %4d s' "$mark" "$name" $(($(date +%s) - start)))
  report="$report$line
"
done

printf '\n%s' "$report"
exit $failed
