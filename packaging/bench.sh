#!/bin/sh
# Measures start and reading as ratios (see tests/bench); fails where one is over its budget.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare
exec "$UV" run -q --no-sync python -m tests.bench
