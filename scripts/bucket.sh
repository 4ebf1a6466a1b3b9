#!/bin/sh
# Make .bucket, an environment with a server of buckets, which pictures in a bucket are tried with. After scripts/venv.sh.
set -eu

rm -rf .bucket
echo "· fetching a server of buckets for the tests"
.venv/bin/python -m venv .bucket
pip="scripts/retry.sh 3 .bucket/bin/python -m pip --disable-pip-version-check --quiet --timeout 60 install"
$pip --require-hashes --only-binary :all: --requirement tests/plugs/bucket.lock
