#!/bin/sh
# Times the writer against its peers: median of five, wall seconds and peak kilobytes.
# Needs cc, libxlsxwriter-dev, and a python3 with XlsxWriter ($PYTHON, default python3).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swift build -c release
cc -O2 peers/libxlsxwriter.c -lxlsxwriter -o "$work/libxlsxwriter"

median() {
    name=$1
    shift
    for run in 1 2 3 4 5; do /usr/bin/time -a -o "$work/times" -f '%e %M' "$@"; done
    sort -n "$work/times" | sed -n 3p | awk -v name="$name" -v size="$(stat -c %s "$work/out.xlsx")" \
        '{ printf "%-34s %7.2f s %9d KB %12d bytes\n", name, $1, $2, size }'
    rm "$work/times"
}

for kind in numbers amounts mixed; do
    median "$kind: SpreadsheetML" .build/release/writing-benchmark "$kind" 1 "$work/out.xlsx"
    median "$kind: SpreadsheetML, level 6" .build/release/writing-benchmark "$kind" 6 "$work/out.xlsx"
    median "$kind: libxlsxwriter, constant" "$work/libxlsxwriter" "$kind" constant "$work/out.xlsx"
    median "$kind: libxlsxwriter" "$work/libxlsxwriter" "$kind" memory "$work/out.xlsx"
    median "$kind: XlsxWriter, constant" "${PYTHON:-python3}" peers/xlsxwriter_peer.py "$kind" "$work/out.xlsx"
done
