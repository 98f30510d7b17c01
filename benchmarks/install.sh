#!/usr/bin/env bash
# Installs the programs that Fieldpost is measured beside into .bench, which git ignores. Run again, it does nothing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
to=$here/../.bench
if ! cmp -s "$here/requirements.txt" "$to/installed"; then
    echo 'Installing the programs to be measured beside into .bench ...'
    mkdir -p "$to"
    echo '*' > "$to/.gitignore"
    [ -x "$to/venv/bin/pip" ] || python3 -m venv "$to/venv"
    "$to/venv/bin/pip" install -qq --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$to/installed"
fi
