#!/bin/sh
# The programs that read the generated texts find no fault with them.
# usage: tests/lint/readers.sh PROGRAM
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0

check() {
    "$program" help "$1" >"$folder/stipend.1"
    shift
    if ! said=$("$@" "$folder/stipend.1" 2>&1) || [ -n "$said" ]; then
        echo "$1 complains: $said"
        bad=1
    fi
}

check manual mandoc -Tlint
check bash bash -n
check zsh zsh -n
check fish fish -n
exit $bad
