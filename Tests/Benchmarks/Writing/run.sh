#!/bin/sh
# Times the writer against its peers: ./run.sh [KIND…], of numbers, amounts and mixed. 100,000 rows of 20, ROUNDS=5.
# Needs cc, libxlsxwriter-dev, GNU time and python3; XlsxWriter is installed into .build, or that of $PYTHON is used.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. ../measure.sh
python_with XlsxWriter
swift build -c release
cc -O2 peers/libxlsxwriter.c -lxlsxwriter -o "$work/libxlsxwriter"

turn() {
    once "SpreadsheetML" .build/release/writing-benchmark "$kind" 1 "$work/out.xlsx"
    once "SpreadsheetML, level 6" .build/release/writing-benchmark "$kind" 6 "$work/out.xlsx"
    once "libxlsxwriter" "$work/libxlsxwriter" "$kind" memory "$work/out.xlsx"
    once "libxlsxwriter, constant memory" "$work/libxlsxwriter" "$kind" constant "$work/out.xlsx"
    once "XlsxWriter, constant memory" "$python" peers/xlsxwriter_peer.py "$kind" "$work/out.xlsx"
}

[ $# -gt 0 ] || set -- numbers amounts mixed
for kind; do
    echo "$kind"
    race
    ratio "SpreadsheetML" "libxlsxwriter" 0.5
    ratio "SpreadsheetML" "libxlsxwriter, constant memory" 0.5
    ratio "SpreadsheetML" "XlsxWriter, constant memory" 0.33
    peak "SpreadsheetML" 150
done
