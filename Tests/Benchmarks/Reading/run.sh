#!/bin/sh
# Times reading two million numbers to cells against its peers: median of five, wall and processor seconds, peak KB.
# Needs unzip and a python3 with python-calamine and openpyxl ($PYTHON, default python3).
set -eu
cd "$(dirname "$0")"
python="${PYTHON:-python3}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swift build -c release --package-path ../../.. --product tabularium
program=$(swift build -c release --package-path ../../.. --product tabularium --show-bin-path)/tabularium
"$python" peers/numbers.py "$work/numbers.xlsx" 100000
printf '%-44s %8s %8s %10s\n' "two million numbers" wall cpu KB

median() {
    name=$1
    shift
    "$@" >/dev/null
    for run in 1 2 3 4 5; do /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' "$@" >/dev/null; done
    sort -n "$work/times" | sed -n 3p | awk -v name="$name" '{ printf "%-44s %8.2f %8.2f %10d\n", name, $1, $2 + $3, $4 }'
    rm "$work/times"
}

median "tabularium, xlsx to cells" "$program" convert "$work/numbers.xlsx" --to cells
median "tabularium, through grids" "$program" convert "$work/numbers.xlsx" --to cells --via source
median "unzip -p" unzip -p "$work/numbers.xlsx" xl/worksheets/sheet1.xml
median "python-calamine, to lists" "$python" peers/calamine.py "$work/numbers.xlsx"
[ "${ALL:-}" ] && median "openpyxl, read only" "$python" peers/openpyxl_peer.py "$work/numbers.xlsx"
exit 0
