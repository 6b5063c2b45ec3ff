#!/bin/sh
# Make .venv from the hashed lock, or do nothing when it is up to date.
#
# Usage: venv.sh run|test
# `run` holds what the program imports; `test` adds the developer's tools to the same place. A
# stamp tells which lock, which Python and which folder it was made for; when one of them has
# changed, .venv is made anew.
# PYTHON chooses the interpreter.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
case "${1:-}" in
    run) lock=requirements/run.txt ;;
    test) lock=requirements/dev.txt ;;
    *) echo "Usage: $0 run|test" >&2; exit 2 ;;
esac
venv=.venv
python=$venv/bin/python
launcher=$venv/bin/zjhk-desktop

digest() { # of what .venv is made of, but for the interpreter
    { echo "$root"; cat "$1" packaging/setup/venv.sh; } | cksum
}

version() { # 3.11.2, or nothing
    "$1" -I -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || true
}

stamp() { # what the stamp of a lock says when .venv is up to date
    echo "$(digest "$1") $(version $python)"
}

current() { # .venv was made from this lock
    [ -x $python ] && [ -f "$venv/stamp.$2" ] && [ "$(cat "$venv/stamp.$2")" = "$(stamp "$1")" ]
}

install_launcher() {
    site=$($python -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "$root" >"$site/zjhk_desktop.pth"
    cat >$launcher <<'EOF'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/python" -I -X utf8 -m zjhk_desktop "$@"
EOF
    chmod 755 $launcher
}

current "$lock" "$1" && [ -x $launcher ] && exit 0

# An older lock, Python or place: begin anew. Without that, `test` only adds to `run`.
if [ ! -x $python ] || ! { current requirements/run.txt run || current requirements/dev.txt test; }; then
    chosen=$(packaging/setup/python.sh)
    echo "Making $venv with $chosen ($(version "$chosen"))"
    "$chosen" -I -m venv --clear $venv
fi
echo "Installing $lock"
$python -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
    --require-hashes --only-binary=:all: -r "$lock"
$python -m pip check --quiet --disable-pip-version-check
install_launcher
stamp "$lock" >"$venv/stamp.$1"
[ "$1" = run ] || stamp requirements/run.txt >$venv/stamp.run # the larger lock holds the smaller
