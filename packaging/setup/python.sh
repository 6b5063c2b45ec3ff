#!/bin/sh
# Print the interpreter that .venv is made with: PYTHON if it is set, else the first that fits.
set -eu

version() { # 3.11.2, or nothing
    "$1" -I -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || true
}

for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    command -v "$name" >/dev/null 2>&1 || continue
    case "$(version "$name")" in
        3.11.* | 3.12.* | 3.13.*)
            command -v "$name"
            exit 0
            ;;
    esac
done
found=$(version "${PYTHON:-python3}")
echo "Python 3.11, 3.12 or 3.13 is needed; found ${found:-none}. Install one, or name it with PYTHON=…" >&2
exit 1
