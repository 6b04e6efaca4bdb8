#!/bin/sh
# Makes .venv and installs a requirements file into it, once:  scripts/venv.sh requirements.txt
#
# PYTHON names the interpreter to use; without it the newest that works is taken. A second call reads one stamp and
# installs nothing. A .venv that does not run, that another Python than PYTHON made, or whose installation was cut off,
# is made anew.
set -eu
cd "$(dirname "$0")/.."

requirements=$1
stamp=.venv/.installed-$requirements
busy=.venv/.installing

say() { printf '%s\n' "$*" >&2; }

# Prints the interpreter's own path when it runs at all (a pyenv shim may exist and fail) and is new enough.
working_python() {
    "$1" -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys.executable)' 2>/dev/null
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# The hash covers a file and those it names with -r, and Python's version, so that a change of any installs again.
fingerprint() {
    .venv/bin/python - "$requirements" <<'END'
import hashlib, pathlib, sys

def lines(path):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            yield from lines(line[3:].strip())
        yield line

print(hashlib.sha256("\n".join([sys.version, *lines(sys.argv[1])]).encode()).hexdigest())
END
}

# True where PYTHON names nothing, or the Python that .venv has.
venv_is_of_python() {
    [ -z "${PYTHON:-}" ] && return
    version='import sys; print(sys.version)'
    [ "$("$PYTHON" -c "$version" 2>/dev/null)" = "$(.venv/bin/python -c "$version" 2>/dev/null)" ]
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        working_python "$PYTHON" || {
            say "PYTHON=$PYTHON does not run or is older than 3.11."
            return 1
        }
        return
    fi
    without_venv=
    for name in python3.13 python3.12 python3.11 python3; do
        found=$(working_python "$name") || continue
        if can_make_venv "$found"; then
            printf '%s\n' "$found"
            return
        fi
        without_venv=$found
    done
    if [ -n "$without_venv" ]; then
        printf '%s\n' "$without_venv"
        return
    fi
    if command -v python3 >/dev/null 2>&1; then
        say "Python 3.11 or newer is needed; python3 is $(python3 --version 2>&1 | head -n 1)."
        say "Install a newer one, or name it: make run PYTHON=/path/to/python3.11"
    else
        say "Python 3.11 or newer is needed and none was found.  On Debian or Ubuntu: apt install python3 python3-venv"
    fi
    return 1
}

make_venv() {
    python=$(find_python) || exit 1
    if ! can_make_venv "$python"; then
        say "$python cannot make a virtual environment: its venv module is missing."
        say "On Debian or Ubuntu: apt install python3-venv"
        exit 1
    fi
    say "Making .venv with $python ($("$python" --version 2>&1)) …"
    rm -rf .venv
    "$python" -m venv .venv || {
        rm -rf .venv
        say "The virtual environment could not be made.  On Debian or Ubuntu: apt install python3-venv"
        exit 1
    }
}

# A .venv named by another path (a copied folder) still runs, but its pip would install into the old place.
venv_is_whole() {
    [ ! -e "$busy" ] && working_python .venv/bin/python >/dev/null && .venv/bin/python - <<'END' >/dev/null 2>&1
import os, sys, pip
sys.exit(os.path.realpath(sys.prefix) != os.path.realpath(".venv"))
END
}

if [ -e "$stamp" ] && [ ! -e "$busy" ] && [ "$(cat "$stamp")" = "$(fingerprint 2>/dev/null)" ] && venv_is_of_python; then
    exit 0
fi
{ venv_is_whole && venv_is_of_python; } || make_venv
say "Installing $requirements …"
: >"$busy"
.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check -r "$requirements" || {
    rm -f "$busy"
    say "Installing $requirements failed (see above).  It is tried again at the next start."
    exit 1
}
fingerprint >"$stamp"
rm -f "$busy"
