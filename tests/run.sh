#!/bin/sh
# Runs test programs, JOBS at a time, a group for each folder: a dot for each
# program that passes, and all that one printed if it fails.
# usage: JOBS=2 tests/run.sh PROGRAM...
set -u
failed=

# A folder in memory, where syncing takes no time, if programs may run there.
folder=$(mktemp -d /dev/shm/stipend-tests.XXXXXX 2>/dev/null) &&
    [ "$(df -Pk /dev/shm | awk 'END { print $4 }')" -gt 500000 ] &&
    cp /bin/true "$folder" && "$folder/true" 2>/dev/null || {
    rmdir "$folder" 2>/dev/null
    folder=$(mktemp -d)
}
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
chmod 755 "$folder"
export TMPDIR="$folder"
logs=$folder/logs
mkdir "$logs"

title() {
    case $1${TEST_ALL:+ all} in
    unit) echo "unit tests, golden cases and command lines" ;;
    unit\ all) echo "properties of thousands of models" ;;
    fuzz) echo "inputs that the fuzzer found" ;;
    faults) echo "faults: some calls of each kind fail or are the last" ;;
    faults\ all) echo "faults: every call fails or is the last (minutes)" ;;
    recalculation) echo "templates, cases and changed inputs in LibreOffice" \
        "and Gnumeric, a dot for 10 files (minutes)" ;;
    recalculation\ all) echo "hundreds of generated workbooks in LibreOffice" \
        "and Gnumeric, a dot for 10 files (minutes)" ;;
    judges*) echo "templates, cases, changed inputs and generated workbooks in" \
        "Odoo's engine and Microsoft's Open XML SDK (minutes)" ;;
    esac
}

# What is worth a line although all passed.
notes() {
    sed -n 's/^note: /  /p; s/.*SKIPPED:/  SKIPPED:/p' "$@" | sort -u
}

run_group() {
    group=$1
    shift
    rm -f "$logs"/*
    printf '%s: %s programs ' "$(title "$group")" $#
    printf '%s\n' "$@" | LOGS=$logs xargs -n 1 -P "${JOBS:-2}" sh -c '
        log=$LOGS/$(basename "$0").log
        if "$0" >"$log" 2>&1; then
            printf .
        else
            printf F
            mv "$log" "${log%.log}.failed"
        fi' 3>&1
    echo " $(sed -n 's/.*PASSED  . \([0-9]*\) test.*/\1/p
        s/.*: \([0-9]*\) inputs replayed/\1/p' "$logs"/* |
        awk '{ sum += $1 } END { print sum + 0 }') passed"
    for log in "$logs"/*.failed; do
        [ -f "$log" ] || continue
        name=$(basename "$log" .failed)
        failed="$failed $name"
        echo "---- $name failed:"
        cat "$log"
        echo "---- end of $name"
    done
    notes "$logs"/*
}

for group in unit fuzz faults recalculation judges; do
    programs=$(printf '%s\n' "$@" | grep "/$group/[^/]*$")
    [ -z "$programs" ] || run_group "$group" $programs
done
if [ -n "$failed" ]; then
    echo "failed:$failed"
    exit 1
fi
echo "all tests passed"
