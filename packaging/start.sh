#!/bin/sh
# Sets everything up where needed and starts HQS Desktop on its embedded gateway.
# Without a screen it runs the tour instead: a desk's work by keys alone, a picture of each step and of every screen in each look.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare --no-dev
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec "$UV" run -q --no-sync hqs-desktop demo "$@"
fi
pictures=$PWD/build/tour
say "No screen here: running the tour; its pictures go to $pictures"
QT_QPA_PLATFORM=offscreen exec "$UV" run -q --no-sync hqs-desktop demo --tour "$pictures" "$@"
