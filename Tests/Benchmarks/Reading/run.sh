#!/bin/sh
# Times reading numbers to cells against its peers: ./run.sh. Two million cells (ROWS=100000 of 20), ROUNDS=5.
# Needs unzip, GNU time and python3; python-calamine and openpyxl are installed into .build, or those of $PYTHON are used.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. ../measure.sh
python_with python-calamine openpyxl
swift build -c release --static-swift-stdlib --package-path ../../.. --product tabularium
program=$(swift build -c release --static-swift-stdlib --package-path ../../.. --product tabularium --show-bin-path)/tabularium
"$python" peers/numbers.py "$work/numbers.xlsx" "${ROWS:-100000}"

turn() {
    once "tabularium" "$program" convert "$work/numbers.xlsx" --to cells
    once "tabularium, through grids" "$program" convert "$work/numbers.xlsx" --to cells --via source
    once "unzip -p" unzip -p "$work/numbers.xlsx" xl/worksheets/sheet1.xml
    once "python-calamine" "$python" peers/calamine.py "$work/numbers.xlsx"
    [ -z "${ALL:-}" ] || once "openpyxl, read only" "$python" peers/openpyxl_peer.py "$work/numbers.xlsx"
}

race
ratio "tabularium" "python-calamine" 0.33
ratio "tabularium" "unzip -p" 1.5
peak "tabularium" 150
