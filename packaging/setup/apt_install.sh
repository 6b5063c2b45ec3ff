#!/bin/sh
# Install Debian packages as root; otherwise print the one line that does, and exit 1.
#
# Usage: apt_install.sh PACKAGE…
set -eu
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed (Debian's names): $*. Install them with this system's package manager." >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "sudo apt-get install -y $*" >&2
    exit 1
fi
echo "Installing $*"
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } \
    >/dev/null </dev/null; then
    echo "apt-get could not install $*." >&2
    exit 1
fi
