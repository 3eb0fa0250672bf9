#!/bin/sh
# Validates a data package with frictionless, offline. Usage: datapackage.sh FOLDER CACHE
# Makes a virtual environment in CACHE once; exit 77 says that it cannot be had here.
set -u
folder=$1
cache=$2
# Tests run side by side: one makes it, the others wait.
mkdir -p "$cache" && exec 9>"$cache/lock" && flock 9
if [ ! -x "$cache/bin/frictionless" ]; then
    python3 -m venv "$cache" >/dev/null 2>&1 || exit 77
    "$cache/bin/pip" install --quiet --disable-pip-version-check "frictionless==5.*" >/dev/null 2>&1 || exit 77
fi
exec 9>&-
[ -x "$cache/bin/frictionless" ] || exit 77
cd "$folder" || exit 1
no_proxy= NO_PROXY= http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 \
    HTTPS_PROXY=http://127.0.0.1:9 "$cache/bin/frictionless" validate datapackage.json
