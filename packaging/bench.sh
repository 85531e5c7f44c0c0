#!/bin/sh
# Measures start and reading as ratios (see tests/bench); fails where one is over its budget.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare --no-dev
# In an environment of its own, without the development tools: httpx and structlog would import some of them.
exec "$UV" run -q --isolated --locked --no-dev python -m tests.bench
