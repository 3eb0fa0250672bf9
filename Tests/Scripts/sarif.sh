#!/bin/sh
# Validates a SARIF log with the JSON Schema of SARIF 2.1.0. Usage: sarif.sh LOG CACHE
# The schema comes with the source distribution of sarif-om; CACHE keeps it. Exit 77 says that it cannot be had here.
set -u
log=$1
cache=$2
schema="$cache/schema.json"
# Tests run side by side: one makes it, the others wait.
mkdir -p "$cache" && exec 9>"$cache/lock" && flock 9
if [ ! -f "$schema" ] || [ ! -x "$cache/bin/python" ]; then
    python3 -m venv "$cache" >/dev/null 2>&1 || exit 77
    "$cache/bin/pip" install --quiet --disable-pip-version-check "jsonschema==4.*" >/dev/null 2>&1 || exit 77
    "$cache/bin/pip" download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest "$cache/source" \
        "sarif-om==1.0.4" >/dev/null 2>&1
    for archive in "$cache"/source/*.tar.gz; do
        tar xzf "$archive" -O --wildcards '*/sarif-2.1.0-rtm.4.json' >"$schema.part" 2>/dev/null || exit 77
    done
    [ -s "$schema.part" ] || exit 77
    mv "$schema.part" "$schema"
fi
exec 9>&-
"$cache/bin/python" - "$schema" "$log" <<'PYTHON'
import json, sys, jsonschema
schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
print("\n".join(errors))
sys.exit(1 if errors else 0)
PYTHON
