#!/bin/bash
# Runs inside the Debian folder, as the first process of its own world: a screen, then the command.
# (xvfb-run waits for ever as the first process.)
mkdir -p /tmp/.X11-unix
Xvfb -displayfd 4 -screen 0 1366x768x24 -nolisten tcp 4>/tmp/display >/dev/null 2>&1 &
for _ in $(seq 100); do
    [ ! -s /tmp/display ] || break
    sleep 0.1
done
[ -s /tmp/display ] || { echo "Xvfb did not start" >&2; exit 1; }
DISPLAY=:$(cat /tmp/display)
export DISPLAY
"$@"
