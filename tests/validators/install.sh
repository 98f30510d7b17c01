#!/usr/bin/env bash
# Installs the validators into .validators, which git ignores. Run again, it does nothing that is done already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
to=$here/../../.validators
packages=(chromium default-jdk-headless libjaxb-java libical3 nodejs npm qpdf)

lacking=()
command -v chromium > /dev/null || lacking+=(chromium)
command -v javac > /dev/null || lacking+=(default-jdk-headless)
command -v npm > /dev/null || lacking+=(nodejs npm)
command -v qpdf > /dev/null || lacking+=(qpdf)
[ -e /usr/share/java/jaxb-runtime.jar ] || lacking+=(libjaxb-java)
ldconfig -p | grep -q 'libical\.so\.3' || lacking+=(libical3)
if [ ${#lacking[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ]; then
        echo "These Debian packages are missing: ${lacking[*]}. Install them with" >&2
        echo "    sudo apt-get install --no-install-recommends ${packages[*]}" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${lacking[@]}" > /dev/null
fi

mkdir -p "$to"
echo "*" > "$to/.gitignore"
want=$(cat "$here/requirements.txt" "$here/package.json")
if [ "$(cat "$to/installed" 2> /dev/null || true)" != "$want" ]; then
    rm -f "$to/installed"
    [ -x "$to/venv/bin/pip" ] || python3 -m venv "$to/venv"
    "$to/venv/bin/pip" install -qq --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/package.json" "$to/"
    # No install script of a package may run: it could want to download a browser of its own.
    (cd "$to" && npm install --no-audit --no-fund --ignore-scripts --loglevel=error)
    printf '%s\n' "$want" > "$to/installed"
fi
