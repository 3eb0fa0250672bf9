# Shared by the benchmarks: contenders take turns, so that a slow minute of the machine hurts all of them alike.
# Sourced by a script that has set `work` to a folder of its own and defined `turn`, which calls `once` for each contender.

# The Python of the peers: $PYTHON, or an environment that is made here with the packages named.
python_with() {
    if [ "${PYTHON:-}" ]; then
        python="$PYTHON"
        return
    fi
    python="$PWD/.build/peers/bin/python"
    [ -x "$python" ] || python3 -m venv .build/peers
    "$python" -m pip install --quiet --disable-pip-version-check "$@"
}

# once NAME COMMAND…: one run, its output thrown away.
once() {
    name=$1
    shift
    grep -qxF "$name" "$work/names" 2>/dev/null || echo "$name" >>"$work/names"
    /usr/bin/time -a -o "$work/times of $name" -f '%e %U %S %M' "$@" >/dev/null
}

# Runs a turn that does not count, then $ROUNDS (5) that do, and prints the median of each contender.
race() {
    turn
    rm -f "$work"/times*
    round=0
    while [ "$round" -lt "${ROUNDS:-5}" ]; do
        turn
        round=$((round + 1))
    done
    printf '%-36s %8s %8s %10s   median of %s\n' contender wall cpu KB "$round"
    while read -r name; do
        printf '%-36s %8.2f %8.2f %10d\n' "$name" "$(median "$name" 1)" "$(median "$name" cpu)" "$(median "$name" 4)"
    done <"$work/names"
}

# median NAME FIELD: of the wall seconds (1), the processor seconds (cpu) or the peak kilobytes (4).
median() {
    awk -v field="$2" '{ print field == "cpu" ? $2 + $3 : $field }' "$work/times of $1" | sort -n |
        awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# ratio NAME OTHER BOUND: the wall seconds of one by those of the other, against the target.
ratio() {
    awk -v one="$(median "$1" 1)" -v other="$(median "$2" 1)" -v bound="$3" -v names="$1 / $2" 'BEGIN {
        ratio = other > 0 ? one / other : 0
        printf "%-64s %5.2f   target %.2f: %s\n", names, ratio, bound, ratio <= bound ? "kept" : "missed" }'
}

# peak NAME BOUND: the peak megabytes against the target.
peak() {
    awk -v found="$(median "$1" 4)" -v bound="$2" -v name="$1, peak MB" 'BEGIN {
        printf "%-64s %5.0f   target %d: %s\n", name, found / 1024, bound, found / 1024 <= bound ? "kept" : "missed" }'
}
