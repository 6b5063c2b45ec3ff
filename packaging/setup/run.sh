#!/bin/sh
# Start the program; without a display, take pictures of it instead.
set -eu
cd "$(dirname "$0")/../.."
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so this takes the tour: pictures of the window and an annotated PDF in out/tour."
    exec .venv/bin/zjhk-desktop tour out/tour
fi
exec .venv/bin/zjhk-desktop "$@"
