#!/bin/sh
# Find the system packages that are missing and install them.
#
# Usage: system_deps.sh run|test|bundle
# Looks for each file that Qt loads (by soname), for each command that the tests call, and, before
# .venv is made, for Python's venv module, which Debian keeps in a package of its own. As root it
# installs the Debian packages that hold what is missing; otherwise it prints the one line that
# does, and exits 1. Other systems bring these libraries with the wheels: nothing to do there.
set -eu

# What is looked for, and the package that holds it. A soname, or `command:NAME`.
run_needs='
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libdbus-1.so.3 libdbus-1-3
libgssapi_krb5.so.2 libgssapi-krb5-2
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libcups.so.2 libcups2
'
test_needs='
command:pdftotext poppler-utils
command:qpdf qpdf
command:strace strace
'

bundle_needs='
command:objdump binutils
'

case "${1:-}" in
    run) needs=$run_needs ;;
    test) needs=$run_needs$test_needs ;;
    bundle) needs=$run_needs$bundle_needs ;;
    *) echo "Usage: $0 run|test|bundle" >&2; exit 2 ;;
esac

here=$(cd "$(dirname "$0")" && pwd)
packages=
venv=$here/../../.venv
if [ ! -x "$venv/bin/python" ] || [ ! -f "$venv/stamp.run" ]; then
    python=$("$here/python.sh")
    "$python" -I -c 'import ensurepip, venv' >/dev/null 2>/dev/null ||
        packages=$("$python" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
fi

[ "$(uname -s)" = Linux ] || exit 0

PATH=$PATH:/usr/sbin:/sbin
known=$(ldconfig -p 2>/dev/null || true)

present() {
    case "$1" in
        command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
        *)
            case "$known" in *"$1 ("*) return 0 ;; esac
            for folder in /lib/*-linux-gnu /usr/lib/*-linux-gnu /usr/lib /usr/lib64; do
                [ -e "$folder/$1" ] && return 0
            done
            return 1
            ;;
    esac
}

while read -r wanted package; do
    [ -n "$wanted" ] || continue
    present "$wanted" || packages="$packages $package"
done <<EOF
$needs
EOF

[ -n "$packages" ] || exit 0
# shellcheck disable=SC2086 # a list of package names
exec "$here/apt_install.sh" $packages
