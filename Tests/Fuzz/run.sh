#!/bin/sh
# Fuzzes the workbook reader: ./run.sh [SECONDS] [address]
# With `address`, under AddressSanitizer as well. Inputs that fail are kept in FailCases; each becomes an ordinary test.
set -e
cd "$(dirname "$0")"
seconds="${1:-60}"
options="--sanitize=fuzzer -Xswiftc -parse-as-library"
scratch=.build/fuzzer
if [ "$2" = address ]; then
    options="$options --sanitize=address -Xswiftc -use-ld=lld"
    scratch=.build/address
fi
# shellcheck disable=SC2086
swift build -c release --scratch-path "$scratch" $options
mkdir -p .build/corpus
# The backtracer of Swift would eat the signal on which libFuzzer writes the input down.
SWIFT_BACKTRACE=enable=no "$scratch/release/fuzz-workbook" .build/corpus Seeds \
    -dict=workbook.dict -max_len=4096 -max_total_time="$seconds" -artifact_prefix=FailCases/ -print_final_stats=1
# Every input that ever failed still has to pass.
for input in FailCases/*-*; do
    [ -e "$input" ] || continue
    SWIFT_BACKTRACE=enable=no "$scratch/release/fuzz-workbook" "$input"
done
