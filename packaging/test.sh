#!/bin/sh
# Sets everything up where needed and runs every check: style, types, layers, tests with coverage.
# Arguments go to pytest; with any, only pytest runs.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare
prepare_postgres
run() { "$UV" run -q --no-sync "$@"; }
if [ $# -gt 0 ]; then
    run pytest "$@"
    exit
fi
run ruff check
run ruff format --check
run mypy
run mypy --platform win32 packaging/windows/selftest.py
run lint-imports
run pytest -n "${TEST_PROCESSES:-2}" --cov --cov-report=term --cov-report=xml:build/coverage.xml
run python packaging/coverage_floor.py build/coverage.xml
